/// A list of a data file. An object, so that YAML aliases share it instead of multiplying it.
package final class DataSequence: Sendable {
    package let items: [DataNode]
    package init(_ items: [DataNode]) { self.items = items }
}
