/// The content of an entry, compressed already: what many archives hold need be deflated only once.
package struct PackedEntry: Sendable {
    let archive: [UInt8]
    let entry: ZipEntry

    /// Compresses as ``ZipWriter/add(_:_:method:)`` does, so that an archive is the same with either.
    package init(_ bytes: [UInt8]) throws(ZipError) {
        var writer = ZipWriter()
        try writer.add("entry", bytes)
        archive = try writer.finish()
        guard let entry = try ZipDirectory(archive, limits: .standard).entries.first else {
            throw ZipError(.archiveNotWritten, "a compressed entry cannot be read back")
        }
        self.entry = entry
    }
}
