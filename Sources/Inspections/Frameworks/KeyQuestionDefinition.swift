/// A question that is answered for every case looked at.
package struct KeyQuestionDefinition: Sendable {
    package let id: String
    package let text: String
    /// What the question is about, as in `keeping the child safe`.
    package let topic: String
}
