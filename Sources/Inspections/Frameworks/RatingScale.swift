/// The rating words of a framework, best first.
package struct RatingScale: Sendable {
    package struct Grade: Sendable, Hashable {
        /// As it is printed.
        package let word: String
        package let welsh: String?
        /// What a standard with this rating adds to the score.
        package let points: Int
    }

    package let grades: [Grade]

    /// The position of a word, exact in case.
    package func position(of word: String) -> Int? { grades.firstIndex { $0.word == word } }

    package var highestPoints: Int { grades.first?.points ?? 0 }
}
