/// One line of what a document says, without how it looks: what tests compare between formats.
public struct OutlineLine: Hashable, Sendable, CustomStringConvertible {
    /// What the line is in the document.
    public enum Kind: Hashable, Sendable {
        case heading(level: Int, number: String?)
        case paragraph
        /// The first line of a list item, with what stands before it: `•`, `3.`, `2.1`.
        case item(label: String)
        /// A cell of a table: row and column count from 0, head rows first.
        case cell(row: Int, column: Int)
        case caption
        case code
        /// The alternative text of a picture that stands alone.
        case image
        /// An entry of a table of contents, or its title (level 0).
        case contents(level: Int)
        /// A line of the footnote of that number, counted from 1.
        case note(number: Int)
    }

    public var kind: Kind
    /// The text with every run of white space, no-break spaces and line breaks included, as one space.
    public var text: String

    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = Self.collapsingSpaces(text)
    }

    /// For example `## 1.1 Planning`, `3. improve`, `[2,1] Good` or `^1 A note`.
    public var description: String {
        switch kind {
        case .heading(let level, let number):
            String(repeating: "#", count: max(1, min(level, 6))) + " " + (number.map { $0 + " " } ?? "") + text
        case .paragraph: text
        case .item(let label): label + " " + text
        case .cell(let row, let column): "[\(row),\(column)] " + text
        case .caption: "caption: " + text
        case .code: "code: " + text
        case .image: "image: " + text
        case .contents(let level): "contents \(level): " + text
        case .note(let number): "^\(number) " + text
        }
    }

    /// - Returns: The text with runs of white space as one space, and none at its ends.
    public static func collapsingSpaces(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var owesSpace = false
        for scalar in text.unicodeScalars {
            if scalar.properties.isWhitespace {
                owesSpace = !result.isEmpty
            } else {
                if owesSpace { result.append(" ") }
                owesSpace = false
                result.append(scalar)
            }
        }
        return String(result)
    }
}
