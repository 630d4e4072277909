extension ReferenceCollector {
    mutating func visit(_ statements: [Statement]) {
        for statement in statements { visit(statement) }
    }

    private mutating func visit(_ statement: Statement) {
        switch statement.kind {
        case .literal, .operation, .break, .continue: break
        case .output(let expression, _), .do(let expression): visit(expression)
        case .print(let expressions): for expression in expressions { visit(expression) }
        case .if(let arms, let otherwise):
            for (condition, body) in arms {
                visit(condition)
                visit(body)
            }
            visit(otherwise)
        case .for(let loop): visit(loop)
        case .set(let target, let value): bind(target, path(of: value))
        case .setBlock(let target, let links, let body):
            scoped { $0.visit(body) }
            for link in links { visit(link) }
            bind(target, nil)
        case .with(let assignments, let body):
            let paths = assignments.map { path(of: $0.value) }
            scoped { collector in
                for ((target, _), path) in zip(assignments, paths) { collector.bind(target, path) }
                collector.visit(body)
            }
        case .macro(let name, _, _):
            note(.macro, name, statement.range)
            bind(name, .other)
        case .call(let signature, let callee, let body):
            visit(callee)
            scoped { collector in
                for parameter in signature.parameters { collector.bind(parameter, .other) }
                collector.visit(body)
            }
        case .filter(let links, let body):
            scoped { $0.visit(body) }
            for link in links { visit(link) }
        case .autoescape(let mode, let body):
            visit(mode)
            scoped { $0.visit(body) }
        case .block(let block):
            note(.block, block.name, block.nameRange)
            guard overrides.isEmpty || visitOverride(block.name) else { return }
            scoped { collector in
                collector.bind("super", .other)
                collector.visit(block.body)
            }
        case .extends(let template): link(.extends, template, isOptional: false)
        case .include(let inclusion):
            link(.include, inclusion.template, isOptional: inclusion.ignoresMissing)
            if library != nil { follow(inclusion) }
        case .import(let template, let name, let withContext):
            link(.import, template, isOptional: false)
            bind(name, module(template, withContext: withContext).map { .module($0) } ?? .other)
        case .fromImport(let template, let names, let withContext):
            link(.import, template, isOptional: false)
            let module = module(template, withContext: withContext)
            for (name, alias) in names { bind(alias, module.map { .macro($0, name) } ?? .other) }
        }
    }

    private mutating func visit(_ loop: Statement.ForLoop) {
        let path = path(of: loop.sequence, records: false)
        if let path, path == Self.plain(path) {
            read(path + "[]", loop.sequence.range)
        } else if let path {
            read(Self.plain(path), loop.sequence.range)
        }
        scoped { collector in
            collector.bind("loop", .other)
            collector.bind(loop.target, path.map { Self.item(of: $0) })
            if let condition = loop.condition { collector.visit(condition) }
            collector.visit(loop.body)
        }
        scoped { $0.visit(loop.otherwise) }
    }
}
