internal import Diagnostics
internal import Synchronization

/// A compiled template: instructions and the tables that they refer to. Immutable.
final class Program: Sendable {
    let name: String
    let sources: [SourceText]
    let escaping: Escaping
    let code: Table<Instruction>
    /// The place of each instruction.
    let ranges: [SourceRange]
    /// The bytes of all literals, one after the other.
    let literals: Table<UInt8>
    let constants: Table<Value>
    let names: [String]
    /// The undefined value of each name, made once.
    let undefined: Table<Value>
    let attributes: Table<AttributeReference>
    let shapes: [CallShape]
    let filters: Table<BuiltIn>
    let tests: [BuiltIn]
    let writers: [any ValueWriter]
    let operations: [any HostOperation]
    let functions: [FunctionCode]
    /// The functions of the blocks by name.
    let blocks: [String: Int]
    /// What an include at some place hands on: the names set locally, where each is.
    let localTables: [[LocalName]]

    /// How many bytes the last render wrote; 0 before the first.
    private let lastOutput = Atomic<Int>(0)

    init(_ builder: ProgramBuilder, name: String, sources: [SourceText], escaping: Escaping) {
        self.name = name
        self.sources = sources
        self.escaping = escaping
        code = Table(builder.code)
        ranges = builder.ranges
        literals = Table(builder.literals)
        constants = Table(builder.constants)
        names = builder.names
        undefined = Table(builder.names.map { .undefined(UndefinedValue(name: $0)) })
        attributes = Table(builder.attributes)
        shapes = builder.shapes
        filters = Table(builder.filters)
        tests = builder.tests
        writers = builder.writers
        operations = builder.operations
        functions = builder.functions
        blocks = builder.blocks
        localTables = builder.localTables
    }

    /// How much memory an output will want: renders of one template are of similar size.
    var expectedOutput: Int {
        let last = lastOutput.load(ordering: .relaxed)
        return last > 0 ? last + last / 16 + 64 : min(literals.count * 2 + 1024, 1 << 20)
    }

    func noteOutput(_ count: Int) { lastOutput.store(count, ordering: .relaxed) }

    /// The place of an instruction for messages.
    func place(of instruction: Int) -> Diagnostic.Place {
        guard ranges.indices.contains(instruction) else { return .nowhere }
        return place(ranges[instruction])
    }

    func place(_ range: SourceRange) -> Diagnostic.Place {
        guard sources.indices.contains(Int(range.source)) else { return .nowhere }
        return .source(sources[Int(range.source)], Int(range.lower)..<Int(max(range.lower, range.upper)))
    }
}

/// An attribute looked up at one place.
struct AttributeReference: Sendable {
    let name: String
    /// The whole, as in `service.name`, for messages.
    var path: String
    /// What it is looked up in.
    var baseRange: SourceRange
    /// The bits of the name, by which a key of a dictionary is found soonest.
    let bits: TextBits
    /// What the name means if it is looked up in the object of a loop.
    let loopAttribute: LoopAttribute?

    init(name: String, path: String, baseRange: SourceRange) {
        self.name = name
        self.path = path
        self.baseRange = baseRange
        bits = TextBits(name)
        loopAttribute = LoopAttribute.named(name)
    }
}

/// How the arguments of a call lie on the stack: the positional, then the values of the keywords, then the list and the
/// dictionary to unpack.
struct CallShape: Sendable, Hashable {
    var positional = 0
    var keywords: [String] = []
    var unpacksList = false
    var unpacksDict = false

    var count: Int { positional + keywords.count + (unpacksList ? 1 : 0) + (unpacksDict ? 1 : 0) }
    var isPlain: Bool { keywords.isEmpty && !unpacksList && !unpacksDict }
}

/// A name that is set somewhere around an instruction.
struct LocalName: Sendable {
    var name: String
    var depth: Int
    var slot: Int
}

/// A part of a program that has slots of its own: the template's root, a block, a macro, the body of a recursive loop.
struct FunctionCode: Sendable {
    enum Kind: Sendable { case root, block, macro, caller, recursiveLoop }
    var kind: Kind
    var name: String
    var entry: Int
    var range: SourceRange
    var slotNames: [String]
    var maxStack: Int
    /// Slots of the parameters, in order; their names are those of the slots.
    var parameters: [Int] = []
    var callerSlot: Int?
    var keywordsSlot: Int?
    var positionalSlot: Int?
    var takesCallerByName = false
}
