/// The lines of a template that hold nothing but statements, comments and blanks.
struct TagLines {
    /// What is dropped, in the order of the text, from the start of a line to behind its end.
    private let lines: [Range<Int>]

    /// - Parameters:
    ///   - tags: Where statements and comments stand, in the order of the text.
    ///   - placeholders: Where placeholders stand, in the order of the text.
    init(in bytes: [UInt8], tags: [Range<Int>], placeholders: [Range<Int>]) {
        var lines: [Range<Int>] = []
        var index = 0
        var nextPlaceholder = 0
        while index < tags.count {
            let start = Self.lineStart(before: tags[index].lowerBound, in: bytes)
            var end = tags[index].upperBound
            var isBare = Self.isBlank(bytes[start..<tags[index].lowerBound])
            index += 1
            // Further tags on the line where the last one ends, which may be another line than the first one's.
            while index < tags.count, !bytes[end..<tags[index].lowerBound].contains(UInt8(ascii: "\n")) {
                if !Self.isBlank(bytes[end..<tags[index].lowerBound]) { isBare = false }
                end = tags[index].upperBound
                index += 1
            }
            let lineEnd = bytes[end...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
            guard isBare, Self.isBlank(bytes[end..<lineEnd]) else { continue }
            let line = start..<min(lineEnd + 1, bytes.count)
            while nextPlaceholder < placeholders.count, placeholders[nextPlaceholder].upperBound <= line.lowerBound {
                nextPlaceholder += 1
            }
            let holdsValue =
                nextPlaceholder < placeholders.count && placeholders[nextPlaceholder].lowerBound < line.upperBound
            if !holdsValue { lines.append(line) }
        }
        self.lines = lines
    }

    private static func lineStart(before offset: Int, in bytes: [UInt8]) -> Int {
        var start = offset
        while start > 0, bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
        return start
    }

    private static func isBlank(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// The segments with the blanks and line ends of these lines taken out of the literals.
    func removed(from segments: [Segment]) -> [Segment] {
        var result: [Segment] = []
        var next = 0
        for segment in segments {
            guard case .literal(let bytes, let range) = segment else {
                result.append(segment)
                continue
            }
            var lower = Int(range.lower)
            let upper = Int(range.upper)
            while next < lines.count, lines[next].upperBound <= lower { next += 1 }
            var line = next
            while line < lines.count, lines[line].lowerBound < upper {
                Self.add(lower..<max(lower, lines[line].lowerBound), of: bytes, at: range, to: &result)
                lower = max(lower, lines[line].upperBound)
                line += 1
            }
            Self.add(lower..<max(lower, upper), of: bytes, at: range, to: &result)
        }
        return result
    }

    private static func add(_ piece: Range<Int>, of bytes: [UInt8], at range: SourceRange, to result: inout [Segment]) {
        guard !piece.isEmpty else { return }
        let start = Int(range.lower)
        result.append(
            .literal(
                Array(bytes[piece.lowerBound - start..<piece.upperBound - start]),
                at: SourceRange(source: Int(range.source), piece)))
    }
}
