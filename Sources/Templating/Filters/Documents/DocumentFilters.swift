internal import Diagnostics

/// What editors of documents need beyond Jinja2, in English and Welsh.
///
/// Names and patterns follow Unicode CLDR where it has them.
enum DocumentFilters {
    static let all = numbers + lists + DateFilters.all + texts

    private static let numbers: [BuiltIn] = [
        .filter("spellout", ["up_to", "start", "feminine", "lang"], NumberFiltersForText.spellout),
        .filter("ordinal", ["words", "feminine", "lang"], NumberFiltersForText.ordinal),
        .filter("plural", ["one", "other", "zero", "two", "few", "many", "lang"], NumberFiltersForText.plural),
        .filter("number", ["digits", "lang"], NumberFiltersForText.number),
        .filter("percent", ["style", "digits", "of", "up_to", "lang"], NumberFiltersForText.percent),
    ]

    /// A form feed after a text: office templates make a page break of it.
    private static let pageBreak = BuiltIn.filter("page_break") { (value, _, context) throws(Diagnostic) in
        let text = try value.text(in: context) + "\u{C}"
        return value.isMarkup ? .markup(text) : .string(text)
    }

    private static let lists: [BuiltIn] = [
        .filter("listformat", ["style", "attribute", "lang"], ListPattern.format)
    ]

    private static let texts: [BuiltIn] = [
        .filter("possessive", ["plural", "lang"], TypographyFilters.possessive),
        .filter("quote", ["style"], TypographyFilters.quote),
        .filter("nobreak", [], TypographyFilters.noBreak),
        .filter("upper_first") { (value, _, context) throws(Diagnostic) in
            try TypographyFilters.changingFirst(value, context) { $0.properties.titlecaseMapping }
        },
        .filter("lower_first") { (value, _, context) throws(Diagnostic) in
            try TypographyFilters.changingFirst(value, context) { $0.properties.lowercaseMapping }
        },
        .filter("slug", ["lang"], Slug.filter),
        .filter("footnoted", ["notes"], FootnoteMarks.pieces),
        .filter("markdown") { (value, _, context) throws(Diagnostic) in
            if case .object(let object) = value, object is RichText { return value }
            return .object(RichText(markdown: try value.text(in: context)))
        },
        .filter("checkbox") { (value, _, context) throws(Diagnostic) in
            .string(try value.truth(in: context) ? "\u{2612}" : "\u{2610}")
        },
        pageBreak, pageBreak.named("pagebreak"),
    ]
}
