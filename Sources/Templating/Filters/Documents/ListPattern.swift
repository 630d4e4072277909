internal import Diagnostics

/// Lists in running text: `a, b and c`.
///
/// Source: CLDR list patterns, types *standard*, *or* and *unit*; without a comma before the last item, as the house writes.
enum ListPattern {
    static func format(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[2], "listformat", in: context)
        let style = try arguments.text(0, "style", default: "and")
        guard ["and", "or", "unit"].contains(style) else {
            throw .wrongValue("filter 'listformat': 'style' is 'and', 'or' or 'unit'")
        }
        let path = AttributePath(arguments[1])
        var items: [Value] = []
        for item in try value.iterated(in: context) {
            items.append(try path.value(in: item, context).softText(in: context))
        }
        let isMarkup = context.escaping != .none && items.contains { $0.isMarkup }
        var texts: [String] = []
        for item in items {
            let text = item.stringValue ?? ""
            texts.append(isMarkup && !item.isMarkup ? try context.escape(text) : text)
        }
        let last = items.last?.stringValue ?? ""
        let text = try joined(texts, by: style == "unit" ? ", " : conjunction(style, before: last, language), context)
        return isMarkup ? .markup(text) : .string(text)
    }

    private static func joined(
        _ texts: [String], by conjunction: String, _ context: any CallContext
    ) throws(Diagnostic) -> String {
        guard texts.count > 1, let last = texts.last else { return texts.first ?? "" }
        return try context.joining(Array(texts.dropLast()), by: ", ") + conjunction + last
    }

    private static func conjunction(_ style: String, before text: String, _ language: DocumentLanguage) -> String {
        switch (language, style) {
        case (.english, "or"): " or "
        case (.english, _): " and "
        case (.welsh, "or"): " neu "
        case (.welsh, _): beginsWithVowel(text) ? " ac " : " a "
        }
    }

    /// Whether Welsh says *ac* before a text: before a vowel, and before numbers that begin with one when they are read.
    private static func beginsWithVowel(_ text: String) -> Bool {
        let scalars = text.unicodeScalars.drop { !PythonString.isAlphanumeric($0) }
        guard let first = scalars.first else { return false }
        if first == "8" { return true }
        if first == "1" {
            // un, un deg dau: but deg, cant and mil begin with consonants.
            let digits = scalars.prefix { ("0"..."9").contains($0) }
            return digits.count == 1 || digits.count == 2 && digits.last != "0"
        }
        return "aeiouwy".unicodeScalars.contains(Slug.plainLetter(first).unicodeScalars.first ?? first)
    }
}
