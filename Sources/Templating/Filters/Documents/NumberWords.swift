/// Whole numbers in words.
enum NumberWords {
    /// Numbers up to this are spelt out in running text by the house style; larger ones stand in figures.
    static let houseLimit = 9

    /// - Returns: `nil` for Welsh numbers that are always in figures: below 0 and above 10.
    static func cardinal(_ number: Int, _ language: DocumentLanguage, feminine: Bool) -> String? {
        switch language {
        case .english: return (number < 0 ? "minus " : "") + english(number.magnitude)
        case .welsh:
            guard (0...10).contains(number) else { return nil }
            return feminine ? welshFeminine[number] ?? welsh[number] : welsh[number]
        }
    }

    // MARK: - English

    private static let small = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
        "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    private static let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    private static let powers = ["", " thousand", " million", " billion", " trillion", " quadrillion", " quintillion"]

    /// British English: `one hundred and five`, `two thousand and one`.
    private static func english(_ number: UInt) -> String {
        if number == 0 { return small[0] }
        var groups: [UInt] = []
        var rest = number
        while rest > 0 {
            groups.append(rest % 1000)
            rest /= 1000
        }
        var text = ""
        for (power, group) in groups.enumerated().reversed() where group > 0 {
            if !text.isEmpty { text += power == 0 && group < 100 ? " and " : ", " }
            text += underThousand(Int(group)) + powers[power]
        }
        return text
    }

    private static func underThousand(_ number: Int) -> String {
        guard number >= 100 else { return underHundred(number) }
        let rest = number % 100
        return small[number / 100] + " hundred" + (rest == 0 ? "" : " and " + underHundred(rest))
    }

    private static func underHundred(_ number: Int) -> String {
        if number < 20 { return small[number] }
        return tens[number / 10] + (number % 10 == 0 ? "" : "-" + small[number % 10])
    }

    /// `first`, `twenty-first`, `one hundred and fifth`: only the last word changes.
    static func englishOrdinal(_ number: Int) -> String {
        let words = (number < 0 ? "minus " : "") + english(number.magnitude)
        let start = words.utf8.lastIndex { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "-") }
        let split = start.map { words.utf8.index(after: $0) } ?? words.startIndex
        let last = String(words[split...])
        return words[..<split] + (irregular[last] ?? (last.hasSuffix("y") ? last.dropLast() + "ieth" : last + "th"))
    }

    private static let irregular = [
        "one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth", "nine": "ninth",
        "twelve": "twelfth",
    ]

    // MARK: - Welsh

    private static let welsh = [
        "dim", "un", "dau", "tri", "pedwar", "pump", "chwech", "saith", "wyth", "naw", "deg",
    ]
    private static let welshFeminine = [2: "dwy", 3: "tair", 4: "pedair"]

    /// Ordinals in words, first to tenth.
    static func welshOrdinal(_ number: Int, feminine: Bool) -> String? {
        guard (1...10).contains(number) else { return nil }
        let masculine = [
            "cyntaf", "ail", "trydydd", "pedwerydd", "pumed", "chweched", "seithfed", "wythfed", "nawfed", "degfed",
        ]
        if feminine, number == 3 { return "trydedd" }
        if feminine, number == 4 { return "pedwaredd" }
        return masculine[number - 1]
    }

    // MARK: - Figures

    /// Figures with an ordinal ending: `1st`, `12th`; in Welsh `1af`, `2il`, `11eg`.
    static func ordinalFigures(_ number: Int, _ language: DocumentLanguage) -> String {
        let ending =
            switch language {
            case .english: englishEnding(number.magnitude)
            case .welsh: welshEnding(number.magnitude)
            }
        return DecimalFigures.grouped(String(number)) + ending
    }

    private static func englishEnding(_ number: UInt) -> String {
        if (11...13).contains(number % 100) { return "th" }
        return switch number % 10 {
        case 1: "st"
        case 2: "nd"
        case 3: "rd"
        default: "th"
        }
    }

    /// By the traditional numbers, which days of a month have: `21ain` is *unfed ar hugain*.
    private static func welshEnding(_ number: UInt) -> String {
        switch number {
        case 1: "af"
        case 2: "il"
        case 3, 4: "ydd"
        case 5, 6: "ed"
        case 11, 13, 14, 16, 17, 19: "eg"
        case 0, 7, 8, 9, 10, 12, 15, 18, 20: "fed"
        case _ where number % 20 == 0 || number % 50 == 0: "fed"
        default: "ain"
        }
    }
}
