/// One group of `groupby`: a pair that also answers to `grouper` and `list`.
package final class GroupValue: AttributedObject, SequenceObject {
    package let grouper: Value
    package let list: Value

    package init(_ grouper: Value, _ list: [Value]) {
        self.grouper = grouper
        self.list = .list(list)
    }

    package var typeName: String { "tuple" }
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
}
