/// Finds which names a frame reads and sets, without going into the frames within it.
extension Scope {
    func analyze(_ statements: [Statement]) {
        for statement in statements { analyze(statement) }
    }

    private func analyze(_ statement: Statement) {
        switch statement.kind {
        case .literal, .operation, .break, .continue, .block, .autoescape: break
        case .output(let expression, _), .do(let expression), .extends(let expression): analyze(expression)
        case .print(let expressions): for expression in expressions { analyze(expression) }
        case .if(let arms, let otherwise): analyzeIf(arms, otherwise)
        case .for(let loop): analyze(loop.sequence)
        case .set(let target, let value):
            analyze(value)
            analyze(target)
        case .setBlock(let target, _, _): analyze(target)
        case .with(let assignments, _): for (_, value) in assignments { analyze(value) }
        case .macro(let name, _, _): store(name)
        case .call(_, let callee, _): analyze(callee)
        case .filter(let links, _): for link in links { analyze(link) }
        case .include(let inclusion): analyze(inclusion.template)
        case .import(let template, let name, _):
            analyze(template)
            store(name)
        case .fromImport(let template, let names, _):
            analyze(template)
            for (_, alias) in names { store(alias) }
        }
    }

    private func analyzeIf(_ arms: [(condition: Expression, body: [Statement])], _ otherwise: [Statement]) {
        guard let first = arms.first else { return }
        analyze(first.condition)
        let body = branch { analyze(first.body) }
        let elifs = branch {
            for arm in arms.dropFirst() {
                analyze(arm.condition)
                merge([branch { analyze(arm.body) }])
            }
        }
        let other = branch { analyze(otherwise) }
        merge([body, elifs, other])
    }

    func analyze(_ target: AssignmentTarget) {
        switch target {
        case .name(let name, _): store(name)
        case .attribute(let name, _, _): load(name)
        case .tuple(let targets, _): for target in targets { analyze(target) }
        }
    }

    func declareParameters(_ target: AssignmentTarget) {
        switch target {
        case .name(let name, _): declareParameter(name)
        case .attribute(let name, _, _): load(name)
        case .tuple(let targets, _): for target in targets { declareParameters(target) }
        }
    }

    func analyze(_ expression: Expression) {
        expression.forEachName { load($0) }
    }

    func analyze(_ link: Expression.Link) {
        link.forEachName { load($0) }
    }
}

extension Expression {
    /// Calls `body` with each variable that is read, from left to right.
    func forEachName(_ body: (String) -> Void) {
        switch kind {
        case .constant: break
        case .name(let name): body(name)
        case .tuple(let items), .list(let items), .concatenation(let items), .and(let items), .or(let items):
            for item in items { item.forEachName(body) }
        case .dict(let items):
            for (key, value) in items {
                key.forEachName(body)
                value.forEachName(body)
            }
        case .chain(let base, let links):
            base.forEachName(body)
            for link in links { link.forEachName(body) }
        case .unary(_, let operand): operand.forEachName(body)
        case .arithmetic(let first, let rest):
            first.forEachName(body)
            for (_, operand) in rest { operand.forEachName(body) }
        case .comparison(let first, let rest):
            first.forEachName(body)
            for (_, operand) in rest { operand.forEachName(body) }
        case .conditional(let arms, let otherwise):
            for (value, condition) in arms {
                condition.forEachName(body)
                value.forEachName(body)
            }
            otherwise?.forEachName(body)
        }
    }
}

extension Expression.Link {
    func forEachName(_ body: (String) -> Void) {
        switch kind {
        case .attribute: break
        case .item(let key): key.forEachName(body)
        case .slice(let start, let stop, let step):
            start?.forEachName(body)
            stop?.forEachName(body)
            step?.forEachName(body)
        case .call(let arguments), .filter(_, let arguments), .test(_, let arguments, _): arguments.forEachName(body)
        }
    }
}

extension Expression.Arguments {
    func forEachName(_ body: (String) -> Void) {
        for argument in positional { argument.forEachName(body) }
        for (_, value) in keywords { value.forEachName(body) }
        unpackedList?.forEachName(body)
        unpackedDict?.forEachName(body)
    }
}
