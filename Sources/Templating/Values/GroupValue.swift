/// One group of `groupby`: a pair that also answers to `grouper` and `list`.
///
/// `@unchecked Sendable`: never changed before its `deinit`.
package final class GroupValue: ValueHolder, AttributedObject, SequenceObject, @unchecked Sendable {
    package private(set) var grouper: Value
    package private(set) var list: Value

    package init(_ grouper: Value, _ list: [Value]) {
        self.grouper = grouper
        self.list = .list(list)
    }

    package override var typeName: String { "tuple" }
    package var count: Int { 2 }
    package var isIndexed: Bool { true }
    package var items: [Value] { [grouper, list] }
    package var attributeNames: [String] { ["grouper", "list"] }

    package func attribute(_ name: String) -> Value? {
        switch name {
        case "grouper": grouper
        case "list": list
        default: nil
        }
    }

    deinit {
        var values = releaseValues()
        Teardown.dismantle(&values)
    }

    override func releaseValues() -> [Value] {
        let released = [grouper, list]
        (grouper, list) = (.none, .none)
        return released
    }
}
