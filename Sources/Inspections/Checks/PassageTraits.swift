/// What stands in a passage, found in the walk that cuts it into words. A rule looks only at passages that have what it
/// looks for: most have nothing that any rule wants.
struct PassageTraits: OptionSet, Sendable {
    let rawValue: UInt32

    /// Made of sentences.
    static let prose = PassageTraits(rawValue: 1 << 0)
    /// A figure, or a day of the week.
    static let number = PassageTraits(rawValue: 1 << 1)
    static let month = PassageTraits(rawValue: 1 << 2)
    /// “between”.
    static let between = PassageTraits(rawValue: 1 << 3)
    /// “over” or “under”.
    static let comparison = PassageTraits(rawValue: 1 << 4)
    /// “recommendation” or “recommendations”.
    static let recommendation = PassageTraits(rawValue: 1 << 5)
    /// “youth”.
    static let youth = PassageTraits(rawValue: 1 << 6)
    /// “we”, “our” or “us”.
    static let firstPerson = PassageTraits(rawValue: 1 << 7)
    /// “per”, as in “per cent”.
    static let per = PassageTraits(rawValue: 1 << 8)
    /// “overall”.
    static let overall = PassageTraits(rawValue: 1 << 9)
    /// A word of two to five capitals.
    static let capitals = PassageTraits(rawValue: 1 << 10)
    /// A word that follows itself.
    static let doubled = PassageTraits(rawValue: 1 << 11)
    static let percentSign = PassageTraits(rawValue: 1 << 12)
    static let curlyQuote = PassageTraits(rawValue: 1 << 13)
    static let straightQuote = PassageTraits(rawValue: 1 << 14)
    /// The first word of a phrase of the table.
    static let phraseWord = PassageTraits(rawValue: 1 << 15)
    /// A sign that a phrase of the table begins with.
    static let phraseSign = PassageTraits(rawValue: 1 << 16)
    /// “available”.
    static let available = PassageTraits(rawValue: 1 << 18)
    /// “board”, “Inspectorate” and other bodies.
    static let body = PassageTraits(rawValue: 1 << 19)
    /// The first of two words that are also written as one, or the one.
    static let paired = PassageTraits(rawValue: 1 << 20)
    /// “said”.
    static let said = PassageTraits(rawValue: 1 << 21)
    /// A control character, a mark of writing direction or a space of no width.
    static let invisible = PassageTraits(rawValue: 1 << 22)
    /// A phrase of the table.
    static let phrase = PassageTraits(rawValue: 1 << 17)
}
