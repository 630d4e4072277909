/// A node of an ``XMLDocument``, by number. Numbers follow the order of the document, so that the descendants of node *n*
/// are the numbers from *n* + 1 up to ``XMLDocument/end(of:)``.
package typealias XMLNodeID = Int

/// What the document keeps of a node.
struct XMLNode {
    /// An index into the names of the document; negative for what is no element.
    var name: Int32
    /// -1 for the root.
    var parent: Int32
    /// The number after the last descendant.
    var end: Int32
    /// Where the node stands in the source, tags included.
    var lower: Int32
    var upper: Int32
    /// Where an element's content stands in the source; both at the end of an empty tag.
    var contentLower: Int32 = 0
    var contentUpper: Int32 = 0
    /// An element's attributes in the document's list, or a text's bytes in the document's decoded text.
    var dataLower: Int32 = 0
    var dataUpper: Int32 = 0

    static let text: Int32 = -1
    /// A comment or processing instruction.
    static let other: Int32 = -2
}

/// An attribute: its name, and its value in the document's decoded text.
struct XMLAttribute {
    var name: Int32
    var lower: Int32
    var upper: Int32
}
