/// The words of a framework's scale, found in texts by their first word.
struct ScaleWords: Sendable {
    struct Grade: Sendable {
        let word: String
        /// The hashes of its words.
        let words: [UInt64]
    }

    private let grades: [Grade]
    /// One bit for the low bits of each first word: nearly every word of a text is done with after one look here.
    private let bits: UInt64

    init(_ scale: RatingScale) {
        grades = scale.grades.map { Grade(word: $0.word, words: WordCutter.hashes(of: $0.word)) }
        bits = grades.reduce(0) { $0 | ($1.words.first.map(Self.bit) ?? 0) }
    }

    private static func bit(_ hash: UInt64) -> UInt64 { 1 << (hash & 63) }

    func mayBegin(_ hash: UInt64) -> Bool { bits & Self.bit(hash) != 0 }

    func grade(beginningWith hash: UInt64) -> Grade? { grades.first { $0.words.first == hash } }
}
