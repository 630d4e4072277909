/// The code of one function while it is written.
final class FunctionBuilder {
    let number: Int
    let outer: FunctionBuilder?
    @exclusivity(unchecked) private(set) var slotNames: [String] = []
    @exclusivity(unchecked) private(set) var maxDepth = 0
    @exclusivity(unchecked) private var depth = 0
    @exclusivity(unchecked) private var instructions: [Instruction] = []
    @exclusivity(unchecked) private var ranges: [SourceRange] = []
    /// Lookups in the context, done once on entry.
    @exclusivity(unchecked) private var prologue: [Instruction] = []
    @exclusivity(unchecked) private var hoisted: [String: Int] = [:]
    private let range: SourceRange

    init(number: Int, outer: FunctionBuilder?, range: SourceRange) {
        self.number = number
        self.outer = outer
        self.range = range
    }

    func newSlot(_ name: String) -> Int {
        slotNames.append(name)
        return slotNames.count - 1
    }

    /// The slot of a name that the function only reads from the context.
    func hoistedSlot(_ name: String, nameNumber: Int) -> Int {
        if let slot = hoisted[name] { return slot }
        let slot = newSlot(name)
        hoisted[name] = slot
        prologue.append(Instruction(.resolve, slot, nameNumber))
        return slot
    }

    /// - Parameter change: How many values more (or fewer) the stack holds afterwards.
    @discardableResult
    func emit(_ instruction: Instruction, _ range: SourceRange, stack change: Int = 0) -> Int {
        depth += change
        maxDepth = max(maxDepth, depth + 4)
        instructions.append(instruction)
        ranges.append(range)
        return instructions.count - 1
    }

    var position: Int { instructions.count }

    /// Makes a jump written earlier lead to the instruction that comes next.
    func land(_ jump: Int) { instructions[jump].a = Int32(clamping: position) }

    func setTarget(of jump: Int, to position: Int) { instructions[jump].a = Int32(clamping: position) }

    /// The slot that an instruction puts the next item of a loop into.
    func slotOfNextItem(_ instruction: Int) -> Int? {
        instructions[instruction].operation == .nextItemInSlot ? Int(instructions[instruction].b) : nil
    }

    /// For a way of control that begins with another stack than the one before it ended with.
    func adjustDepth(_ change: Int) { depth += change }

    /// The instruction written last, if it can still be replaced by a shorter form: nothing jumps behind it.
    func replaceLast(_ instruction: Instruction, stack change: Int) {
        depth += change
        instructions[instructions.count - 1] = instruction
    }

    func changeLastRange(_ range: SourceRange) { ranges[ranges.count - 1] = range }

    func last(from start: Int) -> Instruction? { instructions.count - start == 1 ? instructions.last : nil }

    /// The filter without arguments that was written last.
    var lastFilter: Int? {
        guard let last = instructions.last, last.operation == .plainFilter else { return nil }
        return Int(last.a)
    }

    /// The code with all jumps resolved for its place in the program.
    func linked(at offset: Int) -> ([Instruction], [SourceRange]) {
        var all = prologue
        for var instruction in instructions {
            if instruction.operation.isJump { instruction.a += Int32(clamping: offset + prologue.count) }
            all.append(instruction)
        }
        return (all, Array(repeating: range, count: prologue.count) + ranges)
    }
}

extension Instruction.Operation {
    /// Whether operand a is the place of an instruction.
    var isJump: Bool {
        switch self {
        case .jump, .jumpIfFalse, .jumpIfTrue, .jumpIfFalseKeeping, .jumpIfTrueKeeping, .jumpIfExtended, .compareChain,
            .nextItem, .nextItemInSlot, .nextRoundInSlot, .endLoopOrElse, .jumpIfGiven:
            true
        default: false
        }
    }
}
