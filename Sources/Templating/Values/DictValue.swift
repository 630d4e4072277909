/// A Python-like dictionary: keeps the order in which keys were first set.
///
/// `@unchecked Sendable` for the same reason as ``ListValue``: changed only while not frozen, by the task that made it.
public final class DictValue: @unchecked Sendable {
    /// A key: whatever Python could hash. Text compares by code points, not by canonical equivalence, and `1`, `1.0` and
    /// `True` are one key, both as in Python.
    public var keys: [Value] {
        if removed > 0 { compact() }
        return storedKeys
    }
    public var values: [Value] {
        if removed > 0 { compact() }
        return storedValues
    }
    // Unchecked, as no access can overlap another: nothing here calls out while it changes them.
    @exclusivity(unchecked) private var storedKeys: [Value] = []
    @exclusivity(unchecked) private var storedValues: [Value] = []
    @exclusivity(unchecked) private(set) var frost = Frost.none
    /// Where a key stands, once there are too many to look through.
    @exclusivity(unchecked) private var positions: [DictKey: Int] = [:]
    /// How many of the stored keys are ``hole``, left by keys that were removed: so removing all takes linear time.
    @exclusivity(unchecked) private var removed = 0
    /// To look through so many keys by their bits takes about as long as to hash one.
    private static let searchedAtMost = 64
    private static let lookedAtFirst = 16
    /// Stands for a key that was removed; no key can be equal to it.
    private static let hole = Value.undefined(UndefinedValue(name: ""))

    public init() {}

    public init(_ pairs: [(String, Value)]) {
        storedKeys.reserveCapacity(pairs.count)
        storedValues.reserveCapacity(pairs.count)
        for (key, value) in pairs { store(.string(key), value) }
    }

    /// As ``init(_:)``, for keys that are known to differ from each other, which are not compared then.
    public init(unique pairs: consuming [(String, Value)]) {
        storedKeys.reserveCapacity(pairs.count)
        storedValues.reserveCapacity(pairs.count)
        pairs.withUnsafeMutableBufferPointer { pairs in
            for index in pairs.indices {
                storedKeys.append(.string(pairs[index].0))
                // Taken out of an array that goes: a copy would count references twice.
                var value = Value.none
                swap(&value, &pairs[index].1)
                storedValues.append(value)
            }
        }
        reindex()
    }

    /// - Parameters:
    ///   - keys: Texts or other keys that Python could hash, known to differ from each other.
    ///   - values: As many as there are keys.
    package init(uniqueKeys keys: consuming [Value], values: consuming [Value]) {
        storedKeys = keys
        storedValues = values
        reindex()
    }

    public var count: Int { storedKeys.count - removed }

    /// The value of a text key.
    public subscript(_ key: String) -> Value? {
        let position = storedKeys.count <= Self.searchedAtMost ? search(key) : positions[.text(key)]
        return position.map { storedValues[$0] }
    }

    /// The value of any key; `nil` also for a key that Python could not hash.
    public subscript(_ key: Value) -> Value? { position(of: key).map { storedValues[$0] } }

    /// Hands over the value of a text key, in place, if its bits lead to it; a key that they do not lead to may be there
    /// all the same.
    @inline(__always)
    func withValue<Result>(_ key: TextBits, _ body: (UnsafePointer<Value>) -> Result) -> Result? {
        let place = storedKeys.withUnsafeBufferPointer { keys in
            let looked = keys.count <= Self.searchedAtMost ? keys.count : Self.lookedAtFirst
            var index = 0
            while index < looked {
                if case .string(let text) = keys[index], TextBits(text) == key { return index }
                index &+= 1
            }
            return -1
        }
        guard place >= 0 else { return nil }
        return storedValues.withUnsafeBufferPointer { values in values.baseAddress.map { body($0 + place) } }
    }

    /// Hands over the values in place. Only of a dictionary that is frozen: others may have holes.
    func withValues(_ body: (UnsafeBufferPointer<Value>) -> Void) { storedValues.withUnsafeBufferPointer(body) }

    public func contains(_ key: Value) -> Bool { position(of: key) != nil }

    private func position(of key: Value) -> Int? {
        if storedKeys.count <= Self.searchedAtMost, case .string(let text) = key { return search(text) }
        guard let wanted = DictKey(key) else { return nil }
        if storedKeys.count <= Self.searchedAtMost { return storedKeys.firstIndex { DictKey($0) == wanted } }
        return positions[wanted]
    }

    /// Looks through the keys for a text.
    private func search(_ key: String) -> Int? {
        storedKeys.withUnsafeBufferPointer { keys in
            for index in 0..<keys.count {
                switch keys[index] {
                case .string(let text), .markup(let text): if DictKey.same(text, key) { return index }
                default: continue
                }
            }
            return nil
        }
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
        let value = storedValues[index]
        if storedKeys.count <= Self.searchedAtMost {
            storedKeys.remove(at: index)
            storedValues.remove(at: index)
            return value
        }
        if let wanted = DictKey(key) { positions[wanted] = nil }
        storedKeys[index] = Self.hole
        storedValues[index] = .none
        removed += 1
        while let last = storedKeys.last, last.isUndefined {
            storedKeys.removeLast()
            storedValues.removeLast()
            removed -= 1
        }
        if removed > storedKeys.count / 2 || storedKeys.count <= Self.searchedAtMost { compact() }
        return value
    }

    /// Removes all keys, unless the dictionary is frozen.
    func removeAll() {
        guard !isFrozen else { return }
        storedKeys = []
        storedValues = []
        positions = [:]
        removed = 0
    }

    /// The key set last.
    var lastKey: Value? { storedKeys.last }

    private func store(_ key: Value, _ value: Value) {
        if let index = position(of: key) {
            storedValues[index] = value
            return
        }
        storedKeys.append(key)
        storedValues.append(value)
        if storedKeys.count == Self.searchedAtMost + 1 {
            reindex()
        } else if storedKeys.count > Self.searchedAtMost, let wanted = DictKey(key) {
            positions[wanted] = storedKeys.count - 1
        }
    }

    /// Closes the holes.
    private func compact() {
        var next = 0
        for index in storedKeys.indices where !storedKeys[index].isUndefined {
            storedKeys.swapAt(next, index)
            storedValues.swapAt(next, index)
            next += 1
        }
        storedKeys.removeSubrange(next...)
        storedValues.removeSubrange(next...)
        removed = 0
        reindex()
    }

    private func reindex() {
        if !positions.isEmpty { positions.removeAll(keepingCapacity: true) }
        guard storedKeys.count > Self.searchedAtMost else { return }
        positions.reserveCapacity(storedKeys.count)
        storedKeys.withUnsafeBufferPointer { keys in
            for index in keys.indices {
                if let wanted = DictKey(keys[index]) { positions[wanted] = index }
            }
        }
    }

    public var isFrozen: Bool { !frost.isNone }

    func setFrost(_ frost: Frost) {
        // Another task may look at it from now on, so nothing is left to be done later.
        if removed > 0 { compact() }
        self.frost = frost
    }

    deinit { if !frost.isShallow { Teardown.dismantle(&storedValues) } }

    /// Gives the values away; for ``Teardown`` only.
    func releaseValues() -> [Value] {
        let released = storedValues
        storedValues = []
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
        if TextBits(a) == TextBits(b) { return true }
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
        case .text(let text):
            // No copy, as nearly every text is contiguous.
            let isDone: Void? = text.utf8.withContiguousStorageIfAvailable {
                hasher.combine(bytes: UnsafeRawBufferPointer($0))
            }
            guard isDone == nil else { return }
            var copy = text
            copy.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        case .tuple(let items): hasher.combine(items)
        case .object(let object): hasher.combine(object)
        }
    }
}
