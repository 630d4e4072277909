/// Words of the English texts that this module makes.
enum EnglishWords {
    private static let words = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]

    /// House style: words up to nine, figures from 10.
    static func number(_ number: Int) -> String {
        (1...9).contains(number) ? words[number] : String(number)
    }

    static func capitalised(_ text: String) -> String {
        guard let first = text.first else { return text }
        if first.isASCII, !first.isLowercase { return text }
        return first.uppercased() + text.dropFirst()
    }

    /// A name as it stands within a sentence: “The head of service” begins a line elsewhere.
    static func inSentence(_ name: String) -> String {
        name.utf8.starts(with: "The ".utf8) ? "t" + name.dropFirst() : name
    }

    /// `A, B and C`; `A and B, and C` where the names around the last `and` hold one of their own that no bracket ends.
    static func list(_ items: [String], _ conjunction: String = "and") -> String {
        guard let last = items.last, items.count > 1 else { return items.first ?? "" }
        let word = Array(" \(conjunction) ".utf8)
        let holdsOwn =
            items.suffix(2).contains { ByteSearch.position(of: word, in: Array($0.utf8)[...]) != nil }
            && !items[items.count - 2].hasSuffix(")")
        return items.dropLast().joined(separator: ", ") + (holdsOwn ? ", " : " ") + conjunction + " " + last
    }
}
