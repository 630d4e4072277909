internal import Diagnostics

/// A loop while it runs, and what its body calls `loop`.
///
/// `@unchecked Sendable`: lives within one render, on one task.
final class LoopObject: ValueHolder, AttributedObject, PrintableObject, @unchecked Sendable {
    @exclusivity(unchecked) private(set) var items: [Value]
    /// The list that the items are those of.
    @exclusivity(unchecked) private var source: Value
    @exclusivity(unchecked) var index = -1
    /// Whether a round was run to its end, which decides about `else`.
    @exclusivity(unchecked) var finishedRound = false
    /// How deep a recursive loop is, from 0.
    @exclusivity(unchecked) var depth = 0
    /// For a recursive loop: its function, and where it was written.
    @exclusivity(unchecked) var recursion: Recursion?
    /// In a loop that filters: the items that stay.
    @exclusivity(unchecked) var kept: [Value] = []
    @exclusivity(unchecked) private var lastChanged: [Value]?

    struct Recursion {
        let program: Program
        let function: Int
        let outer: SlotFrame?
        let context: TemplateContext
    }

    init(_ items: [Value], of source: Value) {
        self.items = items
        self.source = source
    }

    /// Begins another loop, after ``reset()``.
    func begin(_ items: consuming [Value], of source: consuming Value) {
        self.items = items
        self.source = source
    }

    /// Lets go of everything, so that the object can serve another loop.
    func reset() {
        releaseItems()
        source = .none
        index = -1
        finishedRound = false
        depth = 0
        if recursion != nil { recursion = nil }
        if !kept.isEmpty { kept = [] }
        if lastChanged != nil { lastChanged = nil }
    }

    /// Items that a list still holds need not be taken apart one by one.
    private func releaseItems() {
        if case .list(let list) = source, list.holds(items) {
            items = []
        } else {
            Teardown.dismantle(&items)
            items = []
        }
    }

    override var typeName: String { "loop" }
    var printed: Value { .string("<LoopContext \(index + 1)/\(items.count)>") }

    deinit { releaseItems() }

    override func releaseValues() -> [Value] {
        defer { items = [] }
        return items + [source]
    }

    var attributeNames: [String] { LoopAttribute.allCases.map(\.rawValue) }

    func attribute(_ name: String) -> Value? { LoopAttribute.named(name).map(value) }

    /// The attributes that are asked for most; `nil` for all others.
    @inline(__always)
    func quickValue(_ attribute: LoopAttribute) -> Value? {
        switch attribute {
        case .index: .int(index &+ 1)
        case .index0: .int(index)
        case .first: .bool(index == 0)
        case .last: .bool(index &+ 1 >= items.count)
        default: nil
        }
    }

    func value(_ attribute: LoopAttribute) -> Value {
        switch attribute {
        case .index: .int(index + 1)
        case .index0: .int(index)
        case .first: .bool(index == 0)
        case .last: .bool(index + 1 >= items.count)
        case .length: .int(items.count)
        case .revindex: .int(items.count - index)
        case .revindex0: .int(items.count - index - 1)
        case .depth: .int(depth + 1)
        case .depth0: .int(depth)
        case .previtem: index > 0 ? items[index - 1] : missing("previtem", "there is no previous item")
        case .nextitem: index + 1 < items.count ? items[index + 1] : missing("nextitem", "there is no next item")
        case .cycle: .object(BoundFunction(Self.cycle, receiver: .object(self)))
        case .changed: .object(BoundFunction(Self.changed, receiver: .object(self)))
        }
    }

    private func missing(_ name: String, _ reason: String) -> Value {
        .undefined(UndefinedValue(name: "loop." + name, reason: reason))
    }

    private static let cycle = BuiltIn("cycle") { (receiver, arguments, _) throws(Diagnostic) in
        guard case .object(let object) = receiver, let loop = object.exactly(LoopObject.self) else { return .none }
        guard !arguments.positional.isEmpty else { throw Diagnostic(.wrongArguments, "'loop.cycle' needs values") }
        return arguments.positional[max(loop.index, 0) % arguments.positional.count]
    }

    private static let changed = BuiltIn("changed") { (receiver, arguments, context) throws(Diagnostic) in
        guard case .object(let object) = receiver, let loop = object.exactly(LoopObject.self) else { return .none }
        let values = arguments.positional
        if let last = loop.lastChanged, last.count == values.count {
            var isSame = true
            for (old, new) in zip(last, values) where isSame { isSame = try old.equals(new, in: context) }
            if isSame { return .bool(false) }
        }
        loop.lastChanged = values
        return .bool(true)
    }
}
