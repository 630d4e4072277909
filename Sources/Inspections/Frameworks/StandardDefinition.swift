/// One standard of a framework.
package final class StandardDefinition: Sendable {
    /// Such as `2.2`.
    package let code: String
    package let title: String
    /// The position of its domain in ``Framework/domains``.
    package let domain: Int
    /// Whether its points count towards the score.
    package let isScored: Bool
    /// The name of its key questions in ``Framework/keyQuestionSets``; `nil` if it is judged from evidence.
    package let keyQuestions: String?

    init(code: String, title: String, domain: Int, isScored: Bool, keyQuestions: String?) {
        self.code = code
        self.title = title
        self.domain = domain
        self.isScored = isScored
        self.keyQuestions = keyQuestions
    }
}
