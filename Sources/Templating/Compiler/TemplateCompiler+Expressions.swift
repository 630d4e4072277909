internal import Diagnostics

/// Expressions: each leaves its value on the stack.
extension TemplateCompiler {
    mutating func compile(_ expression: Expression, _ frame: CompilerFrame) {
        let range = expression.range
        switch expression.kind {
        case .constant(let value): emit(Instruction(.constant, program.constant(value)), range, stack: 1)
        case .name(let name):
            guard let slot = frame.scope.find(name) else { return }
            emitLoad(slot, range)
        case .tuple(let items): compileItems(items, .makeTuple, range, frame)
        case .list(let items): compileItems(items, .makeList, range, frame)
        case .dict(let items):
            for (key, value) in items {
                compile(key, frame)
                compile(value, frame)
            }
            emit(Instruction(.makeDict, items.count), range, stack: 1 - 2 * items.count)
        case .chain(let base, let links): compileChain(base, links, frame)
        case .unary(let operators, let operand):
            compile(operand, frame)
            for unary in operators.reversed() {
                let operation: Instruction.Operation =
                    switch unary {
                    case .minus: .negate
                    case .plus: .positive
                    case .not: .not
                    }
                emit(Instruction(operation), range)
            }
        case .arithmetic(let first, let rest): compileArithmetic(first, rest, frame)
        case .concatenation(let items):
            for item in items { compile(item, frame) }
            let forgetsMarkup = escaping != .markdown && items.allSatisfy(\.isFoldedByJinja)
            emit(Instruction(.concatenate, mode: forgetsMarkup ? 1 : 0, items.count), range, stack: 1 - items.count)
        case .comparison(let first, let rest): compileComparison(first, rest, range, frame)
        case .and(let operands): compileShortCircuit(operands, .jumpIfFalseKeeping, frame)
        case .or(let operands): compileShortCircuit(operands, .jumpIfTrueKeeping, frame)
        case .conditional(let arms, let otherwise): compileConditional(arms, otherwise, range, frame)
        }
    }

    private mutating func compileItems(
        _ items: [Expression], _ operation: Instruction.Operation, _ range: SourceRange, _ frame: CompilerFrame
    ) {
        for item in items { compile(item, frame) }
        emit(Instruction(operation, items.count), range, stack: 1 - items.count)
    }

    private mutating func compileArithmetic(
        _ first: Expression, _ rest: [(Expression.ArithmeticOperator, Expression)], _ frame: CompilerFrame
    ) {
        compile(first, frame)
        for (arithmetic, operand) in rest {
            compile(operand, frame)
            let operation: Instruction.Operation =
                switch arithmetic {
                case .add: .add
                case .subtract: .subtract
                case .multiply: .multiply
                case .divide: .divide
                case .floorDivide: .floorDivide
                case .modulo: .modulo
                case .power: .power
                }
            var range = first.range
            range.upper = operand.range.upper
            emit(Instruction(operation), range, stack: -1)
        }
    }

    private mutating func compileComparison(
        _ first: Expression, _ rest: [(Expression.ComparisonOperator, Expression)], _ range: SourceRange,
        _ frame: CompilerFrame
    ) {
        compile(first, frame)
        var jumps: [Int] = []
        for (index, (comparison, operand)) in rest.enumerated() {
            compile(operand, frame)
            let isLast = index == rest.count - 1
            let instruction = Instruction(isLast ? .compare : .compareChain, mode: comparison.code)
            let position = emit(instruction, range, stack: -1)
            if !isLast { jumps.append(position) }
        }
        for jump in jumps { function.land(jump) }
    }

    private mutating func compileShortCircuit(
        _ operands: [Expression], _ jump: Instruction.Operation, _ frame: CompilerFrame
    ) {
        var jumps: [Int] = []
        for (index, operand) in operands.enumerated() {
            compile(operand, frame)
            if index < operands.count - 1 { jumps.append(emit(Instruction(jump), operand.range, stack: -1)) }
        }
        for jump in jumps { function.land(jump) }
    }

    private mutating func compileConditional(
        _ arms: [(value: Expression, condition: Expression)], _ otherwise: Expression?, _ range: SourceRange,
        _ frame: CompilerFrame
    ) {
        let soft = frame.soft
        var ends: [Int] = []
        for (value, condition) in arms {
            compile(condition, soft)
            let skip = emit(Instruction(.jumpIfFalse), condition.range, stack: -1)
            compile(value, soft)
            ends.append(emit(Instruction(.jump), value.range, stack: -1))
            function.land(skip)
        }
        if let otherwise {
            compile(otherwise, soft)
        } else {
            emit(Instruction(.implicitElse), range, stack: 1)
        }
        for end in ends { function.land(end) }
    }

    // MARK: Chains

    private mutating func compileChain(_ base: Expression, _ links: [Expression.Link], _ frame: CompilerFrame) {
        var path: String?
        if case .name(let name) = base.kind { path = name }
        let start = function.position
        compile(base, frame)
        var baseRange = base.range
        var index = 0
        while index < links.count {
            let link = links[index]
            let next = index + 1 < links.count ? links[index + 1] : nil
            if case .attribute(let name) = link.kind {
                let whole = path.map { $0 + "." + name } ?? name
                let reference = program.attribute(AttributeReference(name: name, path: whole, baseRange: baseRange))
                path = whole
                if let next, case .call(let arguments) = next.kind {
                    let shape = compile(arguments, frame)
                    emit(
                        Instruction(.callMethod, reference, program.shape(shape)), next.range, stack: -shape.count)
                    path = nil
                    baseRange = next.range
                    index += 2
                    continue
                }
                if let last = function.last(from: start), last.operation == .load {
                    function.replaceLast(Instruction(.slotAttribute, Int(last.a), reference), stack: 0)
                    function.changeLastRange(link.range)
                } else {
                    emit(Instruction(.attribute, reference), link.range)
                }
            } else {
                compile(link, frame, base: baseRange)
                path = nil
            }
            baseRange = link.range
            index += 1
        }
    }

    /// A step of a chain, applied to the value on the stack.
    mutating func compile(_ link: Expression.Link, _ frame: CompilerFrame, base: SourceRange?) {
        switch link.kind {
        case .attribute(let name):
            let reference = AttributeReference(name: name, path: name, baseRange: base ?? link.range)
            emit(Instruction(.attribute, program.attribute(reference)), link.range)
        case .item(let key):
            compile(key, frame)
            emit(Instruction(.item), link.range, stack: -1)
        case .slice(let start, let stop, let step):
            for bound in [start, stop, step] {
                if let bound {
                    compile(bound, frame)
                } else {
                    emit(Instruction(.constant, program.constant(.none)), link.range, stack: 1)
                }
            }
            emit(Instruction(.slice), link.range, stack: -3)
        case .call(let arguments):
            let shape = compile(arguments, frame)
            emit(Instruction(.call, 0, program.shape(shape)), link.range, stack: -shape.count)
        case .filter(let name, let arguments): compileFilter(name, arguments, link, frame)
        case .test(let name, let arguments, let isNegated):
            compileTest(name, arguments, link, frame)
            if isNegated { emit(Instruction(.not), link.range) }
        }
    }

    private mutating func compileFilter(
        _ name: String, _ arguments: Expression.Arguments, _ link: Expression.Link, _ frame: CompilerFrame
    ) {
        let shape = compile(arguments, frame)
        if let number = program.filter(name) {
            if arguments.isEmpty, program.filters[number].plain != nil {
                emit(Instruction(.plainFilter, number), link.range)
                return
            }
            emit(Instruction(.filter, number, program.shape(shape)), link.range, stack: -shape.count)
        } else if frame.isSoft {
            emit(Instruction(.unknownFilter, program.name(name)), link.ownRange, stack: -shape.count)
        } else {
            let nearest = NearestName.of(name, among: BuiltIns.filters.keys)
            report(
                .unknownFilter, "unknown filter '\(name)'", link.ownRange, hint: nearest.map { "did you mean '\($0)'?" }
            )
        }
    }

    private mutating func compileTest(
        _ name: String, _ arguments: Expression.Arguments, _ link: Expression.Link, _ frame: CompilerFrame
    ) {
        if arguments.isEmpty {
            switch name {
            case "defined": emit(Instruction(.isDefined), link.range)
            case "undefined": emit(Instruction(.isUndefined), link.range)
            case "none": emit(Instruction(.isNone), link.range)
            default: break
            }
            if ["defined", "undefined", "none"].contains(name) { return }
        }
        let shape = compile(arguments, frame)
        if let number = program.test(name) {
            emit(Instruction(.test, number, program.shape(shape)), link.range, stack: -shape.count)
        } else if frame.isSoft {
            emit(Instruction(.unknownTest, program.name(name)), link.ownRange, stack: -shape.count)
        } else {
            let isNull = name == "null" || name == "nil"
            let nearest = isNull ? "none" : NearestName.of(name, among: BuiltIns.tests.keys)
            report(.unknownTest, "unknown test '\(name)'", link.ownRange, hint: nearest.map { "did you mean '\($0)'?" })
        }
    }

    /// Puts arguments on the stack.
    ///
    /// - Parameter extra: Writes the value of one more keyword, which the caller adds to the shape.
    mutating func compile(
        _ arguments: Expression.Arguments, _ frame: CompilerFrame, extra: ((inout TemplateCompiler) -> Void)? = nil
    ) -> CallShape {
        var shape = CallShape()
        for argument in arguments.positional { compile(argument, frame) }
        shape.positional = arguments.positional.count
        for (name, value) in arguments.keywords {
            compile(value, frame)
            shape.keywords.append(name)
        }
        extra?(&self)
        if let list = arguments.unpackedList {
            compile(list, frame)
            shape.unpacksList = true
        }
        if let dict = arguments.unpackedDict {
            compile(dict, frame)
            shape.unpacksDict = true
        }
        return shape
    }
}

extension Expression.ComparisonOperator {
    /// Operand `mode` of the instruction that compares.
    var code: UInt8 {
        switch self {
        case .equal: 0
        case .notEqual: 1
        case .less: 2
        case .lessOrEqual: 3
        case .greater: 4
        case .greaterOrEqual: 5
        case .in: 6
        case .notIn: 7
        }
    }
}
