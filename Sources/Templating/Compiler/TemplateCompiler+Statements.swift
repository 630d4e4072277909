internal import Diagnostics

extension TemplateCompiler {
    mutating func compile(_ statements: [Statement], _ frame: CompilerFrame) {
        for statement in statements { compile(statement, frame) }
    }

    private mutating func compile(_ statement: Statement, _ frame: CompilerFrame) {
        let range = statement.range
        switch statement.kind {
        case .literal(let bytes):
            output(frame, range) { $0.emitLiteral(bytes, range) }
        case .output(let expression, let writer):
            output(frame, range) { $0.compileOutput(expression, writer, frame) }
        case .print(let expressions):
            output(frame, range) { compiler in
                for expression in expressions { compiler.compileOutput(expression, nil, frame) }
            }
        case .operation(let operation):
            output(frame, range) { $0.emit(Instruction(.host, $0.program.operation(operation)), range) }
        case .if(let arms, let otherwise): compileIf(arms, otherwise, frame)
        case .for(let loop): compileFor(loop, range, frame)
        case .break, .continue: compileJump(statement)
        case .set(let target, let value): compileSet(target, value, range, frame)
        case .setBlock(let target, let links, let body): compileSetBlock(target, links, body, range, frame)
        case .with(let assignments, let body): compileWith(assignments, body, frame)
        case .do(let expression):
            compile(expression, frame)
            emit(Instruction(.pop), range, stack: -1)
        case .macro(let name, let signature, let body): compileMacro(name, signature, body, range, frame)
        case .call(let signature, let callee, let body): compileCallBlock(signature, callee, body, range, frame)
        case .filter(let links, let body): compileFilterBlock(links, body, range, frame)
        case .autoescape(let mode, let body): compileAutoescape(mode, body, frame)
        case .block(let block): compileBlockCall(block, range, frame)
        case .extends(let template): compileExtends(template, range, frame)
        case .include(let inclusion): compileInclude(inclusion, frame)
        case .import(let template, let name, let withContext): compileImport(template, name, withContext, frame)
        case .fromImport(let template, let names, let withContext):
            compileFromImport(template, names, withContext, range, frame)
        }
    }

    // MARK: Output

    /// Writes code that puts something out, unless the template extends another and this is not in a block.
    private mutating func output(
        _ frame: CompilerFrame, _ range: SourceRange, _ body: (inout TemplateCompiler) -> Void
    ) {
        guard frame.checksExtended else { return body(&self) }
        if extendsForCertain { return }
        let jump = emit(Instruction(.jumpIfExtended), range)
        body(&self)
        function.land(jump)
    }

    mutating func emitLiteral(_ bytes: [UInt8], _ range: SourceRange) {
        guard !bytes.isEmpty else { return }
        emit(Instruction(.literal, program.literal(bytes), bytes.count), range)
    }

    private mutating func compileOutput(
        _ expression: Expression, _ writer: (any ValueWriter)?, _ frame: CompilerFrame
    ) {
        if let writer {
            compile(expression, frame)
            emit(Instruction(.emitWriter, program.writer(writer)), expression.range, stack: -1)
            return
        }
        if let bytes = constantOutput(expression, frame) { return emitLiteral(bytes, expression.range) }
        if compileOutputOfCall(expression, frame) { return }
        let start = function.position
        compile(expression, frame)
        // The commonest placeholders, a name and an attribute of a name, are put out in one step.
        switch function.last(from: start) {
        case let last? where last.operation == .load:
            function.replaceLast(Instruction(.emitSlot, mode: frame.writing, Int(last.a)), stack: -1)
        case let last? where last.operation == .slotAttribute:
            function.replaceLast(
                Instruction(.emitSlotAttribute, mode: frame.writing, Int(last.a), Int(last.b)), stack: -1)
        default:
            if frame.writing == Instruction.Writing.plain, expression.endsInFilter, let filter = function.lastFilter,
                let letters = program.filters[filter].letters
            {
                let operation = Instruction.Operation(emitting: letters)
                function.replaceLast(Instruction(operation, mode: frame.writing, filter), stack: -1)
            } else {
                emit(Instruction(.emit, mode: frame.writing), expression.range, stack: -1)
            }
        }
    }

    /// What a constant prints, if that is known already.
    private func constantOutput(_ expression: Expression, _ frame: CompilerFrame) -> [UInt8]? {
        guard case .constant(let value) = expression.kind else { return nil }
        switch (value, frame.writing) {
        case (.string(let text), Instruction.Writing.plain): return Array(text.utf8)
        case (.string(let text), Instruction.Writing.html): return Array(HTMLEscaping.escape(text).utf8)
        case (.int(let number), Instruction.Writing.plain), (.int(let number), Instruction.Writing.html):
            return Array(String(number).utf8)
        default: return nil
        }
    }

    /// `{{ name(…) }}`: if it is a macro, its text goes straight to the output.
    private mutating func compileOutputOfCall(_ expression: Expression, _ frame: CompilerFrame) -> Bool {
        guard case .chain(let start, let links) = expression.kind, case .call(let arguments)? = links.last?.kind else {
            return false
        }
        var base = start
        let rest = Array(links.dropLast())
        if let last = rest.last, case .attribute(let name) = last.kind {
            if rest.count > 1 {
                base = Expression(kind: .chain(start, Array(rest.dropLast())), range: rest[rest.count - 2].range)
            }
            compile(base, frame)
            let path = sourceText(last.range) ?? name
            let reference = AttributeReference(name: name, path: path, baseRange: base.range)
            let number = program.attribute(reference)
            let shape = compile(arguments, frame)
            emit(
                Instruction(.emitCallMethod, mode: frame.writing, number, program.shape(shape)), expression.range,
                stack: -1 - shape.count)
            return true
        }
        guard rest.isEmpty else { return false }
        compile(base, frame)
        let shape = compile(arguments, frame)
        emit(
            Instruction(.emitCall, mode: frame.writing, 0, program.shape(shape)), expression.range,
            stack: -1 - shape.count)
        return true
    }

    /// A range as it is written, if it has the form of a path such as `service.name`.
    private func sourceText(_ range: SourceRange) -> String? {
        guard sources.indices.contains(Int(range.source)) else { return nil }
        let text = sources[Int(range.source)].text(in: Int(range.lower)..<Int(range.upper))
        let isPath = text.utf8.allSatisfy { byte in
            byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte >= 0x80 || (0x30...0x39).contains(byte)
                || (0x61...0x7A).contains(byte | 0x20)
        }
        return isPath ? text : nil
    }

    // MARK: Conditions

    private mutating func compileIf(
        _ arms: [(condition: Expression, body: [Statement])], _ otherwise: [Statement], _ frame: CompilerFrame
    ) {
        let soft = frame.soft
        var ends: [Int] = []
        for (index, arm) in arms.enumerated() {
            compile(arm.condition, soft)
            let skip = emit(Instruction(.jumpIfFalse), arm.condition.range, stack: -1)
            compile(arm.body, soft)
            if index < arms.count - 1 || !otherwise.isEmpty {
                ends.append(emit(Instruction(.jump), arm.condition.range))
            }
            function.land(skip)
        }
        compile(otherwise, soft)
        for end in ends { function.land(end) }
    }

    // MARK: Assignments

    /// Stores the value on top of the stack.
    mutating func assign(_ target: AssignmentTarget, _ frame: CompilerFrame) {
        switch target {
        case .name(let name, let range):
            guard let slot = frame.scope.find(name) else { return }
            emit(Instruction(.store, slot.number), range, stack: -1)
        case .attribute(let name, let attribute, let range):
            guard let slot = frame.scope.find(name) else { return }
            emitLoad(slot, range)
            emit(Instruction(.setAttribute, program.name(attribute)), range, stack: -2)
        case .tuple(let targets, let range):
            emit(Instruction(.unpack, targets.count), range, stack: targets.count - 1)
            for target in targets { assign(target, frame) }
        }
    }

    private mutating func compileSet(
        _ target: AssignmentTarget, _ value: Expression, _ range: SourceRange, _ frame: CompilerFrame
    ) {
        checkNamespaces(target, frame)
        compile(value, frame)
        assign(target, frame)
        export(target, frame)
    }

    /// `{% set ns.x = … %}` needs a namespace, whatever its value is.
    private mutating func checkNamespaces(_ target: AssignmentTarget, _ frame: CompilerFrame) {
        switch target {
        case .name: break
        case .attribute(let name, _, let range):
            guard let slot = frame.scope.find(name) else { return }
            emitLoad(slot, range)
            emit(Instruction(.checkNamespace, program.name(name)), range, stack: -1)
        case .tuple(let targets, _): for target in targets { checkNamespaces(target, frame) }
        }
    }

    /// Names set at the top level are visible to blocks, includes and importers.
    private mutating func export(_ target: AssignmentTarget, _ frame: CompilerFrame) {
        guard frame.isTopLevel else { return }
        switch target {
        case .name(let name, let range): export(name, exports: !name.hasPrefix("_"), range, frame)
        case .attribute: break
        case .tuple(let targets, _): for target in targets { export(target, frame) }
        }
    }

    mutating func export(_ name: String, exports: Bool?, _ range: SourceRange, _ frame: CompilerFrame) {
        guard frame.isTopLevel, let slot = frame.scope.find(name) else { return }
        let mode: UInt8 = exports.map { $0 ? 1 : 0 } ?? 2
        emit(Instruction(.export, mode: mode, slot.number, program.name(name)), range)
    }

    private mutating func compileSetBlock(
        _ target: AssignmentTarget, _ links: [Expression.Link], _ body: [Statement], _ range: SourceRange,
        _ frame: CompilerFrame
    ) {
        var inner = frame.inner()
        inner.checksExtended = false
        inner.scope.analyze(body)
        for link in links { inner.scope.analyze(link) }
        enter(inner)
        captured(range) { $0.compile(body, inner) }
        for link in links { compile(link, inner, base: nil) }
        emit(Instruction(.markIfEscaping), range)
        checkNamespaces(target, frame)
        assign(target, frame)
        export(target, frame)
    }

    /// Runs code with its output caught, and leaves the text on the stack.
    private mutating func captured(_ range: SourceRange, _ body: (inout TemplateCompiler) -> Void) {
        emit(Instruction(.capture), range)
        openScope(.endCapture)
        body(&self)
        closeScope()
        emit(Instruction(.endCapture), range, stack: 1)
    }

    private mutating func openScope(_ end: Instruction.Operation) {
        if !loops.isEmpty { loops[loops.count - 1].openScopes.append(end) }
    }

    private mutating func closeScope() {
        if !loops.isEmpty { loops[loops.count - 1].openScopes.removeLast() }
    }

    private mutating func compileWith(
        _ assignments: [(target: AssignmentTarget, value: Expression)], _ body: [Statement], _ frame: CompilerFrame
    ) {
        let inner = frame.inner()
        for (target, _) in assignments { inner.scope.declareParameters(target) }
        inner.scope.analyze(body)
        enter(inner)
        for (target, value) in assignments {
            compile(value, frame)
            assign(target, inner)
        }
        compile(body, inner)
    }

    // MARK: Filters and escaping

    private mutating func compileFilterBlock(
        _ links: [Expression.Link], _ body: [Statement], _ range: SourceRange, _ frame: CompilerFrame
    ) {
        let inner = frame.inner()
        inner.scope.analyze(body)
        for link in links { inner.scope.analyze(link) }
        enter(inner)
        captured(range) { $0.compile(body, inner) }
        for link in links { compile(link, inner, base: nil) }
        emit(Instruction(.emitRaw), range, stack: -1)
    }

    private mutating func compileAutoescape(_ mode: Expression, _ body: [Statement], _ frame: CompilerFrame) {
        var inner = frame.inner()
        inner.scope.analyze(mode)
        inner.scope.analyze(body)
        enter(inner)
        compile(mode, inner)
        emit(Instruction(.beginEscaping), mode.range, stack: -1)
        openScope(.endEscaping)
        if case .constant(.bool(let isOn)) = mode.kind {
            inner.writing = isOn ? max(writing(escaping), Instruction.Writing.html) : Instruction.Writing.plain
        } else {
            inner.writing = Instruction.Writing.dynamic
        }
        compile(body, inner)
        closeScope()
        emit(Instruction(.endEscaping), mode.range)
    }
}
