extension [Statement] {
    /// Which of some names the statements read without having set them, not looking into blocks (Jinja2's
    /// `find_undeclared`).
    func undeclared(among names: Set<String>) -> Set<String> {
        var search = UndeclaredNames(names: names)
        search.visit(self)
        return search.found
    }

    /// All blocks in the statements, however deep they stand.
    func collectBlocks(into blocks: inout [Statement.BlockDefinition]) {
        for statement in self {
            if case .block(let block) = statement.kind { blocks.append(block) }
            _ = statement.anyBody { body in
                body.collectBlocks(into: &blocks)
                return false
            }
        }
    }

    var containsExtends: Bool {
        contains { statement in
            if case .extends = statement.kind { return true }
            return statement.anyBody(\.containsExtends)
        }
    }

    var containsScopedBlock: Bool {
        contains { statement in
            if case .block(let block) = statement.kind, block.isScoped { return true }
            return statement.anyBody(\.containsScopedBlock)
        }
    }
}

extension Statement {
    /// Whether a test holds for some of the bodies of statements within this one, which are tested in order up to it.
    func anyBody(_ test: ([Statement]) -> Bool) -> Bool {
        switch kind {
        case .literal, .output: return false
        case .if(let arms, let otherwise): return arms.contains { test($0.body) } || test(otherwise)
        case .for(let loop): return test(loop.body) || test(loop.otherwise)
        case .setBlock(_, _, let body), .with(_, let body), .macro(_, _, let body), .call(_, _, let body),
            .filter(_, let body), .autoescape(_, let body):
            return test(body)
        case .block(let block): return test(block.body)
        default: return false
        }
    }
}

private struct UndeclaredNames {
    var names: Set<String>
    var found: Set<String> = []

    mutating func visit(_ statements: [Statement]) {
        for statement in statements where !names.isEmpty { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .literal, .operation, .break, .continue, .block: return
        case .output(let expression, _), .do(let expression), .extends(let expression), .import(let expression, _, _),
            .fromImport(let expression, _, _):
            read(expression)
        case .include(let inclusion): read(inclusion.template)
        case .print(let expressions): for expression in expressions { read(expression) }
        case .if(let arms, _): for (condition, _) in arms { read(condition) }
        case .for(let loop):
            set(loop.target)
            read(loop.sequence)
            if let condition = loop.condition { read(condition) }
        case .set(let target, let value):
            set(target)
            read(value)
        case .setBlock(let target, let links, _):
            set(target)
            for link in links { link.forEachName { note($0) } }
        case .with(let assignments, _):
            for (_, value) in assignments { read(value) }
        case .macro(_, let signature, _), .call(let signature, _, _):
            for value in signature.defaults { read(value) }
            if case .call(_, let callee, _) = statement.kind { read(callee) }
        case .filter(let links, _): for link in links { link.forEachName { note($0) } }
        case .autoescape(let mode, _): read(mode)
        }
        _ = statement.anyBody { body in
            visit(body)
            return false
        }
    }

    private mutating func read(_ expression: Expression) { expression.forEachName { note($0) } }

    private mutating func note(_ name: String) {
        if names.contains(name) { found.insert(name) }
    }

    private mutating func set(_ target: AssignmentTarget) {
        switch target {
        case .name(let name, _): names.remove(name)
        case .attribute(let name, _, _): note(name)
        case .tuple(let targets, _): for target in targets { set(target) }
        }
    }
}
