/// What words and signs tell of the passage that they stand in.
struct TraitTable: Sendable {
    /// By the low bits of a word's hash: a word may have a trait only by chance, which the rule finds out.
    private var words = [PassageTraits](repeating: [], count: 4096)
    private var signs = [PassageTraits](repeating: [], count: 128)

    init() {
        for month in ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October"]
        {
            add(Word(Array(month.utf8)).hash, .month)
        }
        for month in ["November", "December"] { add(Word(Array(month.utf8)).hash, .month) }
        for day in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"] {
            add(Word(Array(day.utf8)).hash, .number)
        }
        add(Word("between").hash, .between)
        for word in [Word("over"), Word("under")] { add(word.hash, .comparison) }
        for word in [Word("recommendation"), Word("recommendations")] { add(word.hash, .recommendation) }
        add(Word("youth").hash, .youth)
        for word in [Word("we"), Word("our"), Word("us")] { add(word.hash, .firstPerson) }
        add(Word("per").hash, .per)
        add(Word("overall").hash, .overall)
        add(Word("available").hash, .available)
        add(Word("said").hash, .said)
        for word in [Word("board"), Word("inspectorate"), Word("council"), Word("service")] { add(word.hash, .body) }
        for word in [Word("well"), Word("trauma"), Word("decision"), Word("multi"), Word("co")] {
            add(word.hash, .paired)
        }
        for word in [Word("wellbeing"), Word("traumainformed"), Word("decisionmaking"), Word("multiagency")] {
            add(word.hash, .paired)
        }
        add(Word("cooperation").hash, .paired)
        for control in UInt8(0)..<0x20 where control != 0x09 && control != 0x0A { add(sign: control, .invisible) }
        add(sign: 0x7F, .invisible)
        add(sign: UInt8(ascii: "%"), .percentSign)
        add(sign: UInt8(ascii: "'"), .straightQuote)
        add(sign: UInt8(ascii: "\""), .straightQuote)
    }

    mutating func add(_ hash: UInt64, _ traits: PassageTraits) {
        words[Int(truncatingIfNeeded: hash & 4095)].formUnion(traits)
    }

    mutating func add(sign: UInt8, _ traits: PassageTraits) {
        guard sign < 128 else { return }
        signs[Int(sign)].formUnion(traits)
    }

    func of(_ hash: UInt64) -> PassageTraits { words[Int(truncatingIfNeeded: hash & 4095)] }
    func of(sign: UInt8) -> PassageTraits { sign < 128 ? signs[Int(sign)] : [] }
}
