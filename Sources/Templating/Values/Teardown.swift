/// Frees values without recursion.
struct Teardown {
    // By kind, because only in its own storage can an object be asked whether anything else refers to it: taking it out of
    // a ``Value`` makes a second reference for a while.
    private var lists: [ListValue] = []
    private var dicts: [DictValue] = []
    private var others: [ValueHolder] = []

    /// Takes values apart that nothing else refers to.
    ///
    /// - Parameter values: The storage of the object that is going, which must not refer to them any more meanwhile.
    static func dismantle(_ values: inout [Value]) {
        // Most objects hold scalars, which free themselves. Nothing further down is looked at here: it may be shared, and
        // as large as the data, while this may be a list made in every round of a loop.
        guard values.withUnsafeBufferPointer(holdsHolder) else { return }
        var teardown = Teardown()
        teardown.add(values)
        values = []
        teardown.run()
    }

    private mutating func add(_ values: [Value]) {
        values.withUnsafeBufferPointer { values in
            for index in values.indices where values[index].mayHoldValues { add(values[index]) }
        }
    }

    private mutating func add(_ value: Value) {
        switch value {
        case .list(let list): lists.append(list)
        case .dict(let dict): dicts.append(dict)
        // Tuples stand in one another to a small depth only: see Value.makeTuple.
        case .tuple(let items): if items.contains(where: Self.isHolder) { add(items) }
        case .object(let object): if let holder = object as? ValueHolder { others.append(holder) }
        default: break
        }
    }

    private mutating func run() {
        while !lists.isEmpty || !dicts.isEmpty || !others.isEmpty {
            while var list = lists.popLast() { if isKnownUniquelyReferenced(&list) { add(list.releaseValues()) } }
            while var dict = dicts.popLast() { if isKnownUniquelyReferenced(&dict) { add(dict.releaseValues()) } }
            while var other = others.popLast() { if isKnownUniquelyReferenced(&other) { add(other.releaseValues()) } }
        }
    }

    /// In place, since a value that is copied to be looked at counts references.
    private static func holdsHolder(_ values: UnsafeBufferPointer<Value>) -> Bool {
        for index in values.indices where values[index].mayHoldValues && isHolder(values[index]) { return true }
        return false
    }

    static func isHolder(_ value: Value) -> Bool {
        switch value {
        case .list, .dict, .tuple: true
        case .object(let object): object is ValueHolder
        default: false
        }
    }
}
