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
            if entry.descriptor != nil {
                output += little(0, 12)
            } else {
                output += little(Int(entry.localCRC ?? crc), 4) + little(entry.data.count, 4)
                output += little(entry.localSize ?? size, 4)
            }
            output += little(name.count, 2) + little(0, 2) + name + entry.data
            if let signed = entry.descriptor {
                output += (signed ? [0x50, 0x4B, 7, 8] : []) + little(Int(crc), 4) + little(entry.data.count, 4)
                output += little(size, 4)
            }
            output += entry.tail
            directory += [0x50, 0x4B, 1, 2] + little(entry.madeBy, 2) + little(20, 2) + little(flags, 2)
            directory += little(entry.method, 2) + little(0, 2) + little(33, 2) + little(Int(crc), 4)
            directory += little(entry.data.count, 4) + little(size, 4) + little(entry.name.count, 2)
            directory += little(entry.extra.count, 2) + little(0, 2) + little(0, 2) + little(0, 2)
            directory += little(entry.attributes, 4) + little(offset, 4) + entry.name + entry.extra
        }
        output += between
        let start = output.count
        let count = declaredCount ?? entries.count
        output += directory + [0x50, 0x4B, 5, 6] + little(0, 4) + little(count, 2) + little(count, 2)
        output += little(directory.count + directorySizeShift, 4) + little(start, 4)
        return output + little(comment.count, 2) + comment
    }
}
