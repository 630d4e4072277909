internal import Diagnostics

/// What `cycler(…)` gives: values taken in turn.
///
/// `@unchecked Sendable`: made by a render and changed only by it, on one task.
package final class CyclerValue: ValueHolder, AttributedObject, @unchecked Sendable {
    private var values: [Value]
    private var position = 0

    /// - Precondition: At least one value.
    package init(_ values: [Value]) { self.values = values }

    deinit { Teardown.dismantle(&values) }

    override func releaseValues() -> [Value] {
        let released = values
        values = []
        return released
    }

    package override var typeName: String { "Cycler" }
    package var attributeNames: [String] { ["current", "next", "reset"] }

    package func attribute(_ name: String) -> Value? {
        switch name {
        case "current": values[position]
        case "next": .object(BoundFunction(Self.next, receiver: .object(self)))
        case "reset": .object(BoundFunction(Self.reset, receiver: .object(self)))
        default: nil
        }
    }

    private static let next = BuiltIn.method("next") { (receiver, _, _) throws(Diagnostic) in
        guard case .object(let object) = receiver, let cycler = object as? CyclerValue else { return .none }
        let value = cycler.values[cycler.position]
        cycler.position = (cycler.position + 1) % cycler.values.count
        return value
    }

    private static let reset = BuiltIn.method("reset") { (receiver, _, _) throws(Diagnostic) in
        if case .object(let object) = receiver, let cycler = object as? CyclerValue { cycler.position = 0 }
        return .none
    }
}
