internal import Diagnostics

/// Finds the fields of a CSV file. A field's span includes its quotes.
struct CSVScanner {
    let source: SourceText
    var delimiter: UInt8
    let limits: DataLimits

    /// The candidate that occurs most often in the header row outside quotes; a comma if none does.
    func likelyDelimiter(from start: Int) -> UInt8 {
        let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
        var counts = [0, 0, 0]
        var isQuoted = false
        var index = start
        while index < source.bytes.count {
            let byte = source.bytes[index]
            if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
            if !isQuoted {
                if byte == 0x0A || byte == 0x0D { break }
                if let known = candidates.firstIndex(of: byte) { counts[known] += 1 }
            }
            index += 1
        }
        let most = counts.max() ?? 0
        return candidates[counts.firstIndex(of: most) ?? 0]
    }

    /// Moves over lines that hold nothing at all.
    func skipBlankLines(_ index: inout Int) {
        while index < source.bytes.count, source.bytes[index] == 0x0A || source.bytes[index] == 0x0D { index += 1 }
    }

    /// The fields of the record at `index`, which is moved behind its line end.
    func record(_ index: inout Int) throws(Diagnostic) -> [DataSpan] {
        var fields: [DataSpan] = []
        repeat { fields.append(try field(&index)) } while skipDelimiter(&index)
        skipLineEnd(&index)
        return fields
    }

    /// As ``record(_:)``, without keeping the fields.
    func cellCount(_ index: inout Int) throws(Diagnostic) -> Int {
        var count = 0
        repeat {
            let span = try field(&index).range
            guard span.count <= limits.cellBytes else {
                throw Diagnostic(
                    .dataLimit, "a field is longer than \(limits.cellBytes) bytes",
                    at: .source(source, span.lowerBound..<span.lowerBound + 1), hint: LimitHint.fixed())
            }
            count += 1
        } while skipDelimiter(&index)
        skipLineEnd(&index)
        return count
    }

    private func skipDelimiter(_ index: inout Int) -> Bool {
        guard index < source.bytes.count, source.bytes[index] == delimiter else { return false }
        index += 1
        return true
    }

    private func skipLineEnd(_ index: inout Int) {
        if index < source.bytes.count, source.bytes[index] == 0x0D { index += 1 }
        if index < source.bytes.count, source.bytes[index] == 0x0A { index += 1 }
    }

    private func field(_ index: inout Int) throws(Diagnostic) -> DataSpan {
        let bytes = source.bytes
        let start = index
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
            while index < bytes.count, bytes[index] != delimiter, bytes[index] != 0x0A, bytes[index] != 0x0D {
                index += 1
            }
            return DataSpan(start, index)
        }
        index += 1
        while true {
            guard index < bytes.count else {
                throw Diagnostic(.csvSyntax, "this quote is not closed", at: .source(source, start..<start + 1))
            }
            if bytes[index] == UInt8(ascii: "\"") {
                index += 1
                guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
            }
            index += 1
        }
        guard index == bytes.count || bytes[index] == delimiter || bytes[index] == 0x0A || bytes[index] == 0x0D else {
            throw Diagnostic(
                .csvSyntax, "text goes on after a closing quote", at: .source(source, index..<index + 1),
                hint: "put the whole field in double quotes, and write \" inside it twice")
        }
        return DataSpan(start, index)
    }

    /// The text of a field, without its quotes.
    func text(of span: DataSpan) -> String { Self.text(of: span, in: source) }

    static func text(of span: DataSpan, in source: SourceText) -> String {
        let range = span.range
        let bytes = source.bytes[range]
        guard bytes.first == UInt8(ascii: "\""), bytes.count >= 2 else { return String(decoding: bytes, as: UTF8.self) }
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        var index = range.lowerBound + 1
        while index < range.upperBound - 1 {
            text.append(bytes[index])
            index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
        }
        return String(decoding: text, as: UTF8.self)
    }
}
