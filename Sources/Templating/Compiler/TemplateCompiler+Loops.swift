internal import Diagnostics

extension TemplateCompiler {
    mutating func compileFor(_ loop: Statement.ForLoop, _ range: SourceRange, _ frame: CompilerFrame) {
        if loop.isRecursive { return compileRecursive(loop, range, frame) }
        compile(loop.sequence, frame)
        compileRounds(loop, range, frame)
    }

    /// The body of a recursive loop is a function of its own, which `loop(…)` calls with another sequence.
    private mutating func compileRecursive(_ loop: Statement.ForLoop, _ range: SourceRange, _ frame: CompilerFrame) {
        compile(loop.sequence, frame)
        let number = program.reserveFunction(.recursiveLoop, "loop", range)
        emit(Instruction(.callRecursiveLoop, number), loop.sequence.range, stack: -1)
        let outer = (function, loops)
        function = FunctionBuilder(number: number, outer: outer.0, range: range)
        loops = []
        // The machine puts the sequence on the stack before it runs the function.
        function.adjustDepth(1)
        var inner = frame.inner(function: function)
        inner.isTopLevel = false
        compileRounds(loop, range, inner)
        finishFunction(function)
        (function, loops) = outer
    }

    /// Loops over the sequence on the stack.
    private mutating func compileRounds(_ loop: Statement.ForLoop, _ range: SourceRange, _ frame: CompilerFrame) {
        if let condition = loop.condition { compileFiltering(loop, condition, range, frame) }

        var body = frame.inner()
        body.isLoop = true
        let needsObject =
            loop.isRecursive || loop.body.containsScopedBlock || loop.otherwise.containsScopedBlock
            || loop.body.undeclared(among: ["loop"]).contains("loop")
        let loopSlot = needsObject ? body.scope.declareParameter("loop") : nil
        body.scope.declareParameters(loop.target)
        body.scope.analyze(loop.body)

        emit(Instruction(.beginLoop, loop.isRecursive ? function.number : -1), loop.sequence.range, stack: -1)
        if let loopSlot { emit(Instruction(.loopObject, loopSlot), range) }
        let next = emitNextItem(loop.target, body, range)
        loops.append(LoopJumps(next: next))
        enter(body)
        compile(loop.body, body)
        emitNextRound(next, range)
        function.land(next)
        let jumps = loops.removeLast()
        for jump in jumps.breaks { function.land(jump) }

        guard !loop.otherwise.isEmpty else {
            emit(Instruction(.endLoop, 0, loopSlot ?? -1), range)
            return
        }
        let end = emit(Instruction(.endLoopOrElse, 0, loopSlot ?? -1), range)
        let otherwise = frame.inner()
        otherwise.scope.analyze(loop.otherwise)
        enter(otherwise)
        compile(loop.otherwise, otherwise)
        function.land(end)
    }

    /// Writes the step to the next item and its assignment to the target.
    private mutating func emitNextItem(
        _ target: AssignmentTarget, _ frame: CompilerFrame, _ range: SourceRange
    ) -> Int {
        if case .name(let name, _) = target, let slot = frame.scope.find(name) {
            return emit(Instruction(.nextItemInSlot, 0, slot.number), range)
        }
        let next = emit(Instruction(.nextItem), range, stack: 1)
        assign(target, frame)
        return next
    }

    /// Writes the way from the end of a round to the next item, whose own step is the instruction `next`.
    private mutating func emitNextRound(_ next: Int, _ range: SourceRange) {
        if let slot = function.slotOfNextItem(next) {
            let round = emit(Instruction(.nextRoundInSlot, 0, slot), range)
            function.setTarget(of: round, to: next + 1)
        } else {
            emit(Instruction(.finishRound), range)
            let back = emit(Instruction(.jump), range)
            function.setTarget(of: back, to: next)
        }
    }

    /// `for x in xs if …`: first finds the items that stay, in a frame of their own, and leaves them as a list.
    private mutating func compileFiltering(
        _ loop: Statement.ForLoop, _ condition: Expression, _ range: SourceRange, _ frame: CompilerFrame
    ) {
        let test = frame.inner()
        test.scope.declareParameters(loop.target)
        test.scope.analyze(condition)
        emit(Instruction(.beginLoop, -1), loop.sequence.range, stack: -1)
        let next = emitNextItem(loop.target, test, range)
        enter(test)
        compile(condition, test)
        emit(Instruction(.keepItem), condition.range, stack: -1)
        let back = emit(Instruction(.jump), range)
        function.setTarget(of: back, to: next)
        function.land(next)
        emit(Instruction(.endFiltering), range, stack: 1)
    }

    mutating func compileJump(_ statement: Statement) {
        guard let jumps = loops.last else { return }
        for end in jumps.openScopes.reversed() {
            emit(Instruction(end), statement.range, stack: end == .endCapture ? 1 : 0)
            if end == .endCapture { emit(Instruction(.pop), statement.range, stack: -1) }
        }
        let jump = emit(Instruction(.jump), statement.range)
        if case .break = statement.kind {
            loops[loops.count - 1].breaks.append(jump)
        } else {
            function.setTarget(of: jump, to: jumps.next)
        }
    }
}
