internal import Diagnostics

/// Filters, tests, functions and macros.
extension Machine {
    // MARK: Arguments

    /// Takes the arguments of a call from the stack.
    func popArguments(_ shape: CallShape) throws(Diagnostic) -> CallArguments {
        if shape.isPlain {
            return shape.positional == 0 ? CallArguments() : CallArguments(popItems(shape.positional))
        }
        let dict = shape.unpacksDict ? pop() : nil
        let list = shape.unpacksList ? pop() : nil
        let values = popItems(shape.keywords.count)
        var arguments = CallArguments(popItems(shape.positional))
        for (name, value) in zip(shape.keywords, values) { arguments.keywords.append((name, value)) }
        if let list { arguments.positional.append(contentsOf: try list.iterated(in: self)) }
        if let dict { try unpack(dict, into: &arguments) }
        return arguments
    }

    private func unpack(_ value: Value, into arguments: inout CallArguments) throws(Diagnostic) {
        let source: DictValue
        switch value {
        case .dict(let dict): source = dict
        case .object(let object as NamespaceValue): source = object.contents
        case .undefined(let undefined): throw undefined.diagnostic
        default: throw Diagnostic(.wrongType, "'**' unpacks a dictionary, not a value of type '\(value.typeName)'")
        }
        for (key, value) in zip(source.keys, source.values) {
            guard let name = key.stringValue else {
                throw Diagnostic(.wrongArguments, "the names of arguments are texts, not of type '\(key.typeName)'")
            }
            if arguments.keywords.contains(where: { $0.name == name }) {
                throw Diagnostic(.wrongArguments, "the argument '\(name)' is given twice")
            }
            arguments.keywords.append((name, value))
        }
    }

    // MARK: Filters and tests

    func applyFilter(_ instruction: Instruction) throws(Diagnostic) {
        let arguments = try popArguments(program.shapes[Int(instruction.b)])
        let value = pop()
        stepsLeft -= 1
        push(try run(filters[Int(instruction.a)], on: value, arguments))
    }

    func applyPlainFilter(_ number: Int) throws(Diagnostic) {
        guard let function = filters[number].plain else { return }
        stepsLeft -= 1
        if case .markup = stack[top - 1] { return push(try run(filters[number], on: pop(), CallArguments())) }
        push(try function(pop(), self))
    }

    func applyTest(_ instruction: Instruction) throws(Diagnostic) {
        let arguments = try popArguments(program.shapes[Int(instruction.b)])
        let value = pop()
        stepsLeft -= 1
        push(try program.tests[Int(instruction.a)].function(value, arguments, self))
    }

    func apply(filter name: String, to value: Value, _ arguments: CallArguments) throws(Diagnostic) -> Value {
        guard let filter = BuiltIns.filters[name] else { throw unknownFilter(name) }
        stepsLeft -= 1
        return try run(filter, on: value, arguments)
    }

    func apply(test name: String, to value: Value, _ arguments: CallArguments) throws(Diagnostic) -> Bool {
        guard let test = BuiltIns.tests[name] else { throw unknownTest(name) }
        stepsLeft -= 1
        return try test.function(value, arguments, self).isTrue
    }

    func unknownFilter(_ name: String) -> Diagnostic {
        let nearest = NearestName.of(name, among: BuiltIns.filters.keys)
        return Diagnostic(.unknownFilter, "unknown filter '\(name)'", hint: nearest.map { "did you mean '\($0)'?" })
    }

    func unknownTest(_ name: String) -> Diagnostic {
        let nearest = NearestName.of(name, among: BuiltIns.tests.keys)
        return Diagnostic(.unknownTest, "unknown test '\(name)'", hint: nearest.map { "did you mean '\($0)'?" })
    }

    // MARK: Calls

    func callOnStack(_ shape: CallShape) throws(Diagnostic) {
        let arguments = try popArguments(shape)
        let callee = pop()
        if try begin(callee, arguments, result: .text) { return }
        push(try callOther(callee, arguments))
    }

    func callMethod(_ instruction: Instruction) throws(Diagnostic) {
        let arguments = try popArguments(program.shapes[Int(instruction.b)])
        let receiver = pop()
        // A method of a type is called at once, without an object that binds it.
        let name = (attributes + Int(instruction.a)).pointee.name
        if let builtIn = Methods.builtIn(name, on: receiver) {
            stepsLeft -= 1
            return push(try run(builtIn, on: receiver, arguments))
        }
        let callee = try method(attributes + Int(instruction.a), of: receiver)
        if try begin(callee, arguments, result: .text) { return }
        push(try callOther(callee, arguments))
    }

    /// What `value.name(…)` calls: a method before a key of a dictionary, as in Python.
    private func method(
        _ pointer: UnsafePointer<AttributeReference>, of value: Value
    ) throws(Diagnostic) -> Value {
        let reference = pointer.pointee
        if case .dict = value, let found = value.attribute(reference.name) { return found }
        let found = try attribute(pointer, of: value)
        if case .undefined = found, undefinedBehaviour != .chainable || !value.isUndefined {
            let names = Self.attributeNames(of: value)
            let nearest = NearestName.of(reference.name, among: names)
            throw Diagnostic(
                .undefinedVariable, "a value of type '\(value.typeName)' has no method '\(reference.name)'",
                hint: nearest.map { "did you mean '\($0)'?" })
        }
        return found
    }

    /// A call whose result is put out: operand a is 1 where the result is markup whatever it is.
    func callAndPut(_ instruction: Instruction) throws(Diagnostic) {
        let arguments = try popArguments(program.shapes[Int(instruction.b)])
        let callee = pop()
        if try begin(callee, arguments, result: .output) { return }
        let value = try callOther(callee, arguments)
        if instruction.a == 1 { try putRaw(value) } else { try put(value, instruction.mode) }
    }

    func callMethodAndPut(_ instruction: Instruction) throws(Diagnostic) {
        let arguments = try popArguments(program.shapes[Int(instruction.b)])
        let receiver = pop()
        let reference = attributes + Int(instruction.a)
        if let builtIn = Methods.builtIn(reference.pointee.name, on: receiver) {
            stepsLeft -= 1
            return try put(try run(builtIn, on: receiver, arguments), instruction.mode)
        }
        let callee = try method(reference, of: receiver)
        if try begin(callee, arguments, result: .output) { return }
        try put(try callOther(callee, arguments), instruction.mode)
    }

    /// Calls what is not template code.
    private func callOther(_ callee: Value, _ arguments: CallArguments) throws(Diagnostic) -> Value {
        stepsLeft -= 1
        switch callee {
        case .object(let object as any CallableObject): return try object.call(arguments, in: self)
        case .undefined(let undefined): throw failure(undefined)
        default:
            var hint: String?
            if case .object(let object) = callee, object is LoopObject {
                hint = "only a 'recursive' loop can be called"
            }
            throw Diagnostic(.wrongType, "a value of type '\(callee.typeName)' cannot be called", hint: hint)
        }
    }

    func call(_ callee: Value, _ arguments: CallArguments) throws(Diagnostic) -> Value {
        let base = activations.count
        let resume = pc
        guard try begin(callee, arguments, result: .text) else { return try callOther(callee, arguments) }
        try execute(downTo: base)
        pc = resume
        return pop()
    }

    /// Begins to run a callee that is template code.
    ///
    /// - Returns: `false` for any other callee.
    private func begin(
        _ callee: Value, _ arguments: CallArguments, result: Activation.Result
    ) throws(Diagnostic) -> Bool {
        guard case .object(let object) = callee else { return false }
        if let macro = object.exactly(MacroObject.self) {
            let frame = try makeFrame(macro, arguments)
            try enter(macro.program, macro.number, frame, macro.context, result)
            return true
        }
        if let block = object.exactly(BlockReference.self) {
            guard let entries = block.context.blocks[block.name], block.level < entries.count else { return false }
            try checkNoArguments(arguments, "a block")
            try enterBlock(entries[block.level], block.context, result)
            return true
        }
        if let loop = object.exactly(LoopObject.self), let recursion = loop.recursion {
            guard arguments.positional.count == 1, arguments.keywords.isEmpty else {
                throw Diagnostic(.wrongArguments, "'loop' is called with one value: what to loop over")
            }
            let code = recursion.program.functions[recursion.function]
            let frame = SlotFrame(count: code.slotNames.count, outer: recursion.outer)
            try enter(recursion.program, recursion.function, frame, recursion.context, result)
            activations[activations.count - 1].loopDepth = loop.depth + 1
            push(arguments.positional[0])
            return true
        }
        return false
    }

    private func checkNoArguments(_ arguments: CallArguments, _ what: String) throws(Diagnostic) {
        if !arguments.positional.isEmpty || !arguments.keywords.isEmpty {
            throw Diagnostic(.wrongArguments, "\(what) takes no arguments")
        }
    }

    func beginRecursiveLoop(_ function: Int) throws(Diagnostic) {
        let sequence = pop()
        capture(frame)
        let frame = SlotFrame(count: program.functions[function].slotNames.count, outer: frame)
        try enter(program, function, frame, context, .output)
        push(sequence)
    }

    /// Binds the arguments of a macro to its slots.
    private func makeFrame(_ macro: MacroObject, _ arguments: CallArguments) throws(Diagnostic) -> SlotFrame {
        let code = macro.code
        let frame = SlotFrame(count: code.slotNames.count, outer: macro.outer)
        var keywords = arguments.keywords
        func take(_ name: String) -> Value? {
            guard let index = keywords.firstIndex(where: { $0.name == name }) else { return nil }
            return keywords.remove(at: index).value
        }
        for (index, slot) in code.parameters.enumerated() {
            if index < arguments.positional.count {
                frame.slots[slot] = arguments.positional[index]
            } else {
                let name = code.slotNames[slot]
                frame.slots[slot] = take(name) ?? .undefined(UndefinedValue(notGiven: name))
            }
        }
        if let slot = code.callerSlot {
            frame.slots[slot] =
                take("caller")
                ?? .undefined(UndefinedValue(name: "caller", reason: "the macro was not called by 'call'"))
        }
        try bindRest(code, keywords, arguments, frame)
        return frame
    }

    private func bindRest(
        _ code: FunctionCode, _ keywords: [(name: String, value: Value)], _ arguments: CallArguments, _ frame: SlotFrame
    ) throws(Diagnostic) {
        let what = code.kind == .caller ? "'caller'" : "the macro '\(code.name)'"
        if let slot = code.keywordsSlot {
            frame.slots[slot] = .dict(keywords.map { ($0.name, $0.value) })
        } else if let unknown = keywords.first {
            if unknown.name == "caller" {
                throw Diagnostic(.macroArguments, "\(what) does not use 'caller', so it cannot be called with 'call'")
            }
            let names = code.parameters.map { code.slotNames[$0] }
            if names.contains(unknown.name) {
                throw Diagnostic(.macroArguments, "\(what) is given its parameter '\(unknown.name)' twice")
            }
            let nearest = NearestName.of(unknown.name, among: names)
            throw Diagnostic(
                .macroArguments, "\(what) has no parameter '\(unknown.name)'",
                hint: nearest.map { "did you mean '\($0)'?" })
        }
        let extra = arguments.positional.dropFirst(code.parameters.count)
        if let slot = code.positionalSlot {
            frame.slots[slot] = .tuple(Array(extra))
        } else if !extra.isEmpty {
            let count = code.parameters.count
            throw Diagnostic(
                .macroArguments,
                "\(what) takes \(count == 0 ? "no arguments" : count == 1 ? "one argument" : "\(count) arguments"), "
                    + "found \(arguments.positional.count)")
        }
    }

    // MARK: Activations

    /// Begins to run a function.
    func enter(
        _ newProgram: Program, _ function: Int, _ newFrame: SlotFrame, _ newContext: TemplateContext,
        _ result: Activation.Result, isTemplate: Bool = false
    ) throws(Diagnostic) {
        if isTemplate {
            if includeDepth >= limits.includeDepth {
                throw Diagnostic.limit(
                    .includeDepth, "templates include one another more than \(limits.includeDepth) deep")
            }
            includeDepth += 1
        } else {
            if callDepth >= limits.macroDepth {
                throw Diagnostic.limit(
                    .callDepth,
                    "macros, blocks and recursive loops call one another more than \(limits.macroDepth) deep")
            }
            callDepth += 1
        }
        stepsLeft -= 4
        if stepsLeft < 0 { throw tooManySteps }
        activations[activations.count - 1].next = pc
        if result.isCaptured { beginCapture() }
        activations.append(
            Activation(
                program: newProgram, function: function, frame: newFrame, context: newContext, result: result, next: 0,
                loopCount: loopCount, isTemplate: isTemplate))
        let code = newProgram.functions[function]
        reserveStack(code.maxStack)
        program = newProgram
        frame = newFrame
        slots = newFrame.slots
        context = newContext
        pc = code.entry
    }

    /// Ends the current function, or goes on with the template that it extends.
    func finishFunction() throws(Diagnostic) {
        let last = activations.count - 1
        if let parent = activations[last].parent { return try goOn(with: parent) }
        let ended = activations.removeLast()
        if ended.isTemplate { includeDepth -= 1 } else { callDepth -= 1 }
        var module: Value = .none
        if ended.result == .module || ended.result == .moduleOutput { module = finishModule(ended) }
        guard let current = activations.last else {
            return
        }
        program = current.program
        frame = current.frame
        slots = current.frame.slots
        context = current.context
        pc = current.next
        switch ended.result {
        case .output: break
        // The text is markup where the caller escapes values.
        case .text: push(capturedText())
        case .module: push(module)
        case .moduleOutput:
            if case .object(let object) = module, let module = object as? TemplateModule { try putModule(module) }
        }
    }
}

extension Activation.Result {
    var isCaptured: Bool { self != .output }
}
