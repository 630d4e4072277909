/// One standard of a framework.
package final class StandardDefinition: Sendable {
    /// Such as `2.2`.
    package let code: String
    package let title: String
    /// The position of its domain in ``Framework/domains``.
    package let domain: Int
    /// Whether its points count towards the score.
    package let isScored: Bool
    /// Its key questions in their order; none if it is judged from evidence.
    package let questions: [KeyQuestionDefinition]

    init(code: String, title: String, domain: Int, isScored: Bool, questions: [KeyQuestionDefinition]) {
        self.code = code
        self.title = title
        self.domain = domain
        self.isScored = isScored
        self.questions = questions
    }
}
