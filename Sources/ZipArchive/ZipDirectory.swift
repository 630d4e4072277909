/// The directory of an archive, walked strictly: an archive that two programs could read differently is refused.
///
/// There is one end record; the directory reaches from the last entry to it; entries follow one another from byte 0 without
/// gap or overlap; every local header says the same as the directory (dates may differ, as real files show).
///
/// Archives in the form for more than 4 GiB are read where they are smaller.
///
/// Source: APPNOTE.TXT 6.3.3, 4.3 (structure) and 4.4 (fields).
struct ZipDirectory {
    /// Files, in the order of the directory.
    private(set) var entries: [ZipEntry] = []
    /// How many records the directory has, folders included.
    private(set) var records = 0

    let bytes: [UInt8]
    private let limits: ZipLimits

    init(_ bytes: [UInt8], limits: ZipLimits) throws(ZipError) {
        self.bytes = bytes
        self.limits = limits
        guard bytes.count <= limits.archiveBytes else {
            throw .limit("\(bytes.count) bytes, where \(limits.archiveBytes) are allowed")
        }
        guard bytes.starts(with: [0x50, 0x4B, 3, 4]) else { throw .notAnArchive(bytes) }
        let end = try findEnd()
        let start = try walk(end)
        try checkLocals(of: start, until: end.directoryOffset)
    }

    // MARK: - End record

    struct EndRecord {
        var offset: Int
        var records: Int
        var directoryOffset: Int
        var directorySize: Int
    }

    private static let endSize = 22

    /// The end record is the one whose comment reaches exactly to the end of the file; there must be one such.
    private func findEnd() throws(ZipError) -> EndRecord {
        guard bytes.count >= Self.endSize else { throw .truncated }
        var found: Int?
        var offset = bytes.count - Self.endSize
        let last = max(0, offset - 0xFFFF)
        while offset >= last {
            if long(offset) == 0x0605_4B50, short(offset + 20) == bytes.count - offset - Self.endSize {
                guard found == nil else { throw .unsupported("it has two directories") }
                found = offset
            }
            offset -= 1
        }
        guard let found else { throw .truncated }
        guard short(found + 4) == 0, short(found + 6) == 0, short(found + 8) == short(found + 10) else {
            throw .unsupported("it is split into several volumes")
        }
        let end = try widened(
            EndRecord(
                offset: found, records: short(found + 10), directoryOffset: long(found + 16),
                directorySize: long(found + 12)))
        guard end.records <= limits.entries else {
            throw .limit("\(end.records) entries, where \(limits.entries) are allowed")
        }
        guard end.directoryOffset + end.directorySize == end.offset else {
            throw .damaged("its directory is not where the end record says")
        }
        return end
    }

    // MARK: - Directory

    /// One record of the directory, with what the local header has to repeat.
    struct Record {
        var name: ArraySlice<UInt8>
        var flags: Int
        var method: Int
        var checksum: Int
        var compressedSize: Int
        var size: Int
        var offset: Int
        var index: Int
        var isFolder: Bool
        var path: String
    }

    private static let recordSize = 46

    private mutating func walk(_ end: EndRecord) throws(ZipError) -> [Record] {
        var result: [Record] = []
        var names: Set<String> = []
        var total = 0
        var offset = end.directoryOffset
        for index in 0..<end.records {
            let record = try record(at: &offset, index: index, until: end.offset)
            guard names.insert(record.path.lowercased()).inserted else {
                throw .unsupported("it has two entries named '\(record.path)'")
            }
            try checkSize(record)
            total += record.size
            guard total <= limits.totalBytes else {
                throw .limit("more than \(limits.totalBytes) bytes when unpacked")
            }
            result.append(record)
        }
        guard offset == end.offset else { throw .damaged("its directory has other entries than it says") }
        records = end.records
        return result
    }

    private func record(at offset: inout Int, index: Int, until end: Int) throws(ZipError) -> Record {
        let start = offset
        guard start + Self.recordSize <= end, long(start) == 0x0201_4B50 else {
            throw .damaged("its directory has other entries than it says")
        }
        let nameLength = short(start + 28)
        let extraLength = short(start + 30)
        let nameStart = start + Self.recordSize
        offset = nameStart + nameLength + extraLength + short(start + 32)
        guard offset <= end else { throw .damaged("its directory has other entries than it says") }
        let raw = bytes[nameStart..<(nameStart + nameLength)]
        let name = try ZipName(raw)
        let extra = (nameStart + nameLength)..<(nameStart + nameLength + extraLength)
        var record = Record(
            name: raw, flags: short(start + 8), method: short(start + 10), checksum: long(start + 16),
            compressedSize: long(start + 20), size: long(start + 24), offset: long(start + 42), index: index,
            isFolder: name.isFolder, path: name.path)
        try widen(&record, extra: extra)
        guard short(start + 34) == 0 else { throw .unsupported("it is split into several volumes") }
        try checkKind(record, madeBy: short(start + 4), attributes: long(start + 38))
        try checkExtra(bytes[extra], of: record)
        return record
    }

    private func checkKind(_ record: Record, madeBy: Int, attributes: Int) throws(ZipError) {
        // Bit 0: encrypted; 6: strongly; 13: the directory too. Bit 5: a patch to another file.
        guard record.flags & 0x2041 == 0, record.method != 99 else { throw .encrypted }
        guard record.flags & 0x20 == 0, record.method == 0 || record.method == 8 else {
            throw .unsupported("the entry '\(record.path)' is compressed by method \(record.method)")
        }
        if madeBy >> 8 == 3 {
            let type = attributes >> 16 & 0xF000
            guard type == 0 || type == 0x8000 || type == 0x4000 else {
                throw .unsupported("the entry '\(record.path)' is a link or a device")
            }
        }
        guard record.method != 0 || record.compressedSize == record.size else {
            throw .damaged("the sizes of the entry '\(record.path)' contradict each other")
        }
        guard !record.isFolder || record.size == 0 else {
            throw .unsupported("the folder '\(record.path)' has content")
        }
    }

    private func checkSize(_ record: Record) throws(ZipError) {
        guard record.size <= limits.entryBytes else {
            throw .limit("the entry '\(record.path)' has \(record.size) bytes, where \(limits.entryBytes) are allowed")
        }
        if record.size > limits.ratioFreeBytes, record.size > record.compressedSize * limits.ratio {
            throw .limit(
                "the entry '\(record.path)' is compressed more than \(limits.ratio) to 1, as only traps are")
        }
    }

    private func checkExtra(_ extra: ArraySlice<UInt8>, of record: Record) throws(ZipError) {
        var offset = extra.startIndex
        while offset + 4 <= extra.endIndex {
            switch short(offset) {
            case 0x7075: throw .unsupported("the entry '\(record.path)' has a second name")
            case 0x9901: throw .encrypted
            default: break
            }
            offset += 4 + short(offset + 2)
        }
    }

    // MARK: - Local headers

    private static let localSize = 30

    /// Checks every local header and that entries cover the file up to the directory.
    private mutating func checkLocals(of records: [Record], until directory: Int) throws(ZipError) {
        var offset = 0
        var found: [ZipEntry] = []
        for record in records.sorted(by: { $0.offset < $1.offset }) {
            guard record.offset == offset else { throw .damaged("its entries overlap or leave gaps") }
            let (data, isWide) = try checkLocal(record, until: directory)
            offset = try end(of: record, data: data, isWide: isWide, until: directory)
            if record.isFolder { continue }
            found.append(
                ZipEntry(
                    name: record.path, method: record.method == 0 ? .stored : .deflated,
                    checksum: UInt32(truncatingIfNeeded: record.checksum), size: record.size, data: data,
                    index: record.index))
        }
        guard offset == directory else { throw .damaged("its entries overlap or leave gaps") }
        entries = found.sorted { $0.index < $1.index }
    }

    /// - Returns: Where the entry's data lie, and whether its data descriptor has wide numbers.
    private func checkLocal(_ record: Record, until directory: Int) throws(ZipError) -> (Range<Int>, isWide: Bool) {
        let start = record.offset
        guard start + Self.localSize <= directory, long(start) == 0x0403_4B50 else {
            throw .damaged("the entry '\(record.path)' is not where the directory says")
        }
        let nameStart = start + Self.localSize
        let nameEnd = nameStart + short(start + 26)
        let data = nameEnd + short(start + 28)
        guard data + record.compressedSize <= directory else {
            throw .damaged("the entry '\(record.path)' reaches beyond its end")
        }
        let isDescribedLater = record.flags & 8 != 0
        let local = try localSizes(at: start, extra: nameEnd..<data, of: record)
        let sizes = [long(start + 14), local.compressedSize, local.size]
        let expected = [record.checksum, record.compressedSize, record.size]
        guard bytes[nameStart..<nameEnd] == record.name, short(start + 6) == record.flags,
            short(start + 8) == record.method,
            sizes == expected || isDescribedLater && sizes.allSatisfy({ $0 == 0 })
        else { throw .damaged("the entry '\(record.path)' is described in two ways") }
        try checkExtra(bytes[nameEnd..<data], of: record)
        return (data..<(data + record.compressedSize), local.isWide)
    }

    /// Where the next entry has to begin: after the data, and after the data descriptor if there is one, which may have a
    /// signature or not (4.3.9.3).
    private func end(
        of record: Record, data: Range<Int>, isWide: Bool, until directory: Int
    ) throws(ZipError) -> Int {
        guard record.flags & 8 != 0 else { return data.upperBound }
        for start in [data.upperBound + 4, data.upperBound] {
            guard start + 12 <= directory else { continue }
            if start != data.upperBound, long(data.upperBound) != 0x0807_4B50 { continue }
            if isWide, start + 20 <= directory, long(start) == record.checksum,
                smallQuad(start + 4) == record.compressedSize, smallQuad(start + 12) == record.size
            {
                return start + 20
            }
            if long(start) == record.checksum, long(start + 4) == record.compressedSize, long(start + 8) == record.size
            {
                return start + 12
            }
        }
        throw .damaged("the entry '\(record.path)' is described in two ways")
    }

    // MARK: - Numbers

    func short(_ offset: Int) -> Int { Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 }
    func long(_ offset: Int) -> Int { short(offset) | short(offset + 2) << 16 }
}
