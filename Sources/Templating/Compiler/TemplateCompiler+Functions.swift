internal import Diagnostics

/// Macros, calls with a body, and everything that leads to other templates.
extension TemplateCompiler {
    mutating func compileMacro(
        _ name: String, _ signature: Statement.Signature, _ body: [Statement], _ range: SourceRange,
        _ frame: CompilerFrame
    ) {
        let number = compileFunction(.macro, name, signature, body, range, frame)
        emit(Instruction(.makeMacro, number), range, stack: 1)
        guard let slot = frame.scope.find(name) else { return }
        emit(Instruction(.store, slot.number), range, stack: -1)
        export(name, exports: !name.hasPrefix("_"), range, frame)
    }

    /// - Returns: The number of the function.
    private mutating func compileFunction(
        _ kind: FunctionCode.Kind, _ name: String, _ signature: Statement.Signature, _ body: [Statement],
        _ range: SourceRange, _ frame: CompilerFrame
    ) -> Int {
        let number = program.reserveFunction(kind, name, range)
        let outer = (function, loops)
        function = FunctionBuilder(number: number, outer: outer.0, range: range)
        loops = []
        var inner = frame.inner(function: function)
        inner.checksExtended = false
        var slots: [Int] = []
        for parameter in signature.parameters { slots.append(inner.scope.declareParameter(parameter)) }
        let special = body.undeclared(among: ["caller", "kwargs", "varargs"])
            .subtracting(signature.parameters.filter { $0 != "caller" })
        let takesCaller = signature.parameters.firstIndex(of: "caller")
        if let takesCaller, special.contains("caller"),
            signature.parameters.count - takesCaller > signature.defaults.count
        {
            report(
                .macroArguments, "the parameter 'caller' needs a default", range,
                hint: "leave it out: 'caller' is always there")
        }
        let callerSlot =
            special.contains("caller") && takesCaller == nil ? inner.scope.declareParameter("caller") : nil
        let keywordsSlot = special.contains("kwargs") ? inner.scope.declareParameter("kwargs") : nil
        let positionalSlot = special.contains("varargs") ? inner.scope.declareParameter("varargs") : nil
        for value in signature.defaults { inner.scope.analyze(value) }
        inner.scope.analyze(body)
        enter(inner)
        compileDefaults(signature, slots, range, inner)
        compile(body, inner)
        program.change(function: number) {
            $0.parameters = slots
            $0.callerSlot = callerSlot
            $0.keywordsSlot = keywordsSlot
            $0.positionalSlot = positionalSlot
            $0.takesCallerByName = takesCaller != nil
        }
        finishFunction(function)
        (function, loops) = outer
        return number
    }

    private mutating func compileDefaults(
        _ signature: Statement.Signature, _ slots: [Int], _ range: SourceRange, _ frame: CompilerFrame
    ) {
        let withoutDefault = slots.count - signature.defaults.count
        for (index, slot) in slots.enumerated() {
            let given = emit(Instruction(.jumpIfGiven, 0, slot), range)
            if index < withoutDefault {
                emit(Instruction(.parameterMissing, slot, program.name(signature.parameters[index])), range)
            } else {
                let value = signature.defaults[index - withoutDefault]
                compile(value, frame)
                emit(Instruction(.store, slot), value.range, stack: -1)
            }
            function.land(given)
        }
    }

    mutating func compileCallBlock(
        _ signature: Statement.Signature, _ callee: Expression, _ body: [Statement], _ range: SourceRange,
        _ frame: CompilerFrame
    ) {
        guard case .chain(let base, var links) = callee.kind, case .call(let arguments)? = links.popLast()?.kind else {
            return
        }
        let number = compileFunction(.caller, "caller", signature, body, range, frame)
        if links.isEmpty {
            compile(base, frame)
        } else {
            compile(Expression(kind: .chain(base, links), range: links[links.count - 1].range), frame)
        }
        var shape = compile(arguments, frame) { compiler in
            compiler.emit(Instruction(.makeMacro, number), range, stack: 1)
        }
        shape.keywords.append("caller")
        let writing = Instruction.Writing.plain
        emit(
            Instruction(.emitCall, mode: writing, 1, program.shape(shape)), callee.range, stack: -1 - shape.count)
    }

    // MARK: Inheritance

    mutating func compileBlockCall(_ block: Statement.BlockDefinition, _ range: SourceRange, _ frame: CompilerFrame) {
        var jump: Int?
        if frame.isTopLevel {
            if extendsForCertain { return }
            if extendsSoFar > 0 { jump = emit(Instruction(.jumpIfExtended), range) }
        }
        let table = block.isScoped ? localTable(frame) : -1
        emit(
            Instruction(.callBlock, mode: block.isRequired ? 1 : 0, program.name(block.name), table), block.nameRange)
        if let jump { function.land(jump) }
    }

    mutating func compileExtends(_ template: Expression, _ range: SourceRange, _ frame: CompilerFrame) {
        guard frame.isTopLevel else {
            return report(.syntax, "'extends' must stand at the top level, outside of loops and blocks", range)
        }
        compile(template, frame)
        emit(Instruction(.extend), template.range, stack: -1)
        if frame.isRootLevel { extendsForCertain = true }
        extendsSoFar += 1
    }

    // MARK: Other templates

    mutating func compileInclude(_ inclusion: Statement.Inclusion, _ frame: CompilerFrame) {
        compile(inclusion.template, frame)
        let mode: UInt8 = inclusion.ignoresMissing ? 1 : 0
        let table = inclusion.withContext ? localTable(frame) : -1
        emit(Instruction(.include, mode: mode, 0, table), inclusion.template.range, stack: -1)
    }

    private mutating func emitImport(_ template: Expression, _ withContext: Bool, _ frame: CompilerFrame) {
        compile(template, frame)
        emit(Instruction(.importTemplate, 0, withContext ? localTable(frame) : -1), template.range)
    }

    mutating func compileImport(
        _ template: Expression, _ name: String, _ withContext: Bool, _ frame: CompilerFrame
    ) {
        emitImport(template, withContext, frame)
        guard let slot = frame.scope.find(name) else { return }
        emit(Instruction(.store, slot.number), template.range, stack: -1)
        export(name, exports: name.hasPrefix("_") ? nil : false, template.range, frame)
    }

    mutating func compileFromImport(
        _ template: Expression, _ names: [(name: String, alias: String)], _ withContext: Bool, _ range: SourceRange,
        _ frame: CompilerFrame
    ) {
        emitImport(template, withContext, frame)
        for (name, alias) in names {
            emit(Instruction(.importName, program.name(name)), range, stack: 1)
            if let slot = frame.scope.find(alias) {
                emit(Instruction(.store, slot.number), range, stack: -1)
                export(alias, exports: alias.hasPrefix("_") ? nil : false, range, frame)
            }
        }
        emit(Instruction(.pop), range, stack: -1)
    }
}
