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
