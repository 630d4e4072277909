/// A node of the tree that libcmark-gfm makes, in Swift's own memory.
struct SyntaxNode {
    enum Kind {
        case document
        case quote
        /// `start` is the first number of an ordered list.
        case list(start: Int?, isTight: Bool)
        case item
        case code([UInt8], info: [UInt8])
        case paragraph
        case heading(level: Int)
        case thematicBreak
        case noteText
        /// One byte for each column: `l`, `c`, `r` or 0.
        case table(alignments: [UInt8])
        case tableRow(isHead: Bool)
        case tableCell
        case text([UInt8])
        case softBreak
        case lineBreak
        case codeSpan([UInt8])
        case emphasis
        case strong
        case strikethrough
        case link(address: [UInt8], title: [UInt8])
        case image(address: [UInt8], title: [UInt8])
        /// A mark of a footnote whose text exists.
        case noteMark
    }

    var kind: Kind
    var children: [SyntaxNode] = []
    /// Where it begins, both counted from 1, columns in bytes. Of inlines, libcmark-gfm knows it only roughly.
    var line: Int { Int(storedLine) }
    var column: Int { Int(storedColumn) }
    // Texts have at most 2 MiB, and a large text has many nodes.
    private let storedLine: UInt32
    private let storedColumn: UInt32

    init(kind: Kind, line: Int, column: Int) {
        self.kind = kind
        storedLine = UInt32(clamping: line)
        storedColumn = UInt32(clamping: column)
    }

    /// The bytes of a node whose children are nothing but text.
    var soleText: [UInt8]? {
        guard children.count == 1, case .text(let bytes) = children[0].kind else { return nil }
        return bytes
    }
}
