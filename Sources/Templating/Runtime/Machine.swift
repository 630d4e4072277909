internal import Diagnostics

/// Runs programs: one render of one template.
///
/// A stack machine. Calls of macros, blocks, includes and recursive loops are kept in `activations`, not on the host's
/// stack.
final class Machine: CallContext {
    let world: World
    let limits: RenderLimits
    let undefinedBehaviour: UndefinedBehaviour
    let keepsSourceMap: Bool

    // The hot part: what runs right now. Unchecked because no access overlaps another: instructions run one by one.
    @exclusivity(unchecked) var program: Program {
        didSet {
            code = program.code.base
            literals = program.literals.base
            attributes = program.attributes.base
            filters = program.filters.base
        }
    }
    @exclusivity(unchecked) private(set) var code: UnsafePointer<Instruction>
    @exclusivity(unchecked) private(set) var literals: UnsafePointer<UInt8>
    @exclusivity(unchecked) private(set) var attributes: UnsafePointer<AttributeReference>
    @exclusivity(unchecked) private(set) var filters: UnsafePointer<BuiltIn>
    @exclusivity(unchecked) var pc = 0
    @exclusivity(unchecked) var slots: UnsafeMutablePointer<Value>
    @exclusivity(unchecked) var frame: SlotFrame
    @exclusivity(unchecked) var context: TemplateContext
    @exclusivity(unchecked) var output: OutputBuffer
    @exclusivity(unchecked) var stepsLeft: Int
    /// The loops that run, the outermost first; behind those, objects of loops that have ended, to be used again: a loop
    /// within a loop begins many times.
    @exclusivity(unchecked) private var loops: [LoopObject] = []
    @exclusivity(unchecked) private(set) var loopCount = 0

    // The stack of values.
    @exclusivity(unchecked) var stack: UnsafeMutablePointer<Value>
    @exclusivity(unchecked) var top = 0
    var stackCapacity: Int

    var activations: [Activation] = []
    /// Outputs that wait while text is caught.
    var waitingOutputs: [WaitingOutput] = []
    var escapings: [Escaping] = []
    /// Values kept out of Markdown, by the number of their token.
    var values: [String] = []
    var sourceMap = SourceMap()
    let memory: HostMemory
    /// What is odd in the output; see ``warnOfCode(_:)``.
    var warnings: [Diagnostic] = []
    var frontMatter = FrontMatterState.unknown

    // Counts against the limits.
    var includeDepth = 0
    var callDepth = 0
    var includes = 0
    var extendSteps = 0

    /// Frames and contexts that values refer to, emptied at the end because they may form cycles.
    private var captured: [SlotFrame] = []
    private var contexts: [TemplateContext] = []
    /// Modules imported without context, made once.
    var modules: [ObjectIdentifier: TemplateModule] = [:]

    init(
        _ template: Template, data: DictValue?, world: World, settings: TemplateSettings, keepsSourceMap: Bool,
        memory: HostMemory
    ) {
        self.world = world
        limits = settings.limits
        undefinedBehaviour = settings.undefined
        self.keepsSourceMap = keepsSourceMap
        self.memory = memory
        program = template.program
        code = template.program.code.base
        literals = template.program.literals.base
        attributes = template.program.attributes.base
        filters = template.program.filters.base
        stepsLeft = max(0, settings.limits.steps)
        output = OutputBuffer(limit: settings.limits.outputBytes)
        context = TemplateContext(template.program, library: template.library, data: data)
        context.addBlocks(of: template.program, library: template.library)
        let root = template.program.functions[0]
        frame = SlotFrame(count: root.slotNames.count, outer: nil)
        slots = frame.slots
        stackCapacity = max(64, root.maxStack)
        stack = .allocate(capacity: stackCapacity)
        note(context)
    }

    deinit {
        stack.deinitialize(count: top)
        stack.deallocate()
        for frame in captured { frame.clear() }
        for context in contexts { context.clear() }
    }

    /// Runs the template.
    func run() throws(Diagnostic) -> RenderedText {
        activations.append(
            Activation(
                program: program, function: 0, frame: frame, context: context, result: .output, next: 0, loopCount: 0,
                isTemplate: true))
        includeDepth = 1
        pc = program.functions[0].entry
        let root = program
        let bytes = try runIntoArray(expecting: root.expectedOutput)
        root.noteOutput(bytes.count)
        return RenderedText(bytes: bytes, values: values, sourceMap: sourceMap, warnings: warnings)
    }

    /// Runs with the memory of an array as the output, so that the bytes need not be copied into one if there are about as
    /// many as expected.
    private func runIntoArray(expecting count: Int) throws(Diagnostic) -> [UInt8] {
        var failure: Diagnostic?
        var isComplete = false
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { memory, written in
            output = OutputBuffer(limit: limits.outputBytes, in: memory)
            do throws(Diagnostic) { try execute(downTo: 0) } catch { failure = error }
            if let count = output.countInLentMemory {
                written = count
                isComplete = true
            }
        }
        if let failure { throw failure }
        return isComplete ? bytes : Array(output.bytes)
    }

    var escaping: Escaping { context.escaping }

    /// Remembers a context that a value refers to. Others go when what runs in them ends, and with them the copies of the
    /// names that they were handed.
    func note(_ context: TemplateContext) {
        guard !context.isNoted else { return }
        context.isNoted = true
        contexts.append(context)
    }

    func capture(_ frame: SlotFrame) {
        guard !frame.isCaptured else { return }
        frame.isCaptured = true
        captured.append(frame)
        // What a macro sees of the frames around it stays alive with it.
        var outer = frame.outer
        while let next = outer, !next.isCaptured {
            next.isCaptured = true
            captured.append(next)
            outer = next.outer
        }
    }

    // MARK: The stack of values

    @inline(__always) func push(_ value: consuming Value) {
        (stack + top).initialize(to: value)
        top += 1
    }

    @inline(__always) func pop() -> Value {
        top -= 1
        return (stack + top).move()
    }

    @inline(__always) func drop() {
        top -= 1
        (stack + top).deinitialize(count: 1)
    }

    /// Makes room for a function that needs up to `count` values more.
    func reserveStack(_ count: Int) {
        guard top + count + 8 > stackCapacity else { return }
        let capacity = max(stackCapacity * 2, top + count + 64)
        let larger = UnsafeMutablePointer<Value>.allocate(capacity: capacity)
        larger.moveInitialize(from: stack, count: top)
        stack.deallocate()
        stack = larger
        stackCapacity = capacity
    }

    func popItems(_ count: Int) -> [Value] {
        let items = Array(UnsafeBufferPointer(start: stack + (top - count), count: count))
        (stack + (top - count)).deinitialize(count: count)
        top -= count
        return items
    }

    // MARK: Loops

    /// The innermost loop. Only instructions within a loop ask for it.
    @inline(__always) var loop: LoopObject { loops[loopCount &- 1] }

    /// Begins a loop.
    func enterLoop(_ items: consuming [Value], of source: consuming Value) {
        if loopCount == loops.count {
            loops.append(LoopObject(items, of: source))
        } else {
            loops[loopCount].begin(items, of: source)
        }
        loopCount += 1
    }

    /// Goes to the next item of the innermost loop, into a slot.
    ///
    /// - Returns: `false` behind the last.
    @inline(__always)
    func nextItem(intoSlot slot: Int) -> Bool {
        let loop = loop
        // Behind the last item the object stays at it, for those who still hold it.
        let next = loop.index &+ 1
        guard next < loop.items.count else { return false }
        loop.index = next
        slots[slot] = loop.items[next]
        return true
    }

    /// The same, onto the stack.
    func pushNextItem() -> Bool {
        let loop = loop
        let next = loop.index + 1
        guard next < loop.items.count else { return false }
        loop.index = next
        push(loop.items[next])
        return true
    }

    /// Ends the innermost loop.
    ///
    /// - Parameter slot: Where its object stands, or a negative number.
    /// - Returns: Whether a round was run to its end.
    func endLoop(_ slot: Int) -> Bool {
        if slot >= 0 { slots[slot] = .none }
        loopCount -= 1
        let finishedRound = loops[loopCount].finishedRound
        if isKnownUniquelyReferenced(&loops[loopCount]) {
            loops[loopCount].reset()
        } else {
            loops[loopCount] = LoopObject([], of: .none)
        }
        return finishedRound
    }

    // MARK: Limits

    func charge(_ steps: Int) throws(Diagnostic) {
        stepsLeft -= max(0, steps)
        if stepsLeft < 0 { throw tooManySteps }
    }

    var tooManySteps: Diagnostic {
        .limit(.steps, "the template does more than \(limits.steps) steps of work")
    }
}
