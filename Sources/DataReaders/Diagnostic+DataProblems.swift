internal import Diagnostics

/// Problems that more than one format can have.
extension Diagnostic {
    static func duplicateKey(
        _ entry: DataMapping.Entry, first: DataMapping.Entry, in source: SourceText
    ) -> Diagnostic {
        Diagnostic(
            .duplicateKey, "the key '\(entry.key)' is given twice", at: .source(source, entry.keySpan.range),
            trace: [Step("first given at", at: .source(source, first.keySpan.range))])
    }

    static func numberTooLarge(_ span: DataSpan, in source: SourceText) -> Diagnostic {
        Diagnostic(
            .numberTooLarge, "this number is larger than can be computed with", at: .source(source, span.range),
            hint: "put it in quotes if it is a text, such as a telephone number")
    }
}
