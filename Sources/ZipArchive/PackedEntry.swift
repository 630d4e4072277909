/// The content of an entry, compressed already: what many archives hold need be deflated only once.
package struct PackedEntry: Sendable {
    /// From how many bytes on a part is better kept compressed than as it is until its package is written.
    package static let largePart = 1 << 20

    let archive: [UInt8]
    let entry: ZipEntry

    /// Compresses as ``ZipWriter/add(_:_:method:)`` does, so that an archive is the same with either.
    package init(_ bytes: [UInt8]) throws(ZipError) {
        var writer = ZipWriter()
        try writer.add("entry", bytes)
        archive = try writer.finish()
        // What was compressed just now is no trap, however well it could be.
        var limits = ZipLimits()
        (limits.archiveBytes, limits.entryBytes, limits.totalBytes) = (.max, .max, .max)
        limits.ratioFreeBytes = .max
        guard let entry = try ZipDirectory(archive, limits: limits).entries.first else {
            throw ZipError(.archiveNotWritten, "a compressed entry cannot be read back")
        }
        self.entry = entry
    }
}
