internal import Diagnostics

/// Follows values through a template, as far as it can be done without running it.
struct ReferenceCollector {
    /// What a name stands for: a path of the data, or something else.
    enum Binding {
        case path(String)
        case other
    }

    let sources: [SourceText]
    var result = TemplateReferences()
    var scopes: [[String: Binding]] = [[:]]
    private var variableNumbers: [String: Int] = [:]
    private var nameNumbers: [String: Int] = [:]
    private var macros: [String: (signature: Statement.Signature, body: [Statement])] = [:]
    private var calledMacros: Set<String> = []
    private var openMacros: Set<String> = []
    /// Bodies of macros are followed once for each call, so the calls of calls must be bounded.
    private var expansionsLeft = 500

    init(sources: [SourceText]) { self.sources = sources }

    static func collect(_ statements: [Statement], sources: [SourceText]) -> TemplateReferences {
        var collector = ReferenceCollector(sources: sources)
        collector.findMacros(statements)
        collector.visit(statements)
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

    private mutating func findMacros(_ statements: [Statement]) {
        for statement in statements {
            if case .macro(let name, let signature, let body) = statement.kind { macros[name] = (signature, body) }
            _ = statement.anyBody { body in
                findMacros(body)
                return false
            }
        }
    }

    /// Follows the body of a macro with the paths that a call hands to it.
    mutating func call(_ name: String, _ arguments: Expression.Arguments) {
        guard let macro = macros[name], binding(name) != nil else { return }
        calledMacros.insert(name)
        guard expansionsLeft > 0, openMacros.insert(name).inserted else { return }
        expansionsLeft -= 1
        var paths: [String: String] = [:]
        for (parameter, argument) in zip(macro.signature.parameters, arguments.positional) {
            paths[parameter] = pathOnly(argument)
        }
        for (parameter, argument) in arguments.keywords { paths[parameter] = pathOnly(argument) }
        expand(macro, paths)
        openMacros.remove(name)
    }

    private mutating func expand(
        _ macro: (signature: Statement.Signature, body: [Statement]), _ paths: [String: String]
    ) {
        // A macro sees the top level, not the place of the call.
        let outer = scopes
        scopes = [scopes[0], [:]]
        for parameter in macro.signature.parameters { bind(parameter, paths[parameter].map { .path($0) } ?? .other) }
        for name in ["caller", "varargs", "kwargs"] { bind(name, .other) }
        for value in macro.signature.defaults { visit(value) }
        visit(macro.body)
        scopes = outer
    }
}
