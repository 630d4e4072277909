/// The texts of a record in the order of the file, and those of them that a rule is about.
struct PassageList: RandomAccessCollection {
    private let texts: PassageTexts

    init(_ texts: PassageTexts) { self.texts = texts }

    var startIndex: Int { 0 }
    var endIndex: Int { texts.cuts.count }

    subscript(position: Int) -> Passage { Passage(texts, position) }

    /// Whether a text has all of these traits.
    func has(_ traits: PassageTraits) -> Bool { texts.position(after: -1, having: traits) != nil }

    /// The texts that have all of these traits.
    func having(_ traits: PassageTraits) -> Selection { Selection(texts: texts, traits: traits) }

    /// As a loop over ``having(_:)``, which looks for each text anew where this goes through them once.
    func forEach(having traits: PassageTraits, _ body: (Passage) -> Void) { texts.forEach(having: traits, body) }

    /// The texts in a field of the record's top level.
    func inSection(_ section: String) -> [Passage] {
        texts.positions(inSection: section).map { Passage(texts, $0) }
    }

    /// Texts of the same words, each with the one before it that has them.
    /// - Parameters:
    ///   - count: How many words they have at least.
    ///   - field: Texts that are the value of this field are left out.
    func pairs(ofWordsFrom count: Int, notIn field: String) -> [(Passage, Passage)] {
        texts.pairs(ofWordsFrom: count, notIn: field).map { (Passage(texts, $0), Passage(texts, $1)) }
    }

    /// Finds the next text only when it is asked for: most rules are about none.
    struct Selection: Sequence, IteratorProtocol {
        fileprivate let texts: PassageTexts
        fileprivate let traits: PassageTraits
        private var position = -1

        fileprivate init(texts: PassageTexts, traits: PassageTraits) {
            self.texts = texts
            self.traits = traits
        }

        mutating func next() -> Passage? {
            guard let found = texts.position(after: position, having: traits) else { return nil }
            position = found
            return Passage(texts, found)
        }
    }
}
