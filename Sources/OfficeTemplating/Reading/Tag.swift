internal import Templating
internal import XMLTree

/// One tag as it stands in the text of a paragraph.
struct Tag {
    enum Kind: Sendable { case placeholder, statement, comment }

    /// The part of the document that docxtpl's prefix names: `{%tr … %}` is about the table row that it stands in.
    enum Level: String, Sendable { case run = "r", paragraph = "p", cell = "tc", row = "tr" }

    var kind: Kind
    var prefix: Level?
    /// Whether it is an `include`: a statement that puts out text, and so stands where a placeholder would.
    var isInclude = false
    /// The whole in the paragraph's text, delimiters included.
    var range: Range<Int>
    /// The code between the delimiters.
    var code: Range<Int>
    /// `{%-` and `-%}`.
    var joinsBefore = false
    var joinsAfter = false

    /// The paragraph it stands in, by number, and the number of its source text.
    var paragraph = 0
    var source = 0
    /// Where the first character stands in the source of the part: orders tags among each other and among nodes.
    var offset = 0
    /// The wrapper (of the paragraph) that the first character stands in.
    var wrapper = -1
    /// What the statement does in its block.
    var statement = StatementKind.plain
    /// Where the statement goes; inline until resolved.
    var placement = Placement.inline

    /// Takes note of what the statement does.
    mutating func classify(_ code: ArraySlice<UInt8>) {
        guard kind == .statement else { return }
        let word = code.drop { $0 <= 0x20 }
        if word.starts(with: Array("include".utf8)),
            word.dropFirst(7).first.map({ $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }) == true
        {
            kind = .placeholder
            isInclude = true
        } else {
            statement = StatementKind(code: code)
        }
    }

    var codeRange: SourceRange { SourceRange(source: source, code) }
}

/// Where a statement is put into the part.
enum Placement: Equatable {
    /// Where it stands, between the runs of its paragraph.
    case inline
    /// Before or after a node: at that offset of the part.
    case at(Int)
}

/// How a statement takes part in a block.
enum StatementKind: Equatable {
    case plain
    /// Opens a block; its keyword.
    case opens(String)
    /// `else`, `elif`.
    case divides
    /// Closes the innermost block; the keyword that opened it.
    case closes(String)
    /// docxtpl's statements about the cell they stand in: `colspan`, `hm`, `vm`, `cellbg`.
    case cell(String)

    init(code: ArraySlice<UInt8>) {
        var word = ""
        var rest = code.drop { $0 <= 0x20 }
        while let byte = rest.first, byte | 0x20 >= 0x61, byte | 0x20 <= 0x7A {
            word.unicodeScalars.append(Unicode.Scalar(byte))
            rest = rest.dropFirst()
        }
        switch word {
        case "if", "for", "with", "macro", "call", "filter", "block", "autoescape", "raw": self = .opens(word)
        case "set": self = Self.assigns(rest) ? .plain : .opens(word)
        case "else", "elif": self = .divides
        case "colspan", "hm", "vm", "cellbg": self = .cell(word)
        case _ where word.hasPrefix("end") && word.count > 3: self = .closes(String(word.dropFirst(3)))
        default: self = .plain
        }
    }

    /// Whether `{% set … %}` has a value, and so no `{% endset %}`.
    private static func assigns(_ code: ArraySlice<UInt8>) -> Bool {
        var quote: UInt8 = 0
        var depth = 0
        for byte in code {
            if quote != 0 {
                if byte == quote { quote = 0 }
                continue
            }
            switch byte {
            case 0x22, 0x27: quote = byte
            case UInt8(ascii: "("), UInt8(ascii: "["): depth += 1
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
            case UInt8(ascii: "="): if depth == 0 { return true }
            case UInt8(ascii: "|"): if depth == 0 { return false }
            default: break
            }
        }
        return false
    }

    /// Whether what the block holds is caught as a value instead of being put out.
    static func captures(_ keyword: String) -> Bool { ["set", "macro", "call", "filter"].contains(keyword) }
    /// Whether what the block holds may be put out more than once.
    static func repeats(_ keyword: String) -> Bool { ["for", "macro", "call"].contains(keyword) }
}
