/// The form for archives over 4 GiB (ZIP64), which some programs use for small ones too. What it says in 64 bits has to fit
/// what is said in 32, wherever that is said at all.
///
/// Source: APPNOTE.TXT 6.3.3, 4.3.14 and 4.3.15 (end records), 4.5.3 (extra field), 4.3.9.2 (data descriptor).
extension ZipDirectory {
    /// A field of 32 bits for which one of 64 stands elsewhere.
    static let elsewhere = 0xFFFF_FFFF
    /// The same for the number of records, which has 16 bits.
    static let countElsewhere = 0xFFFF

    private static let locatorSize = 20
    private static let wideEndSize = 56

    /// The end record in its wide form, if there is one before the end record.
    func widened(_ end: EndRecord) throws(ZipError) -> EndRecord {
        let locator = end.offset - Self.locatorSize
        guard locator >= Self.wideEndSize, long(locator) == 0x0706_4B50 else {
            guard end.records != Self.countElsewhere, end.directorySize != Self.elsewhere,
                end.directoryOffset != Self.elsewhere
            else { throw .damaged("its directory is not where the end record says") }
            return end
        }
        guard long(locator + 4) == 0, long(locator + 16) <= 1 else {
            throw .unsupported("it is split into several volumes")
        }
        let start = locator - Self.wideEndSize
        guard try quad(locator + 8) == start, long(start) == 0x0606_4B50,
            try quad(start + 4) == Self.wideEndSize - 12
        else { throw .damaged("its two end records contradict each other") }
        guard long(start + 16) == 0, long(start + 20) == 0, try quad(start + 24) == quad(start + 32) else {
            throw .unsupported("it is split into several volumes")
        }
        let wide = EndRecord(
            offset: start, records: try quad(start + 24), directoryOffset: try quad(start + 48),
            directorySize: try quad(start + 40))
        guard end.records == wide.records || end.records == Self.countElsewhere,
            end.directoryOffset == wide.directoryOffset || end.directoryOffset == Self.elsewhere,
            end.directorySize == wide.directorySize || end.directorySize == Self.elsewhere
        else { throw .damaged("its two end records contradict each other") }
        return wide
    }

    /// Puts the values of the extra field where the record says that they stand there: size, compressed size and offset, in
    /// this order, and only those.
    func widen(_ record: inout Record, extra: Range<Int>) throws(ZipError) {
        let fields: [WritableKeyPath<Record, Int>] = [\.size, \.compressedSize, \.offset]
        let missing = fields.filter { record[keyPath: $0] == Self.elsewhere }
        guard !missing.isEmpty else { return }
        guard let field = try wideField(in: extra, of: record), field.count >= 8 * missing.count else {
            throw .damaged("the sizes of the entry '\(record.path)' are missing")
        }
        for (number, path) in missing.enumerated() {
            record[keyPath: path] = try quad(field.lowerBound + 8 * number)
        }
    }

    /// What a local header says of compressed size and size.
    /// - Returns: Also whether it has the extra field, which makes the numbers of a data descriptor wide.
    func localSizes(
        at header: Int, extra: Range<Int>, of record: Record
    ) throws(ZipError) -> (compressedSize: Int, size: Int, isWide: Bool) {
        var (compressedSize, size) = (long(header + 18), long(header + 22))
        let field = try wideField(in: extra, of: record)
        guard compressedSize == Self.elsewhere || size == Self.elsewhere else {
            return (compressedSize, size, field != nil)
        }
        // A local header has both or none (4.5.3).
        guard let field, field.count >= 16 else {
            throw .damaged("the sizes of the entry '\(record.path)' are missing")
        }
        if size == Self.elsewhere { size = try quad(field.lowerBound) }
        if compressedSize == Self.elsewhere { compressedSize = try quad(field.lowerBound + 8) }
        return (compressedSize, size, true)
    }

    /// The content of the extra field for ZIP64.
    private func wideField(in extra: Range<Int>, of record: Record) throws(ZipError) -> Range<Int>? {
        var found: Range<Int>?
        var offset = extra.lowerBound
        while offset + 4 <= extra.upperBound {
            let content = (offset + 4)..<(offset + 4 + short(offset + 2))
            if short(offset) == 1 {
                guard found == nil, content.upperBound <= extra.upperBound else {
                    throw .damaged("the sizes of the entry '\(record.path)' contradict each other")
                }
                found = content
            }
            offset = content.upperBound
        }
        return found
    }

    /// - Throws: For what only an archive over 4 GiB can mean.
    private func quad(_ offset: Int) throws(ZipError) -> Int {
        guard let number = smallQuad(offset) else { throw .limit("it says that it holds more than 4 GiB") }
        return number
    }

    /// A number of 64 bits; `nil` where 32 would not do for it.
    func smallQuad(_ offset: Int) -> Int? {
        long(offset + 4) == 0 && long(offset) != Self.elsewhere ? long(offset) : nil
    }
}
