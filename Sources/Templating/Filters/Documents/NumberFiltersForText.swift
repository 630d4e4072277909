internal import Diagnostics

/// Filters that put numbers into running text.
enum NumberFiltersForText {
    /// `{{ 5|spellout }}`: words up to nine by the house style, figures above.
    static func spellout(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[3], "spellout", in: context)
        let number = try whole(value, "spellout")
        let starts = try arguments.bool(1, default: false, in: context)
        let feminine = try arguments.bool(2, default: false, in: context)
        let limit = try upTo(arguments, 0, default: language == .welsh ? 10 : NumberWords.houseLimit)
        return .string(spelt(number, limit: limit, starts: starts, feminine: feminine, language))
    }

    /// - Parameters:
    ///   - limit: The largest number in words; `nil` for no limit.
    ///   - starts: Whether the number begins a sentence, where it is in words whatever its size.
    private static func spelt(
        _ number: Int, limit: Int?, starts: Bool, feminine: Bool, _ language: DocumentLanguage
    ) -> String {
        let inWords = starts || limit.map { number >= 0 && number <= $0 } ?? true
        guard inWords, let words = NumberWords.cardinal(number, language, feminine: feminine) else {
            return DecimalFigures.grouped(String(number))
        }
        return starts ? TypographyFilters.upperFirst(words) : words
    }

    /// `up_to`: a number, or `None` for no limit.
    private static func upTo(
        _ arguments: BoundArguments, _ index: Int, default limit: Int
    ) throws(Diagnostic) -> Int? {
        guard let argument = arguments[index] else { return limit }
        return argument.isNone ? nil : try arguments.int(index, "up_to", default: limit)
    }

    /// `{{ 21|ordinal }}`: `21st`, or in words.
    static func ordinal(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[2], "ordinal", in: context)
        let number = try whole(value, "ordinal")
        let feminine = try arguments.bool(1, default: false, in: context)
        if try arguments.bool(0, default: false, in: context) {
            switch language {
            case .english: return .string(NumberWords.englishOrdinal(number))
            case .welsh:
                if let words = NumberWords.welshOrdinal(number, feminine: feminine) { return .string(words) }
            }
        }
        return .string(NumberWords.ordinalFigures(number, language))
    }

    /// `{{ n|plural('recommendation', 'recommendations') }}`: the form of the number's plural class; `{0}` in it stands for
    /// the number in figures.
    static func plural(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[6], "plural", in: context)
        guard let figures = DecimalFigures.plain(value) else { throw NumberFilters.notANumber(value, "plural") }
        let places: [PluralCategory: Int] = [.one: 0, .other: 1, .zero: 2, .two: 3, .few: 4, .many: 5]
        let category = PluralCategory(value, language)
        guard let form = places[category].flatMap({ arguments[$0] }) ?? arguments[1] else {
            throw Diagnostic(.wrongArguments, "filter 'plural' needs the argument 'other'")
        }
        let text = try form.softText(in: context)
        return text.text(
            like: try TextMethods.replacing("{0}", by: figures, in: text.stringValue ?? "", count: -1, context))
    }

    /// `{{ 1234.5|number }}`: `1,234.5`; with `digits`, rounded half up.
    static func number(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        _ = try DocumentLanguage.of(arguments[1], "number", in: context)
        let digits = try digits(arguments, 0)
        guard let number = value.doubleValue,
            let text = digits == nil || value.intValue != nil && digits == 0
                ? DecimalFigures.plain(value) : DecimalFigures.rounded(number, places: digits ?? 0)
        else { throw NumberFilters.notANumber(value, "number") }
        return .string(text)
    }

    private static func digits(_ arguments: BoundArguments, _ index: Int) throws(Diagnostic) -> Int? {
        guard let digits = try arguments.optionalInt(index, "digits") else { return nil }
        guard (0...100).contains(digits) else { throw .wrongValue("\(arguments.callee): 'digits' is 0 to 100") }
        return digits
    }

    /// `{{ 39|percent }}`: `39 per cent`; `{{ 9|percent(of=23) }}` computes the percentage.
    static func percent(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[4], "percent", in: context)
        let style = try arguments.text(0, "style", default: "prose")
        guard style == "prose" || style == "sign" else {
            throw .wrongValue("filter 'percent': 'style' is 'prose' or 'sign'")
        }
        let places = try digits(arguments, 1) ?? 0
        let figures = try percentage(value, of: arguments[2], places: places)
        if style == "sign" { return .string(figures + "%") }
        let limit = try upTo(arguments, 3, default: language == .welsh ? -1 : NumberWords.houseLimit)
        var number = figures
        if let whole = Int(figures), whole >= 0 {
            number = spelt(whole, limit: limit, starts: false, feminine: false, language)
        }
        return .string(number + (language == .welsh ? " y cant" : " per cent"))
    }

    /// A percentage in figures, rounded half up.
    private static func percentage(_ value: Value, of total: Value?, places: Int) throws(Diagnostic) -> String {
        guard let number = value.doubleValue else { throw NumberFilters.notANumber(value, "percent") }
        guard let total, !total.isNone else {
            guard let text = DecimalFigures.rounded(number, places: places) else {
                throw NumberFilters.notANumber(value, "percent")
            }
            return text
        }
        guard let whole = total.doubleValue else { throw NumberFilters.notANumber(total, "percent") }
        guard whole > 0 else { throw .wrongValue("filter 'percent': 'of' must be more than zero") }
        // Whole numbers are divided exactly: 5 of 8 is 62.5, and 23 of 40 is 57.5, which floats may just miss.
        if places == 0, let part = value.intValue, let all = total.intValue, part >= 0,
            let doubled = multiplied(part, 200), let divisor = multiplied(all, 2)
        {
            let (sum, overflow) = doubled.addingReportingOverflow(all)
            if !overflow { return DecimalFigures.grouped(String(sum / divisor)) }
        }
        guard let text = DecimalFigures.rounded(100 * number / whole, places: places) else {
            throw NumberFilters.notANumber(value, "percent")
        }
        return text
    }

    private static func multiplied(_ number: Int, _ factor: Int) -> Int? {
        let (product, overflow) = number.multipliedReportingOverflow(by: factor)
        return overflow ? nil : product
    }

    /// A whole number, also one in a `float`.
    private static func whole(_ value: Value, _ filter: String) throws(Diagnostic) -> Int {
        if let number = value.intValue { return number }
        if case .float(let number) = value, let whole = Int(exactly: number) { return whole }
        if value.doubleValue != nil { throw .wrongValue("filter '\(filter)' expected a whole number") }
        throw NumberFilters.notANumber(value, filter)
    }
}
