import CBenchmarkZip

/// The entries of an archive, and what libzip alone needs to write them again: the least that a writer of such a file can
/// cost.
struct ZipFloor {
    struct Failure: Error {}

    private let entries: [(name: String, bytes: [UInt8], isStored: Bool)]

    init(reading archive: [UInt8]) throws {
        var entries: [(String, [UInt8], Bool)] = []
        try archive.withUnsafeBytes { bytes in
            var error = zip_error_t()
            guard let source = zip_source_buffer_create(bytes.baseAddress, zip_uint64_t(bytes.count), 0, &error),
                let zip = zip_open_from_source(source, ZIP_RDONLY, &error)
            else { throw Failure() }
            defer { zip_discard(zip) }
            for index in 0..<zip_uint64_t(max(0, zip_get_num_entries(zip, 0))) {
                var status = zip_stat_t()
                guard zip_stat_index(zip, index, 0, &status) == 0, let file = zip_fopen_index(zip, index, 0) else {
                    throw Failure()
                }
                defer { zip_fclose(file) }
                var content = [UInt8](repeating: 0, count: Int(status.size))
                guard zip_fread(file, &content, status.size) == status.size else { throw Failure() }
                entries.append((String(cString: status.name), content, status.comp_method == ZIP_CM_STORE))
            }
        }
        self.entries = entries
    }

    /// Compresses every entry as it was, at zlib's usual level, into memory.
    func write() throws -> Int {
        var error = zip_error_t()
        guard let target = zip_source_buffer_create(nil, 0, 0, &error),
            let zip = zip_open_from_source(target, ZIP_TRUNCATE, &error)
        else { throw Failure() }
        zip_source_keep(target)
        defer { zip_source_free(target) }
        for (name, bytes, isStored) in entries {
            // libzip reads the bytes when it closes, while `entries` keeps them alive.
            let source = bytes.withUnsafeBytes { zip_source_buffer(zip, $0.baseAddress, zip_uint64_t($0.count), 0) }
            let index = zip_file_add(zip, name, source, ZIP_FL_ENC_UTF_8)
            guard index >= 0,
                zip_set_file_compression(zip, zip_uint64_t(index), isStored ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 6) == 0
            else { throw Failure() }
        }
        guard zip_close(zip) == 0 else { throw Failure() }
        var status = zip_stat_t()
        guard zip_source_stat(target, &status) == 0 else { throw Failure() }
        return Int(status.size)
    }
}
