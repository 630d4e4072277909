/// What `keys()`, `values()` and `items()` of a dictionary give: as it was at the call.
package final class DictView: SequenceObject {
    package let typeName: String
    package let items: [Value]

    package init(_ typeName: String, _ items: [Value]) {
        self.typeName = typeName
        self.items = items
    }

    package var count: Int { items.count }
    package var isIndexed: Bool { false }
}
