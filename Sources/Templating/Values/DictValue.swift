/// A Python-like dictionary: keeps the order in which keys were first set.
///
/// `@unchecked Sendable` for the same reason as ``ListValue``: changed only while not frozen, by the task that made it.
public final class DictValue: @unchecked Sendable {
    /// A key: whatever Python could hash. Text compares by code points, not by canonical equivalence, and `1`, `1.0` and
    /// `True` are one key, both as in Python.
    // Unchecked, as no access can overlap another: nothing here calls out while it changes them.
    @exclusivity(unchecked) public private(set) var keys: [Value] = []
    @exclusivity(unchecked) public private(set) var values: [Value] = []
    @exclusivity(unchecked) public private(set) var isFrozen = false
    /// Where a key stands, once there are too many to look through.
    @exclusivity(unchecked) private var positions: [DictKey: Int] = [:]
    private static let searchedAtMost = 16

    public init() {}

    public init(_ pairs: [(String, Value)]) {
        keys.reserveCapacity(pairs.count)
        values.reserveCapacity(pairs.count)
        for (key, value) in pairs { store(.string(key), value) }
    }

    public var count: Int { keys.count }

    /// The value of a text key.
    public subscript(_ key: String) -> Value? {
        let position = keys.count <= Self.searchedAtMost ? search(key) : positions[.text(key)]
        return position.map { values[$0] }
    }

    /// Looks through the keys for a text.
    private func search(_ key: String) -> Int? {
        keys.withUnsafeBufferPointer { keys in
            for index in 0..<keys.count {
                switch keys[index] {
                case .string(let text), .markup(let text): if DictKey.same(text, key) { return index }
                default: continue
                }
            }
            return nil
        }
    }

    /// The value of any key; `nil` also for a key that Python could not hash.
    public subscript(_ key: Value) -> Value? { position(of: key).map { values[$0] } }

    public func position(of key: Value) -> Int? {
        if keys.count <= Self.searchedAtMost, case .string(let text) = key { return search(text) }
        guard let wanted = DictKey(key) else { return nil }
        if keys.count <= Self.searchedAtMost { return keys.firstIndex { DictKey($0) == wanted } }
        return positions[wanted]
    }

    /// Sets a value; a key that is there keeps its place.
    /// - Returns: `false`, with nothing changed, if the dictionary is frozen or the key cannot be hashed.
    @discardableResult
    public func set(_ key: Value, _ value: Value) -> Bool {
        guard !isFrozen, DictKey(key) != nil else { return false }
        store(key, value)
        return true
    }

    /// Removes a key.
    /// - Returns: The value that was there.
    public func remove(_ key: Value) -> Value? {
        guard !isFrozen, let index = position(of: key) else { return nil }
        keys.remove(at: index)
        let value = values.remove(at: index)
        reindex()
        return value
    }

    /// Removes all keys, unless the dictionary is frozen.
    func removeAll() {
        guard !isFrozen else { return }
        keys = []
        values = []
        positions = [:]
    }

    private func store(_ key: Value, _ value: Value) {
        if let index = position(of: key) {
            values[index] = value
            return
        }
        keys.append(key)
        values.append(value)
        if keys.count == Self.searchedAtMost + 1 {
            reindex()
        } else if keys.count > Self.searchedAtMost, let wanted = DictKey(key) {
            positions[wanted] = keys.count - 1
        }
    }

    private func reindex() {
        positions.removeAll(keepingCapacity: true)
        guard keys.count > Self.searchedAtMost else { return }
        for (index, key) in keys.enumerated() {
            if let wanted = DictKey(key) { positions[wanted] = index }
        }
    }

    func setFrozen() { isFrozen = true }

    deinit { Teardown.dismantle(&values) }

    /// Gives the values away; for ``Teardown`` only.
    func releaseValues() -> [Value] {
        let released = values
        values = []
        return released
    }
}

/// A dictionary key as Python compares it.
enum DictKey: Hashable {
    case none
    case number(Double)
    case integer(Int)
    case text(String)
    case tuple([DictKey])
    case object(ObjectIdentifier)

    init?(_ value: Value) {
        switch value {
        case .none: self = .none
        case .bool(let flag): self = .integer(flag ? 1 : 0)
        case .int(let number): self = .integer(number)
        case .float(let number):
            if let whole = Int(exactly: number) { self = .integer(whole) } else { self = .number(number) }
        case .string(let text), .markup(let text): self = .text(text)
        case .tuple(let items):
            var keys: [DictKey] = []
            for item in items {
                guard let key = DictKey(item) else { return nil }
                keys.append(key)
            }
            self = .tuple(keys)
        case .object(let object): self = .object(ObjectIdentifier(object))
        case .undefined, .list, .dict: return nil
        }
    }

    /// Code point equality. Swift's `==` on strings takes `é` and `e` + U+0301 for the same.
    @inline(__always)
    static func same(_ a: String, _ b: String) -> Bool {
        // Equal bits are equal text, whatever they stand for: short texts have theirs in the value itself, and the keys of
        // one program are often the same objects.
        let first = unsafeBitCast(a, to: (UInt64, UInt64).self)
        let second = unsafeBitCast(b, to: (UInt64, UInt64).self)
        if first.0 == second.0, first.1 == second.1 { return true }
        return a.utf8.count == b.utf8.count && sameBytes(a, b)
    }

    @inline(never)
    private static func sameBytes(_ a: String, _ b: String) -> Bool {
        let count = a.utf8.count
        guard count == b.utf8.count else { return false }
        let isSame = a.utf8.withContiguousStorageIfAvailable { first in
            b.utf8.withContiguousStorageIfAvailable { second in
                for index in 0..<count where first[index] != second[index] { return false }
                return true
            }
        }
        return (isSame ?? nil) ?? a.utf8.elementsEqual(b.utf8)
    }

    static func == (a: DictKey, b: DictKey) -> Bool {
        switch (a, b) {
        case (.none, .none): true
        case (.number(let x), .number(let y)): x == y
        case (.integer(let x), .integer(let y)): x == y
        case (.text(let x), .text(let y)): same(x, y)
        case (.tuple(let x), .tuple(let y)): x == y
        case (.object(let x), .object(let y)): x == y
        default: false
        }
    }

    func hash(into hasher: inout Hasher) {
        switch self {
        case .none: hasher.combine(0)
        case .number(let number): hasher.combine(number)
        case .integer(let number): hasher.combine(number)
        case .text(var text): text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .tuple(let items): hasher.combine(items)
        case .object(let object): hasher.combine(object)
        }
    }
}
