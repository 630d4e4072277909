/// Collects the tables of a program, each entry once where that matters.
struct ProgramBuilder {
    private(set) var code: [Instruction] = []
    private(set) var ranges: [SourceRange] = []
    private(set) var literals: [UInt8] = []
    private(set) var constants: [Value] = []
    private(set) var names: [String] = []
    private(set) var attributes: [AttributeReference] = []
    private(set) var shapes: [CallShape] = []
    private(set) var filters: [BuiltIn] = []
    private(set) var tests: [BuiltIn] = []
    private(set) var writers: [any ValueWriter] = []
    private(set) var operations: [any HostOperation] = []
    private(set) var functions: [FunctionCode] = []
    var blocks: [String: Int] = [:]
    private(set) var localTables: [[LocalName]] = []

    private var nameNumbers: [String: Int] = [:]
    private var filterNumbers: [String: Int] = [:]
    private var testNumbers: [String: Int] = [:]
    private var shapeNumbers: [CallShape: Int] = [:]

    mutating func literal(_ bytes: [UInt8]) -> Int {
        literals.append(contentsOf: bytes)
        return literals.count - bytes.count
    }

    mutating func constant(_ value: Value) -> Int {
        constants.append(value)
        return constants.count - 1
    }

    mutating func name(_ name: String) -> Int {
        if let number = nameNumbers[name] { return number }
        names.append(name)
        nameNumbers[name] = names.count - 1
        return names.count - 1
    }

    mutating func attribute(_ reference: AttributeReference) -> Int {
        attributes.append(reference)
        return attributes.count - 1
    }

    mutating func shape(_ shape: CallShape) -> Int {
        if let number = shapeNumbers[shape] { return number }
        shapes.append(shape)
        shapeNumbers[shape] = shapes.count - 1
        return shapes.count - 1
    }

    mutating func filter(_ name: String) -> Int? {
        if let number = filterNumbers[name] { return number }
        guard let filter = BuiltIns.filters[name] else { return nil }
        filters.append(filter)
        filterNumbers[name] = filters.count - 1
        return filters.count - 1
    }

    mutating func test(_ name: String) -> Int? {
        if let number = testNumbers[name] { return number }
        guard let test = BuiltIns.tests[name] else { return nil }
        tests.append(test)
        testNumbers[name] = tests.count - 1
        return tests.count - 1
    }

    mutating func writer(_ writer: any ValueWriter) -> Int {
        writers.append(writer)
        return writers.count - 1
    }

    mutating func operation(_ operation: any HostOperation) -> Int {
        operations.append(operation)
        return operations.count - 1
    }

    mutating func localTable(_ names: [LocalName]) -> Int {
        localTables.append(names)
        return localTables.count - 1
    }

    /// A number for a function whose code comes later, so that others can refer to it.
    mutating func reserveFunction(_ kind: FunctionCode.Kind, _ name: String, _ range: SourceRange) -> Int {
        functions.append(
            FunctionCode(kind: kind, name: name, entry: 0, range: range, slotNames: [], maxStack: 0))
        return functions.count - 1
    }

    /// Places the code of a function behind all that is there.
    mutating func finish(_ function: FunctionBuilder) {
        let (instructions, places) = function.linked(at: code.count)
        functions[function.number].entry = code.count
        functions[function.number].slotNames = function.slotNames
        functions[function.number].maxStack = function.maxDepth
        code.append(contentsOf: instructions)
        ranges.append(contentsOf: places)
    }

    mutating func change(function number: Int, _ change: (inout FunctionCode) -> Void) { change(&functions[number]) }
}
