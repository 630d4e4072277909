/// What a template computes with: the values of Jinja2, as far as documents need them.
///
/// Data files, inspections and template code all speak this type. Lists and dictionaries are objects, as in Python: two
/// names can hold the same list, and `append` shows through both.
public enum Value: Sendable {
    /// A variable, attribute or item that does not exist; remembers its name for messages.
    case undefined(UndefinedValue)
    case none
    case bool(Bool)
    case int(Int)
    case float(Double)
    /// Text, escaped when it is put out into a format that has markup.
    case string(String)
    /// Text that is markup of the output format already and is put out as it stands (Jinja2's `Markup`).
    case markup(String)
    case tuple([Value])
    case list(ListValue)
    case dict(DictValue)
    /// Everything that is code or has an identity: functions, macros, namespaces, `loop`, rich text.
    case object(any ObjectValue)

    public static func list(_ items: [Value]) -> Value { .list(ListValue(items)) }

    /// A dictionary with string keys, in the order given; of two equal keys the later value wins.
    public static func dict(_ pairs: [(String, Value)]) -> Value { .dict(DictValue(pairs)) }

    /// A dictionary whose keys are known to differ from each other.
    public static func dict(unique pairs: consuming [(String, Value)]) -> Value { .dict(DictValue(unique: pairs)) }
}

/// A Python-like list: a shared, growable sequence.
///
/// `@unchecked Sendable`: a list is changed only while it is not frozen, and only by the one task that made it (a render
/// never hands its own lists to another task). ``freeze()`` is called before data is shared between tasks.
public final class ListValue: @unchecked Sendable {
    // Unchecked, as no access can overlap another: a change runs to its end before anything else looks.
    @exclusivity(unchecked) public private(set) var items: [Value]
    @exclusivity(unchecked) var frost = Frost.none

    public init(_ items: [Value]) { self.items = items }

    /// Changes the list in place.
    /// - Returns: `false`, with nothing changed, if the list is frozen.
    public func mutate(_ change: (inout [Value]) -> Void) -> Bool {
        guard !isFrozen else { return false }
        change(&items)
        return true
    }

    public var isFrozen: Bool { !frost.isNone }

    deinit { if !frost.isShallow { Teardown.dismantle(&items) } }

    /// Whether these are the very items of the list, and not a copy.
    func holds(_ other: [Value]) -> Bool {
        items.withUnsafeBufferPointer { own in
            other.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
        }
    }

    /// Gives the items away; for ``Teardown`` only.
    func releaseValues() -> [Value] {
        let values = items
        items = []
        return values
    }
}

extension Value {
    /// Makes every list and dictionary within unchangeable, so that the value can be shared between tasks.
    public func freeze() { Freezer.freeze(self) }

    /// Whether it is no scalar.
    @inline(__always)
    var mayHoldValues: Bool {
        switch self {
        case .list, .dict, .tuple, .object: true
        default: false
        }
    }
}
