/// What `keys()`, `values()` and `items()` of a dictionary give: as it was at the call.
///
/// `@unchecked Sendable`: never changed before its `deinit`.
package final class DictView: ValueHolder, SequenceObject, @unchecked Sendable {
    private let kind: String
    package private(set) var items: [Value]

    package init(_ typeName: String, _ items: [Value]) {
        kind = typeName
        self.items = items
    }

    package override var typeName: String { kind }
    package var count: Int { items.count }
    package var isIndexed: Bool { false }

    deinit { Teardown.dismantle(&items) }

    override func releaseValues() -> [Value] {
        let released = items
        items = []
        return released
    }
}
