package import Diagnostics

extension Value {
    /// Python's truth of the value; an undefined value is false.
    package var isTrue: Bool {
        switch self {
        case .undefined, .none: false
        case .bool(let flag): flag
        case .int(let number): number != 0
        case .float(let number): number != 0
        case .string(let text), .markup(let text): !text.isEmpty
        case .tuple(let items): !items.isEmpty
        case .list(let list): !list.items.isEmpty
        case .dict(let dict): dict.count != 0
        case .object(let object): (object as? any SequenceObject).map { $0.count != 0 } ?? true
        }
    }

    /// ``isTrue``, but an undefined value is an error where the render is strict.
    package func truth(in context: any CallContext) throws(Diagnostic) -> Bool {
        if case .undefined(let undefined) = self { try undefined.failIfStrict(in: context) }
        return isTrue
    }
}

extension UndefinedValue {
    /// Throws the error of a use that only strict templates refuse.
    package func failIfStrict(in context: any CallContext) throws(Diagnostic) {
        if context.undefinedBehaviour == .strict, !isSilent { throw diagnostic }
    }
}
