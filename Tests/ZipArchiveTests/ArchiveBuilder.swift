@testable import ZipArchive

/// Writes archives by hand, so that tests can make each mistake there is.
struct ArchiveBuilder {
    struct Entry {
        var name: [UInt8]
        var data: [UInt8]
        var method = 0
        var flags = 0
        var size: Int?
        var crc: UInt32?
        var madeBy = 20
        var attributes = 0
        var extra: [UInt8] = []
        /// What the local header says instead.
        var localName: [UInt8]?
        var localMethod: Int?
        var localFlags: Int?
        var localSize: Int?
        var localCRC: UInt32?
        var offsetShift = 0
        /// Bytes after the data, such as a data descriptor.
        var tail: [UInt8] = []
        var descriptor: Bool?
        /// What is said in 64 bits (ZIP64): all of the directory's record, both sizes of the local header.
        var isWide = false
        var isWideInDirectory = false
        /// Added to the numbers of 64 bits, to make them lie.
        var wideShift = 0

        init(_ name: String, _ text: String = "") {
            self.name = Array(name.utf8)
            data = Array(text.utf8)
        }

        func with(_ change: (inout Entry) -> Void) -> Entry {
            var copy = self
            change(&copy)
            return copy
        }
    }

    var entries: [Entry] = []
    var comment: [UInt8] = []
    var before: [UInt8] = []
    var between: [UInt8] = []
    var declaredCount: Int?
    var directorySizeShift = 0
    /// Whether the end record has a wide one before it, and what that says too much.
    var hasWideEnd = false
    var wideEndShift = 0
    var hidesNarrowEnd = false

    static func little(_ value: Int, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    var bytes: [UInt8] {
        func little(_ value: Int, _ count: Int) -> [UInt8] { Self.little(value, count) }
        var output = before
        var directory: [UInt8] = []
        for entry in entries {
            let offset = output.count + entry.offsetShift
            let crc = entry.crc ?? Self.crc(entry.data)
            let size = entry.size ?? entry.data.count
            var flags = entry.flags
            if entry.descriptor != nil { flags |= 8 }
            let name = entry.localName ?? entry.name
            output += [0x50, 0x4B, 3, 4] + little(20, 2) + little(entry.localFlags ?? flags, 2)
            output += little(entry.localMethod ?? entry.method, 2) + little(0, 2) + little(33, 2)
            let wide = (size + entry.wideShift, entry.data.count)
            if entry.isWide {
                output += little(entry.descriptor == nil ? Int(entry.localCRC ?? crc) : 0, 4) + little(-1, 8)
            } else if entry.descriptor != nil {
                output += little(0, 12)
            } else {
                output += little(Int(entry.localCRC ?? crc), 4) + little(entry.data.count, 4)
                output += little(entry.localSize ?? size, 4)
            }
            output += little(name.count, 2) + little(entry.isWide ? 20 : 0, 2) + name
            if entry.isWide {
                output += little(1, 2) + little(16, 2)
                output += entry.descriptor == nil ? little(wide.0, 8) + little(wide.1, 8) : little(0, 16)
            }
            output += entry.data
            if let signed = entry.descriptor {
                output += (signed ? [0x50, 0x4B, 7, 8] : []) + little(Int(crc), 4)
                output += little(entry.data.count, entry.isWide ? 8 : 4) + little(size, entry.isWide ? 8 : 4)
            }
            output += entry.tail
            directory += [0x50, 0x4B, 1, 2] + little(entry.madeBy, 2) + little(20, 2) + little(flags, 2)
            directory += little(entry.method, 2) + little(0, 2) + little(33, 2) + little(Int(crc), 4)
            let extra =
                entry.isWideInDirectory
                ? little(1, 2) + little(24, 2) + little(wide.0, 8) + little(wide.1, 8) + little(offset, 8) : entry.extra
            let isWide = entry.isWideInDirectory
            directory += little(isWide ? -1 : entry.data.count, 4) + little(isWide ? -1 : size, 4)
            directory +=
                little(entry.name.count, 2) + little(extra.count, 2) + little(0, 2) + little(0, 2) + little(0, 2)
            directory += little(entry.attributes, 4) + little(isWide ? -1 : offset, 4) + entry.name + extra
        }
        output += between
        let start = output.count
        let count = declaredCount ?? entries.count
        output += directory
        if hasWideEnd {
            let end = output.count
            output += [0x50, 0x4B, 6, 6] + little(44, 8) + little(45, 2) + little(45, 2) + little(0, 8)
            output += little(count + wideEndShift, 8) + little(count + wideEndShift, 8)
            output += little(directory.count, 8) + little(start, 8)
            output += [0x50, 0x4B, 6, 7] + little(0, 4) + little(end, 8) + little(1, 4)
        }
        output += [0x50, 0x4B, 5, 6] + little(0, 4)
        if hidesNarrowEnd {
            output += little(-1, 12)
        } else {
            output += little(count, 2) + little(count, 2)
            output += little(directory.count + directorySizeShift, 4) + little(start, 4)
        }
        return output + little(comment.count, 2) + comment
    }
}
