public import Diagnostics

extension Diagnostic.Code {
    /// Anything that does not follow the grammar and has no code of its own.
    public static let syntax: Self = "syntax"
    /// A tag, comment, string or bracket that never ends.
    public static let unclosed: Self = "unclosed"
    /// A statement such as `if` or `for` without its end.
    public static let unclosedBlock: Self = "unclosed-block"
    public static let unknownStatement: Self = "unknown-statement"
    public static let unknownFilter: Self = "unknown-filter"
    public static let unknownTest: Self = "unknown-test"
    public static let nesting: Self = "nesting"
    public static let numberTooLarge: Self = "number-too-large"
    public static let templateTooLarge: Self = "template-too-large"
    public static let notUTF8: Self = "not-utf8"
    public static let reservedCharacter: Self = "reserved-character"
    public static let templateNotFound: Self = "template-not-found"
    public static let macroArguments: Self = "macro-arguments"
    public static let requiredBlock: Self = "required-block"
    public static let duplicateBlock: Self = "duplicate-block"
    public static let forbiddenCharacter: Self = "forbidden-character"
}
