import Diagnostics
import Testing

@testable import Templating

/// One use of a document filter: the value, the filter with its arguments, and what it prints in English and in Welsh.
private struct Use: CustomStringConvertible, Sendable {
    let value: Value
    let filter: String
    let arguments: [Value]
    let keywords: [(name: String, value: Value)]
    /// `nil` for an error.
    let english: String?
    let welsh: String?

    init(
        _ value: Value, _ filter: String, _ arguments: [Value] = [], _ keywords: [(name: String, value: Value)] = [],
        en english: String?, cy welsh: String?
    ) {
        self.value = value
        self.filter = filter
        self.arguments = arguments
        self.keywords = keywords
        self.english = english
        self.welsh = welsh
    }

    var description: String {
        "\(value.repr)|\(filter)(\(arguments.map(\.repr)), \(keywords.map { "\($0.name)=\($0.value.repr)" }))"
    }

    func print(_ language: String) -> String? {
        let context = StandaloneContext(language: language)
        let result = try? context.apply(filter: filter, to: value, CallArguments(arguments, keywords: keywords))
        return result?.printed
    }
}

private func list(_ items: String...) -> Value { .list(items.map(Value.string)) }

@Suite struct DocumentFilterTests {
    @Test(arguments: numbers + plurals + percentages + lists + texts + dates + times + ranges)
    private func prints(use: Use) {
        #expect(use.print("en-GB") == use.english)
        #expect(use.print("cy") == use.welsh)
    }

    @Test func takesTheLanguageOfTheArgumentFirst() throws {
        let context = StandaloneContext(language: "en-GB")
        let day = Value.string("2025-01-28")
        #expect(try context.filter("date", day, keywords: [("lang", .string("cy"))]).printed == "28 Ionawr 2025")
        #expect(try context.filter("date", day, keywords: [("lang", .string("cy-GB"))]).printed == "28 Ionawr 2025")
        #expect(throws: Diagnostic.self) { try context.filter("date", day, keywords: [("lang", .string("fr"))]) }
    }

    @Test func suggestsTheNearestStyle() throws {
        let context = StandaloneContext()
        let error = #expect(throws: Diagnostic.self) {
            try context.filter("date", .string("2025-01-28"), .string("wekday"))
        }
        #expect(error?.hint == "did you mean 'weekday'?")
        #expect(error?.message.contains("2025") == false)
    }

    @Test func marksMarkdown() throws {
        let value = try StandaloneContext().filter("markdown", .string("*x*"))
        guard case .object(let object as RichText) = value else {
            Issue.record("not rich text")
            return
        }
        #expect(object.markdown == "*x*")
    }

    private static let numbers: [Use] = [
        Use(.int(0), "spellout", en: "zero", cy: "dim"),
        Use(.int(1), "spellout", en: "one", cy: "un"),
        Use(.int(9), "spellout", en: "nine", cy: "naw"),
        Use(.int(10), "spellout", en: "10", cy: "deg"),
        Use(.int(11), "spellout", en: "11", cy: "11"),
        Use(.int(1234), "spellout", en: "1,234", cy: "1,234"),
        Use(.int(-3), "spellout", en: "-3", cy: "-3"),
        Use(.float(4), "spellout", en: "four", cy: "pedwar"),
        Use(.float(4.5), "spellout", en: nil, cy: nil),
        Use(.string("4"), "spellout", en: nil, cy: nil),
        Use(.int(12), "spellout", [.int(20)], en: "twelve", cy: "12"),
        Use(.int(2), "spellout", [.int(1)], en: "2", cy: "2"),
        Use(.int(2), "spellout", [], [("feminine", .bool(true))], en: "two", cy: "dwy"),
        Use(.int(4), "spellout", [], [("feminine", .bool(true))], en: "four", cy: "pedair"),
        Use(.int(31), "spellout", [], [("start", .bool(true))], en: "Thirty-one", cy: "31"),
        Use(.int(5), "spellout", [], [("start", .bool(true))], en: "Five", cy: "Pump"),
        Use(.int(105), "spellout", [.none], en: "one hundred and five", cy: "105"),
        Use(.int(1001), "spellout", [.none], en: "one thousand and one", cy: "1,001"),
        Use(.int(1234), "spellout", [.none], en: "one thousand, two hundred and thirty-four", cy: "1,234"),
        Use(.int(1_000_000), "spellout", [.none], en: "one million", cy: "1,000,000"),
        Use(.int(-40), "spellout", [.none], en: "minus forty", cy: "-40"),
        Use(
            .int(.max), "spellout", [.none],
            en: "nine quintillion, two hundred and twenty-three quadrillion, three hundred and seventy-two trillion, "
                + "thirty-six billion, eight hundred and fifty-four million, seven hundred and seventy-five thousand, "
                + "eight hundred and seven", cy: "9,223,372,036,854,775,807"),
        Use(.int(.min), "number", en: "-9,223,372,036,854,775,808", cy: "-9,223,372,036,854,775,808"),
        Use(.int(1), "ordinal", en: "1st", cy: "1af"),
        Use(.int(2), "ordinal", en: "2nd", cy: "2il"),
        Use(.int(3), "ordinal", en: "3rd", cy: "3ydd"),
        Use(.int(5), "ordinal", en: "5th", cy: "5ed"),
        Use(.int(11), "ordinal", en: "11th", cy: "11eg"),
        Use(.int(12), "ordinal", en: "12th", cy: "12fed"),
        Use(.int(21), "ordinal", en: "21st", cy: "21ain"),
        Use(.int(113), "ordinal", en: "113th", cy: "113ain"),
        Use(.int(1002), "ordinal", en: "1,002nd", cy: "1,002ain"),
        Use(.int(1), "ordinal", [.bool(true)], en: "first", cy: "cyntaf"),
        Use(.int(4), "ordinal", [.bool(true), .bool(true)], en: "fourth", cy: "pedwaredd"),
        Use(.int(12), "ordinal", [.bool(true)], en: "twelfth", cy: "12fed"),
        Use(.int(20), "ordinal", [.bool(true)], en: "twentieth", cy: "20fed"),
        Use(.int(42), "ordinal", [.bool(true)], en: "forty-second", cy: "42ain"),
        Use(.int(100), "ordinal", [.bool(true)], en: "one hundredth", cy: "100fed"),
        Use(.int(1234), "number", en: "1,234", cy: "1,234"),
        Use(.float(1234.5), "number", en: "1,234.5", cy: "1,234.5"),
        Use(.float(1234.5), "number", [.int(0)], en: "1,235", cy: "1,235"),
        Use(.float(2.675), "number", [.int(2)], en: "2.68", cy: "2.68"),
        Use(.int(5), "number", [.int(2)], en: "5.00", cy: "5.00"),
        Use(.float(0.004), "number", [.int(2)], en: "0.00", cy: "0.00"),
        Use(.float(-0.004), "number", [.int(2)], en: "0.00", cy: "0.00"),
        Use(.float(999.95), "number", [.int(1)], en: "1,000.0", cy: "1,000.0"),
        Use(.float(1e21), "number", en: "1,000,000,000,000,000,000,000", cy: "1,000,000,000,000,000,000,000"),
        Use(.float(.nan), "number", en: nil, cy: nil),
        Use(.int(5), "number", [.int(-1)], en: nil, cy: nil),
    ]

    private static let plurals: [Use] = {
        let english: [Value] = [.string("recommendation"), .string("recommendations")]
        let welsh: [(name: String, value: Value)] = [
            ("zero", .string("dim cŵn")), ("one", .string("{0} ci")), ("two", .string("{0} gi")),
            ("few", .string("{0} chi")), ("many", .string("{0} chi")), ("other", .string("{0} ci")),
        ]
        return [
            Use(.int(1), "plural", english, en: "recommendation", cy: "recommendation"),
            Use(.int(2), "plural", english, en: "recommendations", cy: "recommendations"),
            Use(.int(0), "plural", english, en: "recommendations", cy: "recommendations"),
            Use(.float(1), "plural", english, en: "recommendations", cy: "recommendation"),
            Use(.int(1), "plural", [.string("one")], en: "one", cy: "one"),
            Use(.int(5), "plural", [.string("one")], en: nil, cy: nil),
            Use(
                .int(1500), "plural", [.string("{0} case"), .string("{0} cases")], en: "1,500 cases", cy: "1,500 cases"),
            Use(.int(0), "plural", [], welsh, en: "0 ci", cy: "dim cŵn"),
            Use(.int(2), "plural", [], welsh, en: "2 ci", cy: "2 gi"),
            Use(.int(3), "plural", [], welsh, en: "3 ci", cy: "3 chi"),
            Use(.int(6), "plural", [], welsh, en: "6 ci", cy: "6 chi"),
            Use(.int(4), "plural", [], welsh, en: "4 ci", cy: "4 ci"),
            Use(.string("1"), "plural", english, en: nil, cy: nil),
        ]
    }()

    private static let percentages: [Use] = [
        Use(.int(39), "percent", en: "39 per cent", cy: "39 y cant"),
        Use(.int(9), "percent", en: "nine per cent", cy: "9 y cant"),
        Use(.int(9), "percent", [], [("up_to", .int(0))], en: "9 per cent", cy: "9 y cant"),
        Use(.int(0), "percent", en: "zero per cent", cy: "0 y cant"),
        Use(.int(39), "percent", [.string("sign")], en: "39%", cy: "39%"),
        Use(.float(36.2), "percent", [.string("sign"), .int(1)], en: "36.2%", cy: "36.2%"),
        Use(.float(64.5), "percent", en: "65 per cent", cy: "65 y cant"),
        Use(.float(64.4999), "percent", en: "64 per cent", cy: "64 y cant"),
        Use(.int(9), "percent", [.string("sign")], [("of", .int(23))], en: "39%", cy: "39%"),
        Use(.int(13), "percent", [.string("sign")], [("of", .int(23))], en: "57%", cy: "57%"),
        Use(.int(23), "percent", [.string("sign")], [("of", .int(40))], en: "58%", cy: "58%"),
        Use(.int(1), "percent", [.string("sign"), .int(2)], [("of", .int(3))], en: "33.33%", cy: "33.33%"),
        Use(.int(1), "percent", [], [("of", .int(0))], en: nil, cy: nil),
        Use(.int(1), "percent", [.string("word")], en: nil, cy: nil),
        Use(.string("x"), "percent", en: nil, cy: nil),
    ]

    private static let lists: [Use] = [
        Use(list(), "listformat", en: "", cy: ""),
        Use(list("Leeds"), "listformat", en: "Leeds", cy: "Leeds"),
        Use(list("Leeds", "York"), "listformat", en: "Leeds and York", cy: "Leeds ac York"),
        Use(list("cŵn", "cathod"), "listformat", en: "cŵn and cathod", cy: "cŵn a cathod"),
        Use(list("a", "b", "c"), "listformat", en: "a, b and c", cy: "a, b a c"),
        Use(list("a", "b", "ŵyn"), "listformat", en: "a, b and ŵyn", cy: "a, b ac ŵyn"),
        Use(list("7", "8"), "listformat", en: "7 and 8", cy: "7 ac 8"),
        Use(list("9", "10"), "listformat", en: "9 and 10", cy: "9 a 10"),
        Use(list("9", "11"), "listformat", en: "9 and 11", cy: "9 ac 11"),
        Use(list("a", "b"), "listformat", [.string("or")], en: "a or b", cy: "a neu b"),
        Use(list("a", "b", "c"), "listformat", [.string("unit")], en: "a, b, c", cy: "a, b, c"),
        Use(list("a"), "listformat", [.string("nor")], en: nil, cy: nil),
        Use(
            .list([.dict([("name", .string("Ann"))]), .dict([("name", .string("Bob"))])]), "listformat", [],
            [("attribute", .string("name"))], en: "Ann and Bob", cy: "Ann a Bob"),
        Use(.int(5), "listformat", en: nil, cy: nil),
    ]

    private static let texts: [Use] = [
        Use(.string("Westmere"), "possessive", en: "Westmere’s", cy: nil),
        Use(.string("services"), "possessive", en: "services’", cy: nil),
        Use(.string("Westmere YJS"), "possessive", en: "Westmere YJS’s", cy: nil),
        Use(.string("Mr Jones"), "possessive", [.bool(false)], en: "Mr Jones’s", cy: nil),
        Use(.string(""), "possessive", en: "", cy: nil),
        Use(.string("Good"), "quote", [.string("single")], en: "‘Good’", cy: "‘Good’"),
        Use(.string("plain"), "quote", en: "“plain”", cy: "“plain”"),
        Use(.string("a “b” c"), "quote", en: "“a ‘b’ c”", cy: "“a ‘b’ c”"),
        Use(.string("a \"b\" c"), "quote", en: "“a ‘b’ c”", cy: "“a ‘b’ c”"),
        Use(.string("it's 'b', isn't it"), "quote", en: "“it’s ‘b’, isn’t it”", cy: "“it’s ‘b’, isn’t it”"),
        Use(
            .string("children’s ‘voice’"), "quote", [.string("single")], en: "‘children’s “voice”’",
            cy: "‘children’s “voice”’"),
        Use(.string("28 January"), "nobreak", en: "28\u{A0}January", cy: "28\u{A0}January"),
        Use(.string("éclair x"), "upper_first", en: "Éclair x", cy: "Éclair x"),
        Use(.string(""), "upper_first", en: "", cy: ""),
        Use(.string("The YJS"), "lower_first", en: "the YJS", cy: "the YJS"),
        Use(
            .string("Gwynedd & Ynys Môn: 2025!"), "slug", en: "gwynedd-and-ynys-mon-2025", cy: "gwynedd-a-ynys-mon-2025"
        ),
        Use(.string("Children’s Ŵyl  --  ŷ"), "slug", en: "childrens-wyl-y", cy: "childrens-wyl-y"),
        Use(.string("日本"), "slug", en: "", cy: ""),
    ]

    private static let dates: [Use] = {
        let day = Value.string("2025-01-28")
        let night = Value.string("2025-06-30T23:30:00Z")
        return [
            Use(day, "date", en: "28 January 2025", cy: "28 Ionawr 2025"),
            Use(day, "date", [.string("govuk")], en: "28 January 2025", cy: "28 Ionawr 2025"),
            Use(day, "date", [.string("weekday")], en: "Tuesday 28 January 2025", cy: "Dydd Mawrth 28 Ionawr 2025"),
            Use(day, "date", [.string("month")], en: "January 2025", cy: "Ionawr 2025"),
            Use(day, "date", [.string("day")], en: "28 January", cy: "28 Ionawr"),
            Use(day, "date", [.string("short")], en: "28/01/2025", cy: "28/01/2025"),
            Use(day, "date", [.string("iso")], en: "2025-01-28", cy: "2025-01-28"),
            Use(.string("2024-09-03"), "date", [.string("EEE d MMM yy")], en: "Tue 3 Sept 24", cy: "Maw 3 Medi 24"),
            Use(
                day, "date", [.string("dd.MM.y 'o''r' EEEE")], en: "28.01.2025 o'r Tuesday",
                cy: "28.01.2025 o'r Dydd Mawrth"),
            // The clock of the zone, not of the instant: half past eleven in UTC is July in summer time.
            Use(night, "date", en: "1 July 2025", cy: "1 Gorffennaf 2025"),
            Use(.string("2025-01-28T00:01:00+00:00"), "date", en: "28 January 2025", cy: "28 Ionawr 2025"),
            Use(
                .dict([("year", .int(2024)), ("month", .int(2)), ("day", .int(29))]), "date", en: "29 February 2024",
                cy: "29 Chwefror 2024"),
            Use(.dict([("year", .int(2023)), ("month", .int(2)), ("day", .int(29))]), "date", en: nil, cy: nil),
            Use(.string("2025-02-31"), "date", en: nil, cy: nil),
            Use(.string("28 January 2025"), "date", en: nil, cy: nil),
            Use(.string("2025-01-28T24:00"), "date", en: nil, cy: nil),
            Use(.string("00:01"), "date", en: nil, cy: nil),
            Use(.string(""), "date", en: nil, cy: nil),
            Use(.int(20250128), "date", en: nil, cy: nil),
            Use(day, "date", [.string("qqq")], en: nil, cy: nil),
            Use(day, "date", [.string("HH")], en: nil, cy: nil),
            Use(day, "date", [.string("d 'open")], en: nil, cy: nil),
        ]
    }()

    private static let times: [Use] = {
        let moment = Value.string("2025-01-28T00:01:00Z")
        let govuk: [Value] = [.string("govuk")]
        return [
            Use(moment, "time", en: "00.01", cy: "00:01"),
            Use(.string("00.01"), "time", en: "00.01", cy: "00:01"),
            Use(.string("2025-07-01T09:30Z"), "time", en: "10.30", cy: "10:30"),
            Use(moment, "time", govuk, en: "12:01am", cy: "12:01yb"),
            Use(.string("00:00"), "time", govuk, en: "midnight", cy: "hanner nos"),
            Use(.string("12:00"), "time", govuk, en: "midday", cy: "canol dydd"),
            Use(.string("17:00"), "time", govuk, en: "5pm", cy: "5yh"),
            Use(.string("17:05"), "time", govuk, en: "5:05pm", cy: "5:05yh"),
            Use(.string("23:59"), "time", govuk, en: "11:59pm", cy: "11:59yh"),
            Use(moment, "time", [.string("h:mm a")], en: "12:01 am", cy: "12:01 yb"),
            Use(.string("2025-01-28"), "time", en: nil, cy: nil),
            Use(moment, "datetime", en: "28 January 2025 at 00.01", cy: "28 Ionawr 2025 am 00:01"),
            Use(moment, "datetime", govuk, en: "12:01am on 28 January 2025", cy: "12:01yb ar 28 Ionawr 2025"),
            Use(
                moment, "datetime", [.string("embargo")], en: "00.01, Tuesday 28 January 2025",
                cy: "00:01, Dydd Mawrth 28 Ionawr 2025"),
            Use(moment, "datetime", [.string("iso")], en: "2025-01-28T00:01", cy: "2025-01-28T00:01"),
            Use(.string("2025-01-28"), "datetime", en: nil, cy: nil),
        ]
    }()

    private static let ranges: [Use] = {
        func range(_ start: String, _ end: String, _ style: String = "house", en: String?, cy: String?) -> Use {
            Use(.string(start), "date_range", [.string(end), .string(style)], en: en, cy: cy)
        }
        return [
            range("2016-05-23", "2016-05-25", en: "23 to 25 May 2016", cy: "23 i 25 Mai 2016"),
            range("2022-06-27", "2022-07-11", en: "27 June to 11 July 2022", cy: "27 Mehefin i 11 Gorffennaf 2022"),
            range(
                "2021-06-28", "2022-04-22", en: "28 June 2021 to 22 April 2022", cy: "28 Mehefin 2021 i 22 Ebrill 2022"),
            range("2021-06-28", "2021-06-28", en: "28 June 2021", cy: "28 Mehefin 2021"),
            range(
                "2016-05-23", "2016-05-25", "weekday", en: "Monday 23 to Wednesday 25 May 2016",
                cy: "Dydd Llun 23 i Dydd Mercher 25 Mai 2016"),
            range("2024-10-01", "2024-10-31", "month", en: "October 2024", cy: "Hydref 2024"),
            range("2024-10-01", "2024-11-30", "month", en: "October to November 2024", cy: "Hydref i Tachwedd 2024"),
            range("2022-07-11", "2022-06-27", en: nil, cy: nil),
            range("2022-07-11", "2022-07-12", "d", en: nil, cy: nil),
            Use(
                .dict([("start", .string("2016-05-23")), ("end", .string("2016-05-25"))]), "date_range",
                en: "23 to 25 May 2016", cy: "23 i 25 Mai 2016"),
            Use(.string("2016-05-23"), "date_range", en: nil, cy: nil),
        ]
    }()
}
