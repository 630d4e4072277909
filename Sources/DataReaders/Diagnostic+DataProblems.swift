internal import Diagnostics

/// Problems that more than one format can have.
extension Diagnostic {
    static func duplicateKey(
        _ key: String, _ span: DataSpan, first: DataSpan, in source: SourceText
    ) -> Diagnostic {
        Diagnostic(
            .duplicateKey, "the key '\(key)' is given twice", at: .source(source, span.range),
            trace: [Step("first given at", at: .source(source, first.range))])
    }

    static func numberTooLarge(_ span: DataSpan, in source: SourceText) -> Diagnostic {
        Diagnostic(
            .numberTooLarge, "this number is larger than can be computed with", at: .source(source, span.range),
            hint: "put it in quotes if it is a text, such as a telephone number")
    }
}
