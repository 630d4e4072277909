/// One document that two sides of a comparison have different texts of.
package struct DocumentChange: Sendable {
    package enum Kind: Sendable, Hashable { case changed, new, gone }

    package var kind: Kind
    /// The id of the record and the name of the template.
    package var record: String
    package var template: String
    /// The path on each side, without a folder; `nil` where the document does not exist.
    package var oldPath: String?
    package var newPath: String?
    /// Why: what changed in data, template or state.
    package var reason: String
    package var oldText: String
    package var newText: String
}
