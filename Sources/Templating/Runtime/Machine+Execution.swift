internal import Diagnostics

extension Machine {
    /// Runs instructions until only `base` activations are left.
    func execute(downTo base: Int) throws(Diagnostic) {
        do throws(Diagnostic) {
            while activations.count > base { try runInstructions(base) }
        } catch {
            throw placed(error)
        }
    }

    /// Runs instructions until the current function ends and `base` is reached.
    private func runInstructions(_ base: Int) throws(Diagnostic) {
        while true {
            let instruction = code[pc]
            pc += 1
            switch instruction.operation {
            case .literal: try putLiteral(instruction)
            case .emit: try put(pop(), instruction.mode)
            case .emitSlot:
                try putSlot(instruction)
                try putNextLiteral()
            case .emitSlotAttribute:
                try putAttribute(instruction)
                try putNextLiteral()
            case .emitUpper: try putInLetters(instruction, .upper)
            case .emitLower: try putInLetters(instruction, .lower)
            case .emitCapitalized: try putInLetters(instruction, .capitalized)
            case .emitRaw: try putRaw(pop())
            case .emitCall: try callAndPut(instruction)
            case .emitCallMethod: try callMethodAndPut(instruction)
            case .emitWriter: try putByWriter(pop(), program.writers[Int(instruction.a)])
            case .host: try runHost(program.operations[Int(instruction.a)])
            case .jumpIfExtended:
                if isExtending { pc = Int(instruction.a) }

            case .constant: push(program.constants.base[Int(instruction.a)])
            case .load: push(slots[Int(instruction.a)])
            case .loadOuter: push(outerSlot(instruction))
            case .store: slots[Int(instruction.a)] = pop()
            case .forget: slots[Int(instruction.a)] = program.undefined.base[Int(instruction.b)]
            case .resolve: slots[Int(instruction.a)] = resolve(Int(instruction.b))
            case .pop: _ = pop()
            case .makeTuple: push(try Value.makeTuple(popItems(Int(instruction.a))))
            case .makeList: push(.list(popItems(Int(instruction.a))))
            case .makeDict: try makeDict(Int(instruction.a))

            case .attribute:
                let reference = attributes + Int(instruction.a)
                let base = pop()
                push(try attribute(reference, of: base))
            case .slotAttribute:
                push(try attribute(attributes + Int(instruction.b), ofSlot: instruction.a))
            case .item:
                let key = pop()
                let base = pop()
                push(try item(key, of: base))
            case .slice: try makeSlice()

            case .add: try operate { (a, b, machine) throws(Diagnostic) in try a.adding(b, in: machine) }
            case .subtract: try operate { (a, b, machine) throws(Diagnostic) in try a.subtracting(b, in: machine) }
            case .multiply: try operate { (a, b, machine) throws(Diagnostic) in try a.multiplying(b, in: machine) }
            case .divide: try operate { (a, b, machine) throws(Diagnostic) in try a.dividing(b, in: machine) }
            case .floorDivide: try operate { (a, b, machine) throws(Diagnostic) in try a.floorDividing(b, in: machine) }
            case .modulo: try operate { (a, b, machine) throws(Diagnostic) in try a.modulo(b, in: machine) }
            case .power: try operate { (a, b, machine) throws(Diagnostic) in try a.power(b, in: machine) }
            case .negate: push(try pop().negated())
            case .positive: push(try pop().positive())
            case .not: push(.bool(!(try truth(pop()))))
            case .concatenate: try concatenate(instruction)
            case .compare:
                let right = pop()
                let left = pop()
                push(.bool(try compare(left, right, instruction.mode)))
            case .compareChain: try compareChain(instruction)

            case .jump:
                // Every way back leads over here or over the next item of a loop.
                stepsLeft -= 1
                if stepsLeft < 0 { throw tooManySteps }
                pc = Int(instruction.a)
            case .jumpIfFalse: if !(try truth(pop())) { pc = Int(instruction.a) }
            case .jumpIfTrue: if try truth(pop()) { pc = Int(instruction.a) }
            case .jumpIfFalseKeeping:
                if try truth(stack[top - 1]) { _ = pop() } else { pc = Int(instruction.a) }
            case .jumpIfTrueKeeping:
                if try truth(stack[top - 1]) { pc = Int(instruction.a) } else { _ = pop() }

            case .call: try callOnStack(program.shapes[Int(instruction.b)])
            case .callMethod: try callMethod(instruction)
            case .filter: try applyFilter(instruction)
            case .plainFilter: try applyPlainFilter(Int(instruction.a))
            case .test: try applyTest(instruction)
            case .unknownFilter: throw unknownFilter(program.names[Int(instruction.a)])
            case .unknownTest: throw unknownTest(program.names[Int(instruction.a)])
            case .isDefined: push(.bool(!pop().isUndefined))
            case .isUndefined: push(.bool(pop().isUndefined))
            case .isNone: push(.bool(pop().isNone))
            case .implicitElse: push(Self.implicitElse)

            case .beginLoop: try beginLoop(Int(instruction.a))
            case .nextItem:
                stepsLeft -= 2
                if !pushNextItem() { pc = Int(instruction.a) }
            case .nextItemInSlot:
                stepsLeft -= 2
                if !nextItem(intoSlot: Int(instruction.b)) { pc = Int(instruction.a) }
            case .loopObject: slots[Int(instruction.a)] = .object(loop)
            case .nextRoundInSlot:
                loop.finishedRound = true
                stepsLeft -= 3
                if stepsLeft < 0 { throw tooManySteps }
                if nextItem(intoSlot: Int(instruction.b)) {
                    pc = Int(instruction.a)
                    try putNextLiteral()
                }
            case .finishRound: loop.finishedRound = true
            case .endLoop: _ = endLoop(Int(instruction.b))
            case .endLoopOrElse: if endLoop(Int(instruction.b)) { pc = Int(instruction.a) }
            case .keepItem:
                if try truth(pop()) {
                    loop.kept.append(loop.items[loop.index])
                }
            case .endFiltering:
                push(.list(loop.kept))
                _ = endLoop(-1)
            case .unpack: try unpack(Int(instruction.a))

            case .capture: beginCapture()
            case .endCapture: push(capturedText())
            case .markIfEscaping: markTop()
            case .beginEscaping: try beginEscaping()
            case .endEscaping: if let last = escapings.popLast() { context.escaping = last }

            case .setAttribute: try setAttribute(program.names[Int(instruction.a)])
            case .checkNamespace: try checkNamespace(program.names[Int(instruction.a)])
            case .export: export(instruction)

            case .makeMacro:
                capture(frame)
                note(context)
                push(.object(MacroObject(program, Int(instruction.a), outer: frame, context: context)))
            case .callRecursiveLoop: try beginRecursiveLoop(Int(instruction.a))
            case .jumpIfGiven:
                if isGiven(slots[Int(instruction.b)]) { pc = Int(instruction.a) }
            case .parameterMissing: parameterMissing(instruction)
            case .finish:
                try finishFunction()
                if activations.count <= base { return }

            case .include: try include(instruction)
            case .importTemplate: try importTemplate(instruction)
            case .importName: importName(program.names[Int(instruction.a)])
            case .extend: try extend()
            case .callBlock: try callBlock(instruction)
            case .superBlock: pushSuper(instruction)
            case .selfReference:
                note(context)
                push(.object(SelfReference(context)))
            }
        }
    }

    @inline(__always)
    private func operate(
        _ operation: (Value, Value, Machine) throws(Diagnostic) -> Value
    ) throws(Diagnostic) {
        let right = pop()
        let left = pop()
        push(try operation(left, right, self))
    }
}
