internal import Diagnostics

/// Names, attributes, items and operators.
extension Machine {
    // MARK: Names

    func outerSlot(_ instruction: Instruction) -> Value {
        var current = frame
        for _ in 0..<instruction.depth {
            guard let outer = current.outer else { return .none }
            current = outer
        }
        return current.slots[Int(instruction.a)]
    }

    func resolve(_ name: Int) -> Value {
        if let value = context.value(program.names[name]) { return value }
        if let function = BuiltIns.globals[program.names[name]] { return .object(BoundFunction(function)) }
        return program.undefined.base[name]
    }

    /// Whether the slot of a name holds nothing: the name was never set. (What was set to another undefined name is set.)
    func isMissing(_ value: Value, _ name: String) -> Bool {
        guard case .undefined(let undefined) = value else { return false }
        return undefined.name == name && undefined.container == nil && undefined.reason == nil && !undefined.isSilent
    }

    func isGiven(_ value: Value) -> Bool {
        guard case .undefined(let undefined) = value else { return true }
        return !undefined.isNotGiven
    }

    func parameterMissing(_ instruction: Instruction) {
        let name = program.names[Int(instruction.b)]
        slots[Int(instruction.a)] = .undefined(
            UndefinedValue(name: name, reason: "the parameter '\(name)' was not given"))
    }

    static let implicitElse = Value.undefined(
        UndefinedValue(
            name: "", reason: "the inline 'if' has no 'else', and its condition is false", isSilent: true))

    func export(_ instruction: Instruction) {
        let name = program.names[Int(instruction.b)]
        context.variables[name] = slots[Int(instruction.a)]
        if instruction.mode == 1 {
            context.exported.insert(name)
        } else if instruction.mode == 0 {
            context.exported.remove(name)
        }
    }

    // MARK: Attributes and items

    /// An attribute of what stands in a slot.
    @inline(__always)
    func attribute(
        _ pointer: UnsafePointer<AttributeReference>, ofSlot slot: Int32
    ) throws(Diagnostic) -> Value {
        // The commonest first, and in place: taking hold of a value costs more than finding it.
        switch slots[Int(slot)] {
        case .dict(let dict):
            if let found = dict.withValue(pointer.pointee.bits, { $0.pointee }) { return found }
        case .object(let object):
            if let name = pointer.pointee.loopAttribute, let loop = object.exactly(LoopObject.self) {
                if let found = loop.quickValue(name) { return found }
            }
        default: break
        }
        return try attribute(pointer, of: slots[Int(slot)])
    }

    func attribute(_ pointer: UnsafePointer<AttributeReference>, of value: Value) throws(Diagnostic) -> Value {
        switch value {
        case .dict(let dict):
            // Keys before methods: nobody puts out a method, and data has keys called 'items' or 'values'.
            if let found = dict[pointer.pointee.name] { return found }
        case .object(let object):
            if let name = pointer.pointee.loopAttribute, let loop = object.exactly(LoopObject.self) {
                return loop.value(name)
            }
        case .undefined(let undefined):
            if undefinedBehaviour == .chainable, !undefined.isSilent { return value }
            throw failure(undefined, at: pointer.pointee.baseRange)
        default: break
        }
        let reference = pointer.pointee
        if let found = value.attribute(reference.name) { return found }
        let isPath = reference.path != reference.name
        return .undefined(
            UndefinedValue(
                name: reference.path,
                reason: isPath ? nil : "a value of type '\(value.typeName)' has no attribute '\(reference.name)'",
                container: value))
    }

    func attribute(_ name: String, of value: Value) throws(Diagnostic) -> Value {
        switch value {
        case .dict(let dict): if let found = dict[name] { return found }
        case .undefined(let undefined):
            if undefinedBehaviour == .chainable, !undefined.isSilent { return value }
            throw undefined.diagnostic
        default: break
        }
        if let found = value.attribute(name) { return found }
        return .undefined(UndefinedValue(name: name, container: value))
    }

    func item(_ key: Value, of value: Value) throws(Diagnostic) -> Value {
        if case .undefined(let undefined) = value {
            if undefinedBehaviour == .chainable, !undefined.isSilent { return value }
            throw undefined.diagnostic
        }
        if let found = value.item(key) { return found }
        if case .undefined(let undefined) = key {
            if undefinedBehaviour == .strict, !undefined.isSilent { throw undefined.diagnostic }
        }
        return .undefined(
            UndefinedValue(name: key.stringValue ?? "", reason: noItem(key, in: value), container: value))
    }

    /// Why there is no such item. Says what the key is only if it stands in the template: others are data.
    private func noItem(_ key: Value, in value: Value) -> String {
        let last = pc >= 2 ? code[pc - 2] : Instruction(.finish)
        let isWritten = last.operation == .constant && code[pc - 1].operation == .item
        if case .int(let number) = key {
            let count = (try? value.length(in: self)).map { ": it has \($0)" } ?? ""
            return "the \(value.typeName) has no item \(isWritten ? String(number) : "of this number")\(count)"
        }
        guard isWritten, let name = key.stringValue else { return "the \(value.typeName) has no such key" }
        return "the \(value.typeName) has no key '\(name)'"
    }

    func makeSlice() throws(Diagnostic) {
        let step = pop()
        let stop = pop()
        let start = pop()
        let base = pop()
        if case .undefined(let undefined) = base, undefinedBehaviour == .chainable, !undefined.isSilent {
            return push(base)
        }
        if let value = try base.slice(start, stop, step, in: self) { return push(value) }
        throw Diagnostic(.wrongType, "a value of type '\(base.typeName)' has no slices")
    }

    func makeDict(_ count: Int) throws(Diagnostic) {
        let items = popItems(count * 2)
        let dict = DictValue()
        for index in stride(from: 0, to: items.count, by: 2) {
            if case .undefined(let undefined) = items[index], undefinedBehaviour == .strict {
                throw undefined.diagnostic
            }
            guard dict.set(items[index], items[index + 1]) else {
                throw Diagnostic(.wrongType, "a value of type '\(items[index].typeName)' cannot be a key")
            }
        }
        push(.dict(dict))
    }

    // MARK: Operators

    @inline(__always) func truth(_ value: Value) throws(Diagnostic) -> Bool {
        if case .bool(let flag) = value { return flag }
        return try value.truth(in: self)
    }

    func compare(_ left: Value, _ right: Value, _ code: UInt8) throws(Diagnostic) -> Bool {
        switch code {
        case 0: return try left.equals(right, in: self)
        case 1: return !(try left.equals(right, in: self))
        case 2: return try left.compare(.less, right)
        case 3: return try left.compare(.lessOrEqual, right)
        case 4: return try left.compare(.greater, right)
        case 5: return try left.compare(.greaterOrEqual, right)
        case 6: return try right.contains(left, in: self)
        default: return !(try right.contains(left, in: self))
        }
    }

    func compareChain(_ instruction: Instruction) throws(Diagnostic) {
        let right = pop()
        let left = pop()
        if try compare(left, right, instruction.mode) {
            push(right)
        } else {
            push(.bool(false))
            pc = Int(instruction.a)
        }
    }

    func concatenate(_ instruction: Instruction) throws(Diagnostic) {
        let items = popItems(Int(instruction.a))
        if instruction.mode == 1 {
            var text = ""
            for item in items { text += try item.text(in: self) }
            return push(.string(text))
        }
        guard var result = items.first else { return push(.string("")) }
        for item in items.dropFirst() { result = try result.concatenating(item, in: self) }
        push(result)
    }

    // MARK: Assignments

    func unpack(_ count: Int) throws(Diagnostic) {
        let value = pop()
        let items = try value.iterated(in: self)
        guard items.count == count else {
            let few = items.count < count
            throw Diagnostic(
                .wrongValue,
                few
                    ? "not enough values to unpack: expected \(count), found \(items.count)"
                    : "too many values to unpack: expected \(count), found \(items.count)")
        }
        // The first target is assigned first, so its value lies on top.
        for item in items.reversed() { push(item) }
    }

    func checkNamespace(_ name: String) throws(Diagnostic) {
        let value = pop()
        guard case .object(let object) = value, object is NamespaceValue else {
            if case .undefined(let undefined) = value { throw undefined.diagnostic }
            throw Diagnostic(
                .wrongType, "cannot assign to an attribute of '\(name)', which is not a namespace",
                hint: "make it with '{% set \(name) = namespace() %}'")
        }
    }

    func setAttribute(_ name: String) throws(Diagnostic) {
        let base = pop()
        let value = pop()
        guard case .object(let object) = base, let namespace = object as? NamespaceValue else {
            throw Diagnostic(.wrongType, "cannot assign to an attribute of a value that is not a namespace")
        }
        namespace.set(name, value)
    }

    // MARK: Loops

    func beginLoop(_ recursiveFunction: Int) throws(Diagnostic) {
        let value = pop()
        let items: [Value]
        if case .list(let list) = value { items = list.items } else { items = try value.iterated(in: self) }
        enterLoop(items, of: value)
        if recursiveFunction >= 0 {
            note(context)
            loop.recursion = .init(program: program, function: recursiveFunction, outer: frame.outer, context: context)
            loop.depth = activations[activations.count - 1].loopDepth
        }
    }
}
