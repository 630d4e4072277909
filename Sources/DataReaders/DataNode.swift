/// One value of a data file, with its place.
package struct DataNode: Sendable {
    package enum Content: Sendable {
        case null
        case bool(Bool)
        case integer(Int)
        /// A number with a point or an exponent. Its digits as typed are the text of the node's span.
        case decimal(Double)
        case string(String)
        case sequence(DataSequence)
        case mapping(DataMapping)
    }

    package let content: Content
    /// Where the value stands. Of a YAML alias, where the anchored value stands.
    package let span: DataSpan

    package init(_ content: Content, _ span: DataSpan) {
        self.content = content
        self.span = span
    }

    /// What messages call this kind of value, with its article.
    package var kindName: String {
        switch content {
        case .null: "nothing"
        case .bool: "true or false"
        case .integer: "a whole number"
        case .decimal: "a decimal number"
        case .string: "text"
        case .sequence: "a list"
        case .mapping: "a mapping"
        }
    }
}
