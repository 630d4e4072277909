internal import Diagnostics

/// Following includes, imports and extends: a template reads what the templates that it names read.
extension ReferenceCollector {
    /// How deep templates may name one another, and how many are followed in all: as much as a render takes, but for loops.
    private static let depthAtMost = 32

    /// What a template sees of its own while it is followed.
    struct Frame {
        var sources: [SourceText]
        var macros: [String: Macro]
        /// Whether names that nobody sets are those of the data; not so in modules that are imported without context.
        var seesData: Bool
        var scopes: [[String: Binding]]
    }

    /// A block as the most derived template has it.
    struct Override {
        var body: [Statement]
        var frame: Frame
        var isUsed = false
    }

    private var frame: Frame {
        get { Frame(sources: sources, macros: macros, seesData: seesData, scopes: scopes) }
        set {
            (sources, macros, seesData, scopes) = (
                newValue.sources, newValue.macros, newValue.seesData, newValue.scopes
            )
        }
    }

    /// Visits a whole template: one that extends another says what stands in the blocks of that one.
    mutating func visitTemplate(_ statements: [Statement]) {
        guard library != nil, let parent = Self.parent(of: statements) else { return visit(statements) }
        addOverrides(statements)
        for statement in statements {
            if case .block(let block) = statement.kind {
                note(.block, block.name, block.nameRange)
            } else {
                visit([statement])
            }
        }
        if let template = load(parent) {
            let own = frame
            sources = template.program.sources
            macros = [:]
            findMacros(template.statements)
            openTemplates.append(parent)
            visitTemplate(template.statements)
            openTemplates.removeLast()
            frame = own
        }
        for (name, override) in overrides.sorted(by: { $0.key < $1.key }) where !override.isUsed {
            _ = visitOverride(name)
        }
    }

    private static func parent(of statements: [Statement]) -> String? {
        for statement in statements {
            if case .extends(let template) = statement.kind, case .constant(.string(let name)) = template.kind {
                return name
            }
        }
        return nil
    }

    private mutating func addOverrides(_ statements: [Statement]) {
        for statement in statements {
            if case .block(let block) = statement.kind, overrides[block.name] == nil {
                overrides[block.name] = Override(body: block.body, frame: frame)
            }
            _ = statement.anyBody { body in
                addOverrides(body)
                return false
            }
        }
    }

    /// Visits what a derived template put into a block.
    /// - Returns: Whether the block's own content still counts: nothing is put into it, or `super()` calls for it.
    mutating func visitOverride(_ name: String) -> Bool {
        guard let override = overrides[name], !openBlocks.contains(name) else { return true }
        overrides[name]?.isUsed = true
        openBlocks.append(name)
        let (own, usedSuper) = (frame, usesSuper)
        usesSuper = false
        (sources, macros) = (override.frame.sources, override.frame.macros)
        scopes = [override.frame.scopes[0]] + scopes
        scopes.append(["super": .other])
        visit(override.body)
        let wantsOwn = usesSuper
        frame = own
        usesSuper = usedSuper
        openBlocks.removeLast()
        return wantsOwn
    }

    mutating func follow(_ inclusion: Statement.Inclusion) {
        for name in Self.names(inclusion.template) {
            guard let template = load(name) else { continue }
            let (own, blocks) = (frame, overrides)
            sources = template.program.sources
            overrides = [:]
            if inclusion.withContext { scopes.append([:]) } else { (scopes, seesData) = ([[:]], false) }
            findMacros(template.statements)
            openTemplates.append(name)
            visitTemplate(template.statements)
            openTemplates.removeLast()
            overrides = blocks
            frame = own
        }
    }

    /// The names that an expression can stand for, as far as they are written in it.
    private static func names(_ template: Expression) -> [String] {
        switch template.kind {
        case .constant(.string(let name)): [name]
        case .list(let items), .tuple(let items): items.flatMap(names)
        case .conditional(let arms, let otherwise):
            arms.flatMap { names($0.value) } + (otherwise.map(names) ?? [])
        default: []
        }
    }

    /// What can be called of an imported template.
    /// - Returns: Its number among the modules; `nil` if it cannot be known.
    mutating func module(_ template: Expression, withContext: Bool) -> Int? {
        guard case .constant(.string(let name)) = template.kind, let loaded = load(name) else { return nil }
        let (own, blocks) = (frame, overrides)
        sources = loaded.program.sources
        (macros, overrides) = ([:], [:])
        scopes = withContext ? [scopes[0], [:]] : [[:]]
        seesData = seesData && withContext
        findMacros(loaded.statements)
        openTemplates.append(name)
        visit(loaded.statements)
        openTemplates.removeLast()
        modules.append(frame)
        overrides = blocks
        frame = own
        return modules.count - 1
    }

    /// Follows the body of a macro of another template with the paths that a call hands to it.
    mutating func callModule(_ number: Int, _ name: String, _ arguments: Expression.Arguments) {
        guard modules.indices.contains(number), let macro = modules[number].macros[name] else { return }
        let paths = self.paths(of: arguments, for: macro)
        let own = frame
        frame = modules[number]
        follow("\(number).\(name)", macro, paths)
        frame = own
    }

    private mutating func load(_ name: String) -> Template? {
        guard let library, openTemplates.count < Self.depthAtMost, followsLeft > 0, !openTemplates.contains(name) else {
            return nil
        }
        followsLeft -= 1
        return try? library.template(named: name)
    }
}
