internal import CLibZip
internal import Glibc

/// Hands bytes of a Swift array to libzip when it asks for them, without a copy: what an entry is written from.
final class MemorySource {
    private let bytes: [UInt8]
    private let range: Range<Int>
    /// What is deflated in `bytes` already; `nil` for bytes that libzip may compress itself.
    private let compressed: (crc: UInt32, size: Int)?
    private var position = 0

    init(_ bytes: [UInt8], range: Range<Int>? = nil, compressed: (crc: UInt32, size: Int)? = nil) {
        self.bytes = bytes
        self.range = range ?? bytes.indices
        self.compressed = compressed
    }

    /// A source that owns this object. libzip frees it with the archive.
    func makeSource(for archive: OpaquePointer?) -> OpaquePointer? {
        let owner = Unmanaged.passRetained(self)
        let source = zip_source_function(
            archive,
            { owner, data, length, command in
                guard let owner else { return -1 }
                let object = Unmanaged<MemorySource>.fromOpaque(owner)
                if command == ZIP_SOURCE_FREE {
                    object.release()
                    return 0
                }
                return object.takeUnretainedValue().answer(command, data, Int(clamping: length))
            }, owner.toOpaque())
        if source == nil { owner.release() }
        return source
    }

    private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: Int) -> zip_int64_t {
        switch command {
        case ZIP_SOURCE_OPEN:
            position = range.lowerBound
            return 0
        case ZIP_SOURCE_CLOSE: return 0
        case ZIP_SOURCE_READ: return read(into: data, length)
        case ZIP_SOURCE_STAT: return describe(to: data)
        case ZIP_SOURCE_ERROR:
            // Nothing here can fail: two zeros.
            data?.initializeMemory(as: CInt.self, repeating: 0, count: 2)
            return zip_int64_t(2 * MemoryLayout<CInt>.size)
        case ZIP_SOURCE_SUPPORTS:
            return [
                ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE,
                ZIP_SOURCE_SUPPORTS,
            ].reduce(0) { $0 | 1 << zip_int64_t($1.rawValue) }
        default: return -1
        }
    }

    private func read(into data: UnsafeMutableRawPointer?, _ length: Int) -> zip_int64_t {
        let count = min(length, range.upperBound - position)
        guard count > 0, let data else { return 0 }
        bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(data, base + position, count) } }
        position += count
        return zip_int64_t(count)
    }

    private func describe(to data: UnsafeMutableRawPointer?) -> zip_int64_t {
        // libzip hands over a `zip_stat_t` with the command ZIP_SOURCE_STAT (zip_source_function).
        guard let status = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
        zip_stat_init(status)
        status.pointee.valid = zip_uint64_t(ZIP_STAT_SIZE)
        status.pointee.size = zip_uint64_t(compressed?.size ?? range.count)
        if let compressed {
            status.pointee.valid |= zip_uint64_t(ZIP_STAT_COMP_SIZE | ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC)
            status.pointee.comp_size = zip_uint64_t(range.count)
            status.pointee.comp_method = zip_uint16_t(ZIP_CM_DEFLATE)
            status.pointee.crc = compressed.crc
        }
        return zip_int64_t(MemoryLayout<zip_stat_t>.size)
    }
}
