/// A token of the code inside `{{ … }}` or `{% … %}`.
struct Token {
    enum Kind: Equatable {
        case name(String)
        case string(String)
        case integer(Int)
        case float(Double)
        /// One or two ASCII characters: `+`, `**`, `(`, `==`, ….
        case mark(Mark)
        case end
    }

    enum Mark: String {
        case plus = "+", minus = "-", slash = "/", doubleSlash = "//", star = "*", doubleStar = "**", percent = "%"
        case tilde = "~", openBracket = "[", closeBracket = "]", openParenthesis = "(", closeParenthesis = ")"
        case openBrace = "{", closeBrace = "}", equal = "==", notEqual = "!=", greater = ">", greaterOrEqual = ">="
        case less = "<", lessOrEqual = "<=", assign = "=", dot = ".", colon = ":", bar = "|", comma = ","
        case semicolon = ";"

        /// The mark of one byte.
        init?(_ byte: UInt8) {
            switch byte {
            case UInt8(ascii: "+"): self = .plus
            case UInt8(ascii: "-"): self = .minus
            case UInt8(ascii: "/"): self = .slash
            case UInt8(ascii: "*"): self = .star
            case UInt8(ascii: "%"): self = .percent
            case UInt8(ascii: "~"): self = .tilde
            case UInt8(ascii: "["): self = .openBracket
            case UInt8(ascii: "]"): self = .closeBracket
            case UInt8(ascii: "("): self = .openParenthesis
            case UInt8(ascii: ")"): self = .closeParenthesis
            case UInt8(ascii: "{"): self = .openBrace
            case UInt8(ascii: "}"): self = .closeBrace
            case UInt8(ascii: ">"): self = .greater
            case UInt8(ascii: "<"): self = .less
            case UInt8(ascii: "="): self = .assign
            case UInt8(ascii: "."): self = .dot
            case UInt8(ascii: ":"): self = .colon
            case UInt8(ascii: "|"): self = .bar
            case UInt8(ascii: ","): self = .comma
            case UInt8(ascii: ";"): self = .semicolon
            default: return nil
            }
        }

        /// The mark of two bytes.
        init?(_ first: UInt8, _ second: UInt8) {
            switch (first, second) {
            case (UInt8(ascii: "/"), UInt8(ascii: "/")): self = .doubleSlash
            case (UInt8(ascii: "*"), UInt8(ascii: "*")): self = .doubleStar
            case (UInt8(ascii: "="), UInt8(ascii: "=")): self = .equal
            case (UInt8(ascii: "!"), UInt8(ascii: "=")): self = .notEqual
            case (UInt8(ascii: ">"), UInt8(ascii: "=")): self = .greaterOrEqual
            case (UInt8(ascii: "<"), UInt8(ascii: "=")): self = .lessOrEqual
            default: return nil
            }
        }
    }

    var kind: Kind
    /// UTF-8 offsets into the source.
    var range: Range<Int>

    /// How messages call it.
    var text: String {
        switch kind {
        case .name(let name): "'\(name)'"
        case .string: "a string"
        case .integer(let number): "'\(number)'"
        case .float: "a number"
        case .mark(let mark): "'\(mark.rawValue)'"
        case .end: "the end of the tag"
        }
    }
}
