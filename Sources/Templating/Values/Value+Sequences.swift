package import Diagnostics

/// Values as sequences: length, membership, items.
extension Value {
    /// Python's `len()`; an undefined value has none where the render is strict, and 0 otherwise.
    package func length(in context: any CallContext) throws(Diagnostic) -> Int {
        switch self {
        case .string(let text), .markup(let text): return text.codePointCount
        case .tuple(let items): return items.count
        case .list(let list): return list.items.count
        case .dict(let dict): return dict.count
        case .undefined(let undefined):
            try undefined.failIfStrict(in: context)
            return 0
        case .object(let object as any SequenceObject): return object.count
        case .object(let object as any IterableObject): return object.items.count
        default: throw .wrongType("a value of type '\(typeName)' has no length")
        }
    }

    /// Whether `for` can go through the value.
    package var isIterable: Bool {
        switch self {
        case .none, .bool, .int, .float: false
        case .object(let object): object is any IterableObject
        default: true
        }
    }

    /// The values that `for` goes through: the items of a list, the keys of a dictionary, the code points of a text.
    package func iterated(in context: any CallContext) throws(Diagnostic) -> [Value] {
        switch self {
        case .list(let list): return list.items
        case .tuple(let items): return items
        case .dict(let dict): return dict.keys
        case .string(let text), .markup(let text):
            try context.checkListCount(text.codePointCount)
            return text.unicodeScalars.map { .string(String($0)) }
        case .undefined(let undefined):
            try undefined.failIfStrict(in: context)
            return []
        case .object(let object as any IterableObject):
            if let sequence = object as? any SequenceObject { try context.charge(sequence.count) }
            return object.items
        default: throw .wrongType("a value of type '\(typeName)' cannot be looped over")
        }
    }

    /// `item in self`.
    package func contains(_ item: Value, in context: any CallContext) throws(Diagnostic) -> Bool {
        switch self {
        case .string(let text), .markup(let text):
            if case .undefined(let undefined) = item { throw undefined.diagnostic }
            guard let wanted = item.stringValue else {
                throw .wrongType("'in' looks for text in text, not for a value of type '\(item.typeName)'")
            }
            try context.charge(bytes: text.utf8.count)
            return text.withBytes { bytes in wanted.withBytes { ByteSearch.first($0, in: bytes) != nil } }
        case .dict(let dict):
            if case .undefined(let undefined) = item {
                try undefined.failIfStrict(in: context)
                return false
            }
            return dict.contains(try item.hashable())
        case .object(let range as RangeValue):
            guard let number = item.exactInt else {
                if case .undefined(let undefined) = item, range.count > 0 { try undefined.failIfStrict(in: context) }
                return false
            }
            return range.contains(number)
        default:
            guard isIterable else { throw .wrongType("a value of type '\(typeName)' contains nothing") }
            for candidate in try iterated(in: context) {
                try context.charge(1)
                if item.isSame(as: candidate) { return true }
                if try item.equals(candidate, in: context) { return true }
            }
            return false
        }
    }

    /// The value, if it can be a key of a dictionary.
    func hashable() throws(Diagnostic) -> Value {
        if DictKey(self) != nil { return self }
        if case .undefined(let undefined) = self { throw undefined.diagnostic }
        throw .wrongType("a value of type '\(typeName)' cannot be a key: unhashable")
    }

    /// A whole number, also one that is a `float`: 2.0 is in `range(3)`.
    private var exactInt: Int? {
        if case .float(let number) = self { return Int(exactly: number) }
        return intValue
    }
}

extension RangeValue {
    fileprivate func contains(_ number: Int) -> Bool {
        guard count > 0 else { return false }
        let (low, high) = step > 0 ? (start, self[count - 1]) : (self[count - 1], start)
        guard (low...high).contains(number) else { return false }
        return UInt(bitPattern: number &- low) % step.magnitude == 0
    }
}
