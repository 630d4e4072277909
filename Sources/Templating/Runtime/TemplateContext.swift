/// Where the names of a template come from: what it has set itself, what it was given, the data, the built-in functions.
///
/// `@unchecked Sendable`: lives within one render, on one task.
final class TemplateContext: @unchecked Sendable {
    let program: Program
    let library: TemplateLibrary?
    /// Names set at the top level.
    @exclusivity(unchecked) var variables: [String: Value] = [:]
    /// Those of them that an import can reach.
    var exported: Set<String> = []
    /// What includers handed on, the nearest first.
    let layers: [[String: Value]]
    let data: DictValue?
    /// The functions of each block, the most derived template's first.
    var blocks: [String: [BlockEntry]] = [:]
    var escaping: Escaping
    /// Whether a value may refer to the context, so that the machine empties it at the end.
    var isNoted = false
    /// Whether the module made in it serves every import without context.
    var isShared = true

    struct BlockEntry {
        let program: Program
        let function: Int
        let library: TemplateLibrary?
    }

    init(_ program: Program, library: TemplateLibrary?, layers: [[String: Value]] = [], data: DictValue?) {
        self.program = program
        self.library = library
        self.layers = layers
        self.data = data
        escaping = program.escaping
    }

    func value(_ name: String) -> Value? {
        if !variables.isEmpty, let value = variables[name] { return value }
        for layer in layers { if let value = layer[name] { return value } }
        return data?[name]
    }

    /// What a template included here sees: everything, and the local names on top.
    func layers(with locals: [String: Value]) -> [[String: Value]] {
        var result: [[String: Value]] = []
        if !locals.isEmpty { result.append(locals) }
        if !variables.isEmpty { result.append(variables) }
        return result + layers
    }

    func addBlocks(of program: Program, library: TemplateLibrary?) {
        for (name, function) in program.blocks {
            blocks[name, default: []].append(BlockEntry(program: program, function: function, library: library))
        }
    }

    /// The names that exist, for suggestions.
    var names: [String] {
        var result = Array(variables.keys)
        for layer in layers { result.append(contentsOf: layer.keys) }
        for case .string(let name) in data?.keys ?? [] { result.append(name) }
        return result
    }

    /// Lets go of all values, to break cycles.
    func clear() { variables = [:] }
}
