internal import CLibZip

/// Writes a ZIP archive in memory through libzip: entries in the order they were added, one date for all, the same bytes
/// for the same input. Dropped before ``finish()``, it leaves nothing behind.
package struct ZipWriter: ~Copyable {
    package enum Method: Sendable, Hashable { case stored, deflated }

    private let archive: OpaquePointer?
    /// What the archive is written into; libzip and this value each hold a reference.
    private let target: OpaquePointer?
    private let date: ZipDate

    /// zlib's level: 6 is the usual balance. Fixed, since another level gives other bytes.
    private static let level: UInt32 = 6

    package init(date: ZipDate = .earliest) {
        self.date = date
        var error = zip_error_t()
        target = zip_source_buffer_create(nil, 0, 0, &error)
        archive = target.flatMap { zip_open_from_source($0, CInt(ZIP_TRUNCATE), &error) }
        // Closing the archive gives up its reference to the target, whose bytes are still wanted then.
        if archive != nil { zip_source_keep(target) }
    }

    deinit {
        if let archive { zip_discard(archive) }
        if let target { zip_source_free(target) }
    }

    /// Adds an entry. `name` has `/` between folders and no leading one.
    /// - Throws: ``ZipError`` for a name that is there already.
    package mutating func add(_ name: String, _ bytes: [UInt8], method: Method = .deflated) throws(ZipError) {
        // An empty entry would deflate to two bytes of nothing.
        try add(name, MemorySource(bytes), method: bytes.isEmpty ? .stored : method)
    }

    /// Adds an entry whose content was compressed before.
    package mutating func add(_ name: String, _ packed: PackedEntry) throws(ZipError) {
        try add(copyOf: packed.entry, from: packed.archive, as: name)
    }

    /// Adds an entry of another archive, whose bytes these are, as it is there, still compressed.
    package mutating func add(
        copyOf entry: ZipEntry, from bytes: [UInt8], as name: String? = nil
    ) throws(ZipError) {
        let compressed = entry.method == .deflated ? (crc: entry.checksum, size: entry.size) : nil
        let source = MemorySource(bytes, range: entry.data, compressed: compressed)
        try add(name ?? entry.name, source, method: entry.method)
    }

    private func add(_ name: String, _ memory: MemorySource, method: Method) throws(ZipError) {
        guard let source = memory.makeSource(for: archive) else { throw failure(name) }
        let index = zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8))
        guard index >= 0 else {
            zip_source_free(source)
            throw failure(name)
        }
        let entry = zip_uint64_t(index)
        let compression = method == .stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
        guard
            zip_set_file_compression(archive, entry, zip_int32_t(compression), method == .stored ? 0 : Self.level) == 0,
            zip_file_set_dostime(archive, entry, date.time, date.date, 0) == 0
        else { throw failure(name) }
    }

    /// The bytes of the archive.
    package consuming func finish() throws(ZipError) -> [UInt8] {
        guard let archive, let target, zip_close(archive) == 0 else {
            let error = failure(nil)
            _ = consume self  // a failed close leaves the archive open: deinit discards it
            throw error
        }
        // libzip has freed the archive: deinit must not.
        discard self
        defer { zip_source_free(target) }
        var status = zip_stat_t()
        guard zip_source_stat(target, &status) == 0, zip_source_open(target) == 0 else {
            throw ZipError(.archiveNotWritten, "the finished archive cannot be read back")
        }
        defer { zip_source_close(target) }
        let size = Int(clamping: status.size)
        let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
            count = max(0, Int(zip_source_read(target, buffer.baseAddress, zip_uint64_t(size))))
        }
        guard bytes.count == size else {
            throw ZipError(.archiveNotWritten, "the finished archive cannot be read back")
        }
        return bytes
    }

    private borrowing func failure(_ name: String?) -> ZipError {
        let reason = archive.map { String(cString: zip_strerror($0)) } ?? "no memory"
        let subject = name.map { "the entry '\($0)'" } ?? "the archive"
        return ZipError(.archiveNotWritten, "\(subject) cannot be written: \(reason)")
    }
}
