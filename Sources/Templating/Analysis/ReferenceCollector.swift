internal import Diagnostics

/// Follows values through a template, as far as it can be done without running it.
struct ReferenceCollector {
    /// What a name stands for: a path of the data, or something else.
    enum Binding {
        case path(String)
        case other
        /// A template imported as a whole, by its number.
        case module(Int)
        /// A macro of an imported template, by the number of that and the name that it has there.
        case macro(Int, String)
    }

    struct Macro {
        var signature: Statement.Signature
        var body: [Statement]
        /// What its places index into.
        var sources: [SourceText]
    }

    var sources: [SourceText]
    var result = TemplateReferences()
    var scopes: [[String: Binding]] = [[:]]
    private var variableNumbers: [String: Int] = [:]
    private var nameNumbers: [String: Int] = [:]
    var macros: [String: Macro] = [:]
    private var calledMacros: Set<String> = []
    private var openMacros: Set<String> = []
    /// Bodies of macros are followed once for each call, so the calls of calls must be bounded.
    private var expansionsLeft = 500
    /// Where the templates are that this one names, if those are followed; see ``follow(_:)``.
    let library: TemplateLibrary?
    var modules: [Frame] = []
    var overrides: [String: Override] = [:]
    var openTemplates: [String] = []
    var openBlocks: [String] = []
    var followsLeft = 500
    var seesData = true
    var usesSuper = false

    init(sources: [SourceText], library: TemplateLibrary?) {
        self.sources = sources
        self.library = library
    }

    /// - Parameter library: Where the templates are that this one includes, imports and extends, to be followed; `nil`
    ///   for what stands in this one alone.
    static func collect(
        _ statements: [Statement], sources: [SourceText], following library: TemplateLibrary? = nil
    ) -> TemplateReferences {
        var collector = ReferenceCollector(sources: sources, library: library)
        collector.findMacros(statements)
        collector.visitTemplate(statements)
        for (name, macro) in collector.macros.sorted(by: { $0.key < $1.key })
        where !collector.calledMacros.contains(name) {
            collector.expand(macro, [:])
        }
        return collector.result
    }

    // MARK: Recording

    private func place(_ range: SourceRange) -> Diagnostic.Place {
        guard sources.indices.contains(Int(range.source)) else { return .nowhere }
        return .source(sources[Int(range.source)], Int(range.lower)..<Int(max(range.lower, range.upper)))
    }

    mutating func read(_ path: String, _ range: SourceRange, isOptional: Bool = false) {
        if let number = variableNumbers[path] {
            result.variables[number].places.append(place(range))
            if !isOptional { result.variables[number].isOptional = false }
        } else {
            variableNumbers[path] = result.variables.count
            result.variables.append(.init(path: path, places: [place(range)], isOptional: isOptional))
        }
    }

    enum NameKind: String { case filter, test, block, macro }

    mutating func note(_ kind: NameKind, _ name: String, _ range: SourceRange) {
        let list: WritableKeyPath<TemplateReferences, [TemplateReferences.Name]> =
            switch kind {
            case .filter: \.filters
            case .test: \.tests
            case .block: \.blocks
            case .macro: \.macros
            }
        let key = kind.rawValue + ":" + name
        if let number = nameNumbers[key] {
            result[keyPath: list][number].places.append(place(range))
        } else {
            nameNumbers[key] = result[keyPath: list].count
            result[keyPath: list].append(.init(name: name, places: [place(range)]))
        }
    }

    mutating func link(_ kind: TemplateReferences.Link.Kind, _ template: Expression, isOptional: Bool) {
        switch template.kind {
        case .constant(.string(let name)):
            result.templates.append(.init(kind: kind, name: name, place: place(template.range), isOptional: isOptional))
        case .list(let items), .tuple(let items):
            for item in items { link(kind, item, isOptional: true) }
        case .conditional(let arms, let otherwise):
            for (value, condition) in arms {
                visit(condition)
                link(kind, value, isOptional: true)
            }
            if let otherwise { link(kind, otherwise, isOptional: true) }
        default:
            result.hasComputedTemplateNames = true
            visit(template)
        }
    }

    // MARK: Names

    func binding(_ name: String) -> Binding? {
        for scope in scopes.reversed() { if let found = scope[name] { return found } }
        return nil
    }

    mutating func bind(_ name: String, _ binding: Binding) { scopes[scopes.count - 1][name] = binding }

    mutating func scoped(_ body: (inout ReferenceCollector) -> Void) {
        scopes.append([:])
        body(&self)
        scopes.removeLast()
    }

    /// Binds what `for` or `set` assigns to; `path` is that of the value.
    mutating func bind(_ target: AssignmentTarget, _ path: String?) {
        switch target {
        case .name(let name, _): bind(name, path.map { .path($0) } ?? .other)
        case .attribute: break
        case .tuple(let targets, _):
            // The second of a pair from `items()` is a value of the dictionary.
            let isPair = path?.hasSuffix(Self.pair) == true && targets.count == 2
            let isGroup = path?.hasSuffix(Self.group) == true && targets.count == 2
            for (index, target) in targets.enumerated() {
                let inner: String? =
                    isPair
                    ? (index == 1 ? path.map { String($0.dropLast(Self.pair.count)) + ".*" } : nil)
                    : isGroup ? (index == 1 ? path.map(Self.plain) : nil) : path.map { Self.plain($0) + "[]" }
                bind(target, inner)
            }
        }
    }

    /// Marks the path of what `items()` gives.
    static let pair = "\u{0}pair"
    /// Marks the path of what `batch` and `slice` give: lists of the items of the path.
    static let parts = "\u{0}parts"
    /// Marks the path of what `groupby` gives, and of one group: a key, and a list of items of the path.
    static let groups = "\u{0}groups"
    static let group = "\u{0}group"

    /// The path without marks.
    static func plain(_ path: String) -> String {
        for mark in [pair, parts, groups, group] where path.hasSuffix(mark) {
            return String(path.dropLast(mark.count))
        }
        return path
    }

    /// The path of what a loop over a path goes through.
    static func item(of path: String) -> String {
        if path.hasSuffix(pair) { return path }
        if path.hasSuffix(parts) { return plain(path) }
        return path.hasSuffix(groups) ? plain(path) + group : plain(path) + "[]"
    }

    // MARK: Macros

    mutating func findMacros(_ statements: [Statement]) {
        for statement in statements {
            if case .macro(let name, let signature, let body) = statement.kind {
                macros[name] = Macro(signature: signature, body: body, sources: sources)
            }
            _ = statement.anyBody { body in
                findMacros(body)
                return false
            }
        }
    }

    /// Follows the body of a macro with the paths that a call hands to it.
    mutating func call(_ name: String, _ arguments: Expression.Arguments) {
        if case .macro(let module, let macro)? = binding(name) { return callModule(module, macro, arguments) }
        guard let macro = macros[name], binding(name) != nil else { return }
        calledMacros.insert(name)
        follow(name, macro, paths(of: arguments, for: macro))
    }

    /// - Parameter name: Tells the macro apart from all others: one that calls itself is followed once.
    mutating func follow(_ name: String, _ macro: Macro, _ paths: [String: String]) {
        guard expansionsLeft > 0, openMacros.insert(name).inserted else { return }
        expansionsLeft -= 1
        expand(macro, paths)
        openMacros.remove(name)
    }

    /// What the parameters of a macro stand for in a call.
    mutating func paths(of arguments: Expression.Arguments, for macro: Macro) -> [String: String] {
        var paths: [String: String] = [:]
        for (parameter, argument) in zip(macro.signature.parameters, arguments.positional) {
            paths[parameter] = pathOnly(argument)
        }
        for (parameter, argument) in arguments.keywords { paths[parameter] = pathOnly(argument) }
        return paths
    }

    private mutating func expand(_ macro: Macro, _ paths: [String: String]) {
        // A macro sees the top level, not the place of the call.
        let (outer, outerSources) = (scopes, sources)
        scopes = [scopes[0], [:]]
        sources = macro.sources
        for parameter in macro.signature.parameters { bind(parameter, paths[parameter].map { .path($0) } ?? .other) }
        for name in ["caller", "varargs", "kwargs"] { bind(name, .other) }
        for value in macro.signature.defaults { visit(value) }
        visit(macro.body)
        (scopes, sources) = (outer, outerSources)
    }
}
