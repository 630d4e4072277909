extension List {
    /// The number of an item of an ordered list; the largest number there is where it would be larger.
    package func number(ofItem index: Int) -> Int {
        let start: Int
        switch marker {
        case .bullet: return index
        case .ordered(let first, _), .numberedParagraphs(_, let first): start = first
        }
        let (sum, overflow) = start.addingReportingOverflow(index)
        return overflow ? .max : sum
    }
}

extension List.NumberStyle {
    /// The number as it is written, without a full stop: `3`, `c`, `C`, `iii`, `III`. Numbers that letters or numerals
    /// cannot write come in figures.
    package func text(of number: Int) -> String {
        switch self {
        case .decimal: return String(number)
        case .lowerAlpha: return Self.letters(number, first: 0x61) ?? String(number)
        case .upperAlpha: return Self.letters(number, first: 0x41) ?? String(number)
        case .lowerRoman: return Self.numerals(number)?.lowercased() ?? String(number)
        case .upperRoman: return Self.numerals(number) ?? String(number)
        }
    }

    /// a … z, aa, ab …: as the browsers and word processors count, without a zero.
    private static func letters(_ number: Int, first: UInt8) -> String? {
        guard number >= 1 else { return nil }
        var rest = number
        var reversed: [UInt8] = []
        while rest > 0 {
            rest -= 1
            reversed.append(first + UInt8(rest % 26))
            rest /= 26
        }
        return String(decoding: reversed.reversed(), as: UTF8.self)
    }

    private static func numerals(_ number: Int) -> String? {
        guard (1...3999).contains(number) else { return nil }
        let steps = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
            (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, numeral) in steps {
            while rest >= value {
                text += numeral
                rest -= value
            }
        }
        return text
    }
}
