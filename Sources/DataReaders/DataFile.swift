package import Diagnostics
package import Templating

/// What a YAML or JSON file holds, with the place of every node.
package struct DataFile: Sendable {
    package let source: SourceText
    package let root: DataNode
    /// Whether lists or mappings occur in more than one place.
    let hasAliases: Bool

    package init(source: SourceText, root: DataNode, hasAliases: Bool = false) {
        self.source = source
        self.root = root
        self.hasAliases = hasAliases
    }

    /// The whole file as a value for templates, made anew at every call.
    package var value: Value { hasAliases ? root.valueSharingAliases : root.value }

    package func place(of node: DataNode) -> Diagnostic.Place { .source(source, node.span.range) }
    package func place(_ span: DataSpan) -> Diagnostic.Place { .source(source, span.range) }

    /// The text of a node as typed in the file, such as `36.20` for a decimal number.
    package func text(of node: DataNode) -> String { source.text(in: node.span.range) }
}
