/// How filters and methods treat caught Markdown whose values stand as tokens.
enum CapturedMarkdown {
    enum Treatment {
        /// The text is handed over with its tokens.
        case untouched
        /// The letters change, one for one: the values keep their places.
        case letters
        /// The text is cut, filled or replaced in part: the values stand between marks while that is done.
        case layout
        /// Whatever looks at the text sees the values.
        case plain
    }

    static func treatment(of name: String) -> Treatment {
        switch name {
        case "safe", "escape", "e", "forceescape", "markdown", "default", "d", "string", "attr": .untouched
        case "upper", "lower", "capitalize", "title", "swapcase", "casefold": .letters
        case "replace", "trim", "strip", "lstrip", "rstrip", "indent", "wordwrap", "truncate", "center", "nobreak",
            "possessive", "quote", "removeprefix", "removesuffix", "ljust", "rjust":
            .layout
        default: .plain
        }
    }

    /// U+FDD2 and U+FDD3 in UTF-8: the marks around a value.
    static let opening: [UInt8] = [0xEF, 0xB7, 0x92]
    static let closing: [UInt8] = [0xEF, 0xB7, 0x93]

    enum Mark { case opening, closing }

    static func mark(in bytes: [UInt8], at index: Int) -> Mark? {
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xB7 else { return nil }
        switch bytes[index + 2] {
        case 0x92: return .opening
        case 0x93: return .closing
        default: return nil
        }
    }

    static func hasMarks(_ text: String) -> Bool {
        text.unicodeScalars.contains { $0.value == 0xFDD2 || $0.value == 0xFDD3 }
    }

    static func hasTokens(_ text: String) -> Bool {
        text.withBytes { bytes in
            var index = 0
            while index + 2 < bytes.count {
                if bytes[index] == 0xEF, bytes[index + 1] == 0xB7, bytes[index + 2] == 0x90 { return true }
                index += 1
            }
            return false
        }
    }

    /// The number of the token that begins at a place, and where it ends.
    static func token(in bytes: [UInt8], at index: Int) -> (number: Int, end: Int)? {
        guard index + 6 < bytes.count, bytes[index] == 0xEF, bytes[index...].starts(with: ValueToken.opening) else {
            return nil
        }
        var at = index + 3
        var number = 0
        while at < bytes.count, (0x30...0x39).contains(bytes[at]) {
            guard number < 100_000_000 else { return nil }
            number = number * 10 + Int(bytes[at] - 0x30)
            at += 1
        }
        return bytes[at...].starts(with: ValueToken.closing) ? (number, at + 3) : nil
    }

    /// The text without marks, and with spaces for the delimiters of Markdown: words begin behind them.
    static func withoutDelimiters(_ marked: String) -> String {
        var result = String.UnicodeScalarView()
        var isValue = false
        for scalar in marked.unicodeScalars {
            if isMark(scalar) {
                isValue = scalar.value == 0xFDD2
            } else {
                result.append(!isValue && isDelimiter(scalar) ? " " : scalar)
            }
        }
        return String(result)
    }

    /// The text with the marks and delimiters of another of the same letters; `nil` if it has more letters or fewer.
    static func moveMarks(of marked: String, to text: String) -> String? {
        var result = String.UnicodeScalarView()
        var rest = text.unicodeScalars[...]
        var isValue = false
        for scalar in marked.unicodeScalars {
            if isMark(scalar) {
                isValue = scalar.value == 0xFDD2
                result.append(scalar)
            } else {
                guard let next = rest.popFirst() else { return nil }
                result.append(!isValue && isDelimiter(scalar) ? scalar : next)
            }
        }
        return rest.isEmpty ? String(result) : nil
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool { scalar.value == 0xFDD2 || scalar.value == 0xFDD3 }

    private static func isDelimiter(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "*", "_", "~", "`", "#", ">", "|", "\n": true
        default: false
        }
    }

    /// What `replace` looks for is looked for as it is: escaped, it could be a token, which is nowhere.
    static func unescaped(_ arguments: CallArguments, _ builtIn: BuiltIn) -> CallArguments {
        guard builtIn.name == "replace" else { return arguments }
        var arguments = arguments
        if case .string(let old)? = arguments.positional.first { arguments.positional[0] = .markup(old) }
        for index in arguments.keywords.indices where arguments.keywords[index].name == "old" {
            if case .string(let old) = arguments.keywords[index].value {
                arguments.keywords[index].value = .markup(old)
            }
        }
        return arguments
    }
}
