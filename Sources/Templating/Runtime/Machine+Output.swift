internal import Diagnostics

/// Writing values into the output.
extension Machine {
    /// Puts out the literal that often comes next, without another turn of the machine.
    @inline(__always)
    func putNextLiteral() throws(Diagnostic) {
        let next = code[pc]
        guard next.operation == .literal else { return }
        pc += 1
        try putLiteral(next)
    }

    @inline(__always)
    func putLiteral(_ instruction: Instruction) throws(Diagnostic) {
        let start = Int(instruction.a)
        let count = Int(instruction.b)
        if keepsSourceMap { noteSource(isLiteral: true) }
        output.append(UnsafeBufferPointer(start: literals + start, count: count))
        try checkOutput(count)
    }

    @inline(__always) func checkOutput(_ count: Int) throws(Diagnostic) {
        stepsLeft -= 1 &+ count >> 6
        if stepsLeft < 0 { throw tooManySteps }
        if output.count > output.limit { throw outputTooLarge }
    }

    private var outputTooLarge: Diagnostic {
        waitingOutputs.isEmpty
            ? .limit(.output, "the output is larger than \(limits.outputBytes) bytes")
            : .limit(.text, "a captured text is larger than \(output.limit) bytes")
    }

    private func noteSource(isLiteral: Bool) {
        guard waitingOutputs.isEmpty, case .source(let source, let range) = program.place(of: pc - 1) else { return }
        sourceMap.add(offset: output.count, source: source, range: range, isLiteral: isLiteral)
    }

    /// Puts a value out as the template's kind of escaping asks.
    func put(_ value: Value, _ mode: UInt8) throws(Diagnostic) {
        if keepsSourceMap { noteSource(isLiteral: false) }
        let before = output.count
        let mode = mode == Instruction.Writing.dynamic ? dynamicMode : mode
        switch value {
        case .string(let text):
            switch mode {
            case Instruction.Writing.plain: output.append(text)
            case Instruction.Writing.html: output.appendEscaped(text)
            default: try putMarkdown(text)
            }
        case .int(let number): output.append(number)
        case .float(let number) where mode != Instruction.Writing.markdown: output.append(FloatText.shortest(number))
        case .markup(let text): output.append(text)
        case .undefined(let undefined):
            if undefinedBehaviour == .strict, !undefined.isSilent { throw failure(undefined) }
        default: try putOther(value, mode)
        }
        try checkOutput(output.count - before)
    }

    /// Puts out a text where it stands, if that is all there is to do: a plain one, with room in the output and under the
    /// limits.
    ///
    /// - Returns: `false`, with nothing done, for any other value.
    @inline(__always)
    func putInPlace(_ value: UnsafePointer<Value>, _ mode: UInt8) -> Bool {
        guard mode == Instruction.Writing.plain, !keepsSourceMap, stepsLeft > 0, case .string(let text) = value.pointee
        else {
            return false
        }
        let count = output.appendInRoom(text)
        guard count >= 0 else { return false }
        stepsLeft &-= 1 &+ count >> 6
        return true
    }

    @inline(__always)
    func putSlot(_ instruction: Instruction) throws(Diagnostic) {
        let slot = slots + Int(instruction.a)
        if !putInPlace(slot, instruction.mode) { try put(slot.pointee, instruction.mode) }
    }

    @inline(__always)
    func putAttribute(_ instruction: Instruction) throws(Diagnostic) {
        let reference = attributes + Int(instruction.b)
        if case .dict(let dict) = slots[Int(instruction.a)],
            dict.withValue(reference.pointee.bits, { putInPlace($0, instruction.mode) }) ?? false
        {
            return
        }
        try put(try attribute(reference, ofSlot: instruction.a), instruction.mode)
    }

    /// Puts out the value on top in other letters, without a text in between where that can be done.
    func putInLetters(_ instruction: Instruction, _ letters: LetterCase) throws(Diagnostic) {
        if case .string(let text) = stack[top - 1], !keepsSourceMap {
            let before = output.count
            if CaseMapping.append(text, in: letters, to: &output) {
                drop()
                stepsLeft &-= 1 &+ (output.count &- before) >> 6
                return try checkOutput(output.count &- before)
            }
        }
        try applyPlainFilter(Int(instruction.a))
        try put(pop(), instruction.mode)
    }

    private var dynamicMode: UInt8 {
        switch context.escaping {
        case .none: Instruction.Writing.plain
        case .html: Instruction.Writing.html
        case .markdown: Instruction.Writing.markdown
        }
    }

    private func putOther(_ value: Value, _ mode: UInt8) throws(Diagnostic) {
        if case .object(let object) = value {
            if let printable = object as? any PrintableObject, case .markup(let text) = printable.printed {
                return output.append(text)
            }
            if undefinedBehaviour == .strict, let function = object as? BoundFunction {
                throw Diagnostic(
                    .wrongType, "'\(function.builtIn.name)' is a function, and has not been called",
                    hint: "write '\(function.builtIn.name)()'")
            }
            if let rich = object as? RichText {
                if mode == Instruction.Writing.markdown { return output.append(rich.markdown) }
                return mode == Instruction.Writing.html
                    ? output.appendEscaped(rich.markdown) : output.append(rich.markdown)
            }
        }
        warnOfCode(value)
        let text = try value.text(in: self)
        switch mode {
        case Instruction.Writing.plain: output.append(text)
        case Instruction.Writing.html: output.appendEscaped(text)
        default: try putMarkdown(text)
        }
    }

    /// Puts out what a filter block or a call made, which is markup already.
    func putRaw(_ value: Value) throws(Diagnostic) {
        if escaping == .markdown, !value.isMarkup { return try put(value, Instruction.Writing.markdown) }
        try put(value, Instruction.Writing.plain)
    }

    func putByWriter(_ value: Value, _ writer: any ValueWriter) throws(Diagnostic) {
        if case .undefined(let undefined) = value, undefinedBehaviour == .strict, !undefined.isSilent {
            throw failure(undefined)
        }
        if keepsSourceMap { noteSource(isLiteral: false) }
        warnOfCode(value)
        let before = output.count
        try writer.write(value, to: &output, memory: memory)
        try checkOutput(output.count - before)
    }

    func runHost(_ operation: any HostOperation) throws(Diagnostic) {
        let before = output.count
        try operation.run(memory: memory, output: &output)
        try checkOutput(output.count - before)
    }

    private static let warningsAtMost = 20

    /// Warns, once for each place, of a value that prints as code prints it: a reader of documents wants neither `None` nor
    /// the brackets of a list.
    private func warnOfCode(_ value: Value) {
        let (message, hint): (String, String)
        switch value {
        case .none:
            (message, hint) = ("a value that is not given prints as 'None'", "ask with 'if', or add |default('', true)")
        case .list, .tuple:
            (message, hint) = ("a list prints with its brackets", "write |join(', '), or a 'for' loop")
        case .dict:
            (message, hint) = ("a dictionary prints with its braces", "name one of its values, as in 'service.name'")
        default: return
        }
        guard undefinedBehaviour == .strict, warnings.count < Self.warningsAtMost else { return }
        let place = program.place(of: pc - 1)
        guard !warnings.contains(where: { $0.place.label == place.label }) else { return }
        warnings.append(Diagnostic(.printsAsCode, message, at: place, severity: .warning, hint: hint))
    }

    // MARK: Captured text

    func beginCapture() {
        let waiting = WaitingOutput(limit: limits.stringBytes)
        swap(&waiting.output, &output)
        waitingOutputs.append(waiting)
    }

    /// Drops what was caught, and goes on with the output before it.
    func endCapture() {
        if let waiting = waitingOutputs.popLast() { swap(&waiting.output, &output) }
    }

    /// Ends a capture: its text, as markup where values are escaped.
    func capturedText() -> Value {
        let text = String(decoding: output.bytes, as: UTF8.self)
        endCapture()
        return escaping == .none ? .string(text) : .markup(text)
    }

    func markTop() {
        guard escaping != .none else { return }
        switch pop() {
        case .string(let text): push(.markup(text))
        case .markup(let text): push(.markup(text))
        case let other: push(.markup(other.printed))
        }
    }

    func beginEscaping() throws(Diagnostic) {
        let isOn = try truth(pop())
        escapings.append(context.escaping)
        context.escaping = !isOn ? .none : context.program.escaping == .markdown ? .markdown : .html
    }
}
