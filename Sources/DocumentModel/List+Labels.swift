extension List {
    /// What stands before an item, such as `•`, `3.`, `c.`, `iv.` or `2.1`, for writers whose format does not count by
    /// itself.
    ///
    /// - Parameter index: The index of the item, from 0.
    public func label(ofItem index: Int) -> String {
        switch marker {
        case .bullet: return "•"
        case .ordered(let start, let style): return style.numeral(number(start, plus: index)) + "."
        case .numberedParagraphs(let prefix, let start): return "\(prefix).\(number(start, plus: index))"
        }
    }

    /// The number of an item; numbers of a start near the largest integer stay there instead of overflowing.
    private func number(_ start: Int, plus index: Int) -> Int {
        let (sum, overflow) = start.addingReportingOverflow(index)
        return overflow ? .max : sum
    }
}

extension List.NumberStyle {
    /// A number in this style, without a full stop. Numbers that the style cannot write (letters from 1 to 780, Roman
    /// numerals from 1 to 3,999) come out as digits. After `z` come `aa`, `bb`, as Word counts.
    public func numeral(_ number: Int) -> String {
        switch self {
        case .decimal: return String(number)
        case .lowerAlpha: return Self.letters(number, from: UInt8(ascii: "a")) ?? String(number)
        case .upperAlpha: return Self.letters(number, from: UInt8(ascii: "A")) ?? String(number)
        case .lowerRoman: return Self.roman(number)?.lowercased() ?? String(number)
        case .upperRoman: return Self.roman(number) ?? String(number)
        }
    }

    private static func letters(_ number: Int, from first: UInt8) -> String? {
        // A label of a million letters would help nobody.
        guard (1...26 * 30).contains(number) else { return nil }
        let letter = Character(UnicodeScalar(first + UInt8((number - 1) % 26)))
        return String(repeating: letter, count: (number - 1) / 26 + 1)
    }

    private static func roman(_ number: Int) -> String? {
        guard (1...3999).contains(number) else { return nil }
        let signs: [(Int, String)] = [
            (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
            (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
        ]
        var rest = number
        var text = ""
        for (value, sign) in signs {
            while rest >= value {
                text += sign
                rest -= value
            }
        }
        return text
    }
}
