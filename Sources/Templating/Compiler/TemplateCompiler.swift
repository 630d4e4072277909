internal import Diagnostics

/// Turns the statements of a template into a program.
struct TemplateCompiler {
    let sources: [SourceText]
    let escaping: Escaping
    var program = ProgramBuilder()
    var problems: [Diagnostic] = []
    /// The function that code is written into.
    var function: FunctionBuilder
    /// Blocks met, to be compiled after the root.
    private var blockFunctions: [(block: Statement.BlockDefinition, number: Int)] = []
    /// Whether an `extends` outside of any `if` was met: from there on, nothing outside of blocks is put out.
    var extendsForCertain = false
    var extendsSoFar = 0
    let hasExtends: Bool
    /// Loops around the code being written, for `break` and `continue`; one list for each function.
    var loops: [LoopJumps] = []

    struct LoopJumps {
        var next: Int
        var breaks: [Int] = []
        /// Captures and escapings opened within the loop, which a jump out of it must close.
        var openScopes: [Instruction.Operation] = []
    }

    private init(_ statements: [Statement], sources: [SourceText], escaping: Escaping) {
        self.sources = sources
        self.escaping = escaping
        hasExtends = statements.containsExtends
        let whole = SourceRange(source: 0, 0..<0)
        function = FunctionBuilder(number: program.reserveFunction(.root, "", whole), outer: nil, range: whole)
    }

    /// - Returns: The program, and what is wrong with it: unknown filters and tests, blocks defined twice.
    static func compile(
        _ statements: [Statement], name: String, sources: [SourceText], escaping: Escaping
    ) -> (program: Program, problems: [Diagnostic]) {
        var compiler = TemplateCompiler(statements, sources: sources, escaping: escaping)
        compiler.compileTemplate(statements)
        let program = Program(compiler.program, name: name, sources: sources, escaping: escaping)
        return (program, compiler.problems)
    }

    private mutating func compileTemplate(_ statements: [Statement]) {
        var blocks: [Statement.BlockDefinition] = []
        statements.collectBlocks(into: &blocks)
        for block in blocks {
            if program.blocks[block.name] != nil {
                report(.duplicateBlock, "the block '\(block.name)' is defined twice", block.nameRange)
                continue
            }
            let number = program.reserveFunction(.block, block.name, block.nameRange)
            program.blocks[block.name] = number
            blockFunctions.append((block, number))
        }

        var frame = CompilerFrame(scope: Scope(function: function, parent: nil), writing: writing(escaping))
        frame.isTopLevel = true
        frame.isRootLevel = true
        frame.checksExtended = hasExtends
        frame.scope.isExported = true
        if statements.undeclared(among: ["self"]).contains("self") { declareSelf(frame.scope) }
        frame.scope.analyze(statements)
        enter(frame)
        compile(statements, frame)
        finishFunction(frame.scope.function)

        for (block, number) in blockFunctions { compileBlock(block, number) }
    }

    private mutating func compileBlock(_ block: Statement.BlockDefinition, _ number: Int) {
        function = FunctionBuilder(number: number, outer: nil, range: block.nameRange)
        loops = []
        var frame = CompilerFrame(scope: Scope(function: function, parent: nil), writing: writing(escaping))
        frame.isBlock = true
        let special = block.body.undeclared(among: ["self", "super"])
        if special.contains("self") { declareSelf(frame.scope) }
        if special.contains("super") {
            let slot = frame.scope.declareParameter("super")
            emit(Instruction(.superBlock, program.name(block.name), number), block.nameRange, stack: 1)
            emit(Instruction(.store, slot), block.nameRange, stack: -1)
        }
        frame.scope.analyze(block.body)
        enter(frame)
        compile(block.body, frame)
        finishFunction(function)
    }

    private mutating func declareSelf(_ scope: Scope) {
        let slot = scope.declareParameter("self")
        let range = SourceRange(source: 0, 0..<0)
        emit(Instruction(.selfReference), range, stack: 1)
        emit(Instruction(.store, slot), range, stack: -1)
    }

    mutating func finishFunction(_ function: FunctionBuilder) {
        emit(Instruction(.finish), SourceRange(source: 0, 0..<0))
        program.finish(function)
    }

    // MARK: Frames

    /// Gives the slots of a frame their first values.
    mutating func enter(_ frame: CompilerFrame) {
        let range = SourceRange(source: 0, 0..<0)
        for (name, load) in frame.scope.loads {
            guard let slot = frame.scope.references[name] else { continue }
            switch load {
            case .parameter: break
            case .resolve(let name):
                if frame.scope.stores.contains(name) {
                    emit(Instruction(.resolve, slot.number, program.name(name)), range)
                } else {
                    frame.scope.redirect(name, to: function.hoistedSlot(name, nameNumber: program.name(name)))
                }
            case .alias(let outer):
                emitLoad(outer, range)
                emit(Instruction(.store, slot.number), range, stack: -1)
            case .undefined(let name): emit(Instruction(.forget, slot.number, program.name(name)), range)
            }
        }
    }

    mutating func emitLoad(_ slot: Scope.Slot, _ range: SourceRange) {
        let depth = functionDepth(of: slot)
        if depth == 0 {
            emit(Instruction(.load, slot.number), range, stack: 1)
        } else {
            emit(Instruction(.loadOuter, depth: depth, slot.number), range, stack: 1)
        }
    }

    /// How many functions outwards a slot lies.
    func functionDepth(of slot: Scope.Slot) -> Int {
        var depth = 0
        var current: FunctionBuilder? = function
        while let builder = current, builder !== slot.function {
            depth += 1
            current = builder.outer
        }
        return depth
    }

    /// The table of names set around a place.
    mutating func localTable(_ frame: CompilerFrame) -> Int {
        if let known = frame.scope.localTable { return known }
        let table = program.localTable(
            frame.scope.storedNames.map {
                LocalName(name: $0.name, depth: functionDepth(of: $0.slot), slot: $0.slot.number)
            })
        frame.scope.localTable = table
        return table
    }

    // MARK: Parts

    @discardableResult
    mutating func emit(_ instruction: Instruction, _ range: SourceRange, stack change: Int = 0) -> Int {
        function.emit(instruction, range, stack: change)
    }

    mutating func report(_ code: Diagnostic.Code, _ message: String, _ range: SourceRange, hint: String? = nil) {
        var place = Diagnostic.Place.nowhere
        if sources.indices.contains(Int(range.source)) {
            place = .source(sources[Int(range.source)], Int(range.lower)..<Int(range.upper))
        }
        problems.append(Diagnostic(code, message, at: place, hint: hint))
    }

    func writing(_ escaping: Escaping) -> UInt8 {
        switch escaping {
        case .none: Instruction.Writing.plain
        case .html: Instruction.Writing.html
        case .markdown: Instruction.Writing.markdown
        }
    }
}
