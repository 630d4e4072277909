internal import Diagnostics

/// Includes, imports, inheritance and blocks.
extension Machine {
    /// The names set around a place, with their values.
    private func locals(_ table: Int) throws(Diagnostic) -> [String: Value] {
        guard table >= 0 else { return [:] }
        try charge(program.localTables[table].count / 2)
        var result: [String: Value] = [:]
        for local in program.localTables[table] {
            var owner = frame
            for _ in 0..<local.depth { if let outer = owner.outer { owner = outer } }
            let value = owner.slots[local.slot]
            if !isMissing(value, local.name) { result[local.name] = value }
        }
        return result
    }

    // MARK: Finding templates

    /// The template for the value of an `include`, `import` or `extends`: a name, or a list of names of which the first that
    /// exists counts.
    private func find(_ value: Value, mayBeMissing: Bool) throws(Diagnostic) -> Template? {
        var names: [Value]
        var isList = true
        switch value {
        case .string, .markup:
            names = [value]
            isList = false
        case .undefined(let undefined): throw failure(undefined)
        default:
            guard value.isIterable else {
                throw Diagnostic(.wrongType, "the name of a template is a text, not of type '\(value.typeName)'")
            }
            names = try value.iterated(in: self)
        }
        guard let library = context.library else {
            if mayBeMissing { return nil }
            throw Diagnostic(.templateNotFound, "there are no other templates to load")
        }
        for name in names {
            guard let name = name.stringValue else {
                if isList { continue }
                throw Diagnostic(.wrongType, "the name of a template is a text")
            }
            do throws(Diagnostic) {
                if let template = try library.find(name) { return template }
            } catch {
                var error = error
                error.trace = [Diagnostic.Step("loaded from", at: program.place(of: pc - 1))] + trace()
                throw error
            }
        }
        if mayBeMissing { return nil }
        throw missing(names.compactMap(\.stringValue), library)
    }

    private func missing(_ names: [String], _ library: TemplateLibrary) -> Diagnostic {
        guard names.count == 1, let name = names.first else {
            return Diagnostic(
                .templateNotFound,
                names.isEmpty
                    ? "the list of templates is empty"
                    : "there is no template of these names: \(names.map { "'\($0)'" }.joined(separator: ", "))")
        }
        let nearest = NearestName.of(name, among: library.names)
        return Diagnostic(
            .templateNotFound, "there is no template '\(name)'", hint: nearest.map { "did you mean '\($0)'?" })
    }

    private func countInclude() throws(Diagnostic) {
        includes += 1
        if includes > limits.includes {
            throw Diagnostic.limit(.includes, "more than \(limits.includes) templates are included")
        }
    }

    // MARK: Include and import

    func include(_ instruction: Instruction) throws(Diagnostic) {
        guard let template = try find(pop(), mayBeMissing: instruction.mode == 1) else { return }
        try countInclude()
        if instruction.b < 0 {
            if let module = modules[ObjectIdentifier(template.program)] { return try putModule(module) }
            return try begin(
                template, TemplateContext(template.program, library: template.library, data: nil), .moduleOutput)
        }
        let layers = context.layers(with: try locals(Int(instruction.b)))
        let inner = TemplateContext(template.program, library: template.library, layers: layers, data: context.data)
        try begin(template, inner, .output)
    }

    func importTemplate(_ instruction: Instruction) throws(Diagnostic) {
        guard let template = try find(pop(), mayBeMissing: false) else { return }
        try countInclude()
        if instruction.b < 0 {
            if let module = modules[ObjectIdentifier(template.program)] { return push(.object(module)) }
            return try begin(template, TemplateContext(template.program, library: template.library, data: nil), .module)
        }
        let layers = context.layers(with: try locals(Int(instruction.b)))
        let inner = TemplateContext(template.program, library: template.library, layers: layers, data: context.data)
        inner.isShared = false
        try begin(template, inner, .module)
    }

    private func begin(
        _ template: Template, _ newContext: TemplateContext, _ result: Activation.Result
    ) throws(Diagnostic) {
        newContext.addBlocks(of: template.program, library: template.library)
        if result != .output { note(newContext) }
        let frame = SlotFrame(count: template.program.functions[0].slotNames.count, outer: nil)
        try enter(template.program, 0, frame, newContext, result, isTemplate: true)
    }

    /// Makes the module of a template that has just been run for its names.
    func finishModule(_ ended: Activation) -> Value {
        let text = String(decoding: output.bytes, as: UTF8.self)
        endCapture()
        let module = TemplateModule(ended.context.program.name, ended.context, printed: .markup(text))
        if ended.context.data == nil, ended.context.layers.isEmpty, ended.context.isShared {
            modules[ObjectIdentifier(ended.context.program)] = module
        }
        return .object(module)
    }

    func putModule(_ module: TemplateModule) throws(Diagnostic) {
        try put(module.printed, Instruction.Writing.plain)
    }

    func importName(_ name: String) {
        guard case .object(let object) = stack[top - 1], let module = object as? TemplateModule else {
            return push(.none)
        }
        if let value = module.attribute(name) { return push(value) }
        let reason = "the template '\(module.name)' exports no name '\(name)'"
        push(.undefined(UndefinedValue(name: name, reason: reason, known: module.attributeNames)))
    }

    // MARK: Inheritance

    func extend() throws(Diagnostic) {
        let value = pop()
        let last = activations.count - 1
        if activations[last].parent != nil {
            throw Diagnostic(.syntax, "the template extends more than one other")
        }
        guard let template = try find(value, mayBeMissing: false) else { return }
        try countInclude()
        context.addBlocks(of: template.program, library: template.library)
        activations[last].parent = template
        activations[last].parentInstruction = pc - 1
    }

    /// Whether the template being run has said that it extends another. Its recursive loops are functions of their own.
    var isExtending: Bool {
        var index = activations.count - 1
        while index > 0, !activations[index].isTemplate { index -= 1 }
        return activations[index].parent != nil
    }

    /// Runs the root of the template extended, in the context of the one that extends it.
    func goOn(with parent: Template) throws(Diagnostic) {
        let ended = activations.removeLast()
        extendSteps += 1
        if extendSteps > limits.includeDepth {
            throw Diagnostic.limit(.includeDepth, "templates extend one another more than \(limits.includeDepth) deep")
        }
        let root = parent.program.functions[0]
        let newFrame = SlotFrame(count: root.slotNames.count, outer: nil)
        activations.append(
            Activation(
                program: parent.program, function: 0, frame: newFrame, context: ended.context, result: ended.result,
                next: 0, loopCount: loopCount, isTemplate: true))
        activations[activations.count - 1].extensions = [(program, ended.parentInstruction)] + ended.extensions
        reserveStack(root.maxStack)
        program = parent.program
        frame = newFrame
        slots = newFrame.slots
        pc = root.entry
    }

    func callBlock(_ instruction: Instruction) throws(Diagnostic) {
        let name = program.names[Int(instruction.a)]
        guard let entries = context.blocks[name], let entry = entries.first else { return }
        if instruction.mode == 1, entries.count <= 1 {
            throw Diagnostic(
                .requiredBlock, "the block '\(name)' is required, but no template fills it",
                hint: "add '{% block \(name) %}' to the template that extends this one")
        }
        guard instruction.b >= 0 else { return try enterBlock(entry, context, .output) }
        let layers = context.layers(with: try locals(Int(instruction.b)))
        let inner = TemplateContext(context.program, library: context.library, layers: layers, data: context.data)
        inner.blocks = context.blocks
        inner.escaping = context.escaping
        try enterBlock(entry, inner, .output)
    }

    func enterBlock(
        _ entry: TemplateContext.BlockEntry, _ context: TemplateContext, _ result: Activation.Result
    ) throws(Diagnostic) {
        let frame = SlotFrame(count: entry.program.functions[entry.function].slotNames.count, outer: nil)
        try enter(entry.program, entry.function, frame, context, result)
    }

    func pushSuper(_ instruction: Instruction) {
        let name = program.names[Int(instruction.a)]
        let number = Int(instruction.b)
        note(context)
        let level = context.blocks[name]?.firstIndex { $0.program === program && $0.function == number }
        push(BlockReference.superBlock(of: name, context, level: (level ?? Int.max - 1) + 1))
    }
}
