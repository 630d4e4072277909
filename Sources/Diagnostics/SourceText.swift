/// The text that a diagnostic points into: a template, a data file, or one paragraph of an office document.
///
/// Holds the UTF-8 bytes and knows where lines begin. Immutable; copies share storage.
public final class SourceText: Sendable {
    /// What the reader of a message calls it: a path as it was given, or `letter.docx!word/document.xml`.
    public let name: String
    /// The text as UTF-8, with line ends as they are in the file.
    public let bytes: [UInt8]
    /// Where the text stands inside something that has no lines of its own, such as
    /// `paragraph 4, under 'Summary', table 1, row 2, column 3`. Replaces line and column in messages.
    public let location: String?
    /// The line number of the first line: more than 1 for a text cut out of a larger file.
    public let firstLine: Int

    public init(name: String, bytes: [UInt8], location: String? = nil, firstLine: Int = 1) {
        self.name = name
        self.bytes = bytes
        self.location = location
        self.firstLine = firstLine
    }

    public convenience init(name: String, text: String, location: String? = nil, firstLine: Int = 1) {
        self.init(name: name, bytes: Array(text.utf8), location: location, firstLine: firstLine)
    }

    /// A line and a column, both counted from 1; the column counts Unicode scalars.
    public struct Position: Hashable, Sendable {
        public let line: Int
        public let column: Int

        public init(line: Int, column: Int) {
            self.line = line
            self.column = column
        }
    }

    /// The position of a UTF-8 offset. Offsets outside the text are taken to its nearer end.
    ///
    /// Complexity: O(*n*) in the offset; positions are wanted only when a message is made.
    public func position(at offset: Int) -> Position {
        let end = min(max(offset, 0), bytes.count)
        var line = firstLine
        var column = 1
        var index = 0
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if byte == UInt8(ascii: "\r") {
                // CR LF is one line end, which its LF counts; a lone CR is one of its own.
                if index + 1 >= bytes.count || bytes[index + 1] != UInt8(ascii: "\n") {
                    line += 1
                    column = 1
                }
            } else if byte & 0xC0 != 0x80 {
                column += 1
            }
            index += 1
        }
        return Position(line: line, column: column)
    }

    /// The bytes of the line around an offset, without its line end.
    public func lineRange(around offset: Int) -> Range<Int> {
        let start = min(max(offset, 0), bytes.count)
        var lower = start
        while lower > 0, !Self.endsLine(bytes[lower - 1]) { lower -= 1 }
        var upper = start
        while upper < bytes.count, !Self.endsLine(bytes[upper]) { upper += 1 }
        return lower..<upper
    }

    private static func endsLine(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") }

    /// The text of a range of UTF-8 offsets, clamped to the text.
    public func text(in range: Range<Int>) -> String {
        String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
    }
}
