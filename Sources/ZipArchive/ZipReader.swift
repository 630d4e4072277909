internal import CLibZip

/// Reads a ZIP archive in memory.
///
/// The directory is walked by ``ZipDirectory`` first, which refuses whatever could be understood in two ways; libzip, which
/// does the inflating, gets the very bytes that were checked. Not `Sendable`: libzip's archive has one owner.
package final class ZipReader {
    package let bytes: [UInt8]
    /// In the order of the directory.
    package let entries: [ZipEntry]
    private let limits: ZipLimits
    private let positions: [String: Int]
    /// A copy at a fixed address: libzip reads from it for as long as the archive is open.
    private let memory: UnsafeMutableRawBufferPointer
    private let archive: OpaquePointer

    package init(_ bytes: [UInt8], limits: ZipLimits = .standard) throws(ZipError) {
        let directory = try ZipDirectory(bytes, limits: limits)
        self.bytes = bytes
        self.limits = limits
        entries = directory.entries
        var positions: [String: Int] = [:]
        for (index, entry) in directory.entries.enumerated() { positions[entry.name.lowercased()] = index }
        self.positions = positions
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
        memory.copyBytes(from: bytes)
        var error = zip_error_t()
        let source = zip_source_buffer_create(memory.baseAddress, zip_uint64_t(memory.count), 0, &error)
        guard let archive = zip_open_from_source(source, CInt(ZIP_RDONLY), &error) else {
            zip_source_free(source)
            memory.deallocate()
            throw .damaged("libzip cannot open it")
        }
        guard zip_get_num_entries(archive, 0) == zip_int64_t(directory.records) else {
            zip_discard(archive)
            memory.deallocate()
            throw .damaged("its directory can be read in two ways")
        }
        self.archive = archive
        self.memory = memory
    }

    deinit {
        zip_discard(archive)
        memory.deallocate()
    }

    /// The entry of a name, whatever its letter case.
    package func entry(_ name: String) -> ZipEntry? { positions[name.lowercased()].map { entries[$0] } }

    /// The uncompressed bytes of an entry; their number and CRC are checked.
    package func read(_ entry: ZipEntry) throws(ZipError) -> [UInt8] {
        guard let file = zip_fopen_index(archive, zip_uint64_t(entry.index), 0) else {
            throw .damaged("the entry '\(entry.name)' cannot be opened")
        }
        defer { zip_fclose(file) }
        var isWhole = false
        let result = [UInt8](unsafeUninitializedCapacity: entry.size) { buffer, count in
            while count < entry.size {
                let read = zip_fread(file, buffer.baseAddress.map { $0 + count }, zip_uint64_t(entry.size - count))
                guard read > 0 else { return }
                count += Int(read)
            }
            // One byte more than declared would be a lie in the directory. Reaching the end checks the CRC.
            var extra: UInt8 = 0
            isWhole = zip_fread(file, &extra, 1) == 0
        }
        guard isWhole else { throw .damaged("the entry '\(entry.name)' does not hold what the directory says") }
        return result
    }
}
