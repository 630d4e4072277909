internal import Diagnostics

/// Tuples without parentheses, and operators from the loosest to the tightest.
extension ExpressionParser {
    // MARK: Tuples

    /// An expression, or several with commas between them, which make a tuple without parentheses.
    mutating func parseTuple(
        withConditional: Bool = true, until ends: [String] = [], allowsEmpty: Bool = false
    ) throws(Diagnostic) -> Expression {
        let start = start
        if isTupleEnd(ends) {
            guard allowsEmpty else { throw unexpected("an expression") }
            return Expression(kind: .tuple([]), range: range(from: start))
        }
        let first = try withConditional ? parseExpression() : parseOr()
        guard isMark(.comma) else { return first }
        var items = [first]
        while skip(.comma), !isTupleEnd(ends) { items.append(try withConditional ? parseExpression() : parseOr()) }
        return Expression(kind: .tuple(items), range: range(from: start))
    }

    private func isTupleEnd(_ ends: [String]) -> Bool {
        isAtEnd || isMark(.closeParenthesis) || ends.contains { isName($0) }
    }

    // MARK: Operators

    mutating func parseExpression() throws(Diagnostic) -> Expression {
        let start = start
        var value = try parseOr()
        var wrappings = 0
        while isName("if") {
            wrappings += 1
            if wrappings > Self.nestingAtMost {
                throw failure(
                    .nesting, "conditions are nested more than \(Self.nestingAtMost) deep", current.range,
                    hint: LimitHint.fixed())
            }
            var arms: [(value: Expression, condition: Expression)] = []
            var otherwise: Expression?
            while skip(name: "if") {
                try checkChain(arms.count)
                arms.append((value, try parseOr()))
                guard skip(name: "else") else { break }
                value = try parseOr()
                if !isName("if") { otherwise = value }
            }
            value = Expression(kind: .conditional(arms, otherwise: otherwise), range: range(from: start))
            // `a if x else b if y else c` ends here. After `a if x`, another `if` would take the whole as its value.
            if otherwise != nil { break }
        }
        return value
    }

    mutating func parseOr() throws(Diagnostic) -> Expression {
        try parseJoined("or", { Expression.Kind.or($0) }) { (parser) throws(Diagnostic) in
            try parser.parseJoined("and", { Expression.Kind.and($0) }) { (parser) throws(Diagnostic) in
                try parser.parseNot()
            }
        }
    }

    private mutating func parseJoined(
        _ word: String, _ make: ([Expression]) -> Expression.Kind,
        operand: (inout ExpressionParser) throws(Diagnostic) -> Expression
    ) throws(Diagnostic) -> Expression {
        let start = start
        let first = try operand(&self)
        guard isName(word) else { return first }
        var operands = [first]
        while skip(name: word) {
            operands.append(try operand(&self))
            try checkChain(operands.count)
        }
        return Expression(kind: make(operands), range: range(from: start))
    }

    private mutating func parseNot() throws(Diagnostic) -> Expression {
        let start = start
        var count = 0
        while isName("not") {
            advance()
            count += 1
            try checkChain(count)
        }
        let operand = try parseComparison()
        guard count > 0 else { return operand }
        return Expression(
            kind: .unary(Array(repeating: .not, count: count), operand), range: range(from: start))
    }

    private mutating func parseComparison() throws(Diagnostic) -> Expression {
        let start = start
        let first = try parseArithmetic(.sum)
        var rest: [(Expression.ComparisonOperator, Expression)] = []
        while let comparison = comparisonOperator() {
            rest.append((comparison, try parseArithmetic(.sum)))
            try checkChain(rest.count)
        }
        return rest.isEmpty ? first : Expression(kind: .comparison(first, rest), range: range(from: start))
    }

    private mutating func comparisonOperator() -> Expression.ComparisonOperator? {
        let found: Expression.ComparisonOperator
        switch current.kind {
        case .mark(.equal): found = .equal
        case .mark(.notEqual): found = .notEqual
        case .mark(.less): found = .less
        case .mark(.lessOrEqual): found = .lessOrEqual
        case .mark(.greater): found = .greater
        case .mark(.greaterOrEqual): found = .greaterOrEqual
        case .name("in"): found = .in
        case .name("not") where followingIsName("in"):
            advance()
            found = .notIn
        default: return nil
        }
        advance()
        return found
    }

    /// The levels of arithmetic, from the loosest.
    enum Level { case sum, concatenation, product, power }

    private mutating func parseArithmetic(_ level: Level) throws(Diagnostic) -> Expression {
        let start = start
        let first = try parseOperand(of: level)
        if level == .concatenation {
            guard isMark(.tilde) else { return first }
            var operands = [first]
            while skip(.tilde) {
                operands.append(try parseOperand(of: level))
                try checkChain(operands.count)
            }
            return Expression(kind: .concatenation(operands), range: range(from: start))
        }
        var rest: [(Expression.ArithmeticOperator, Expression)] = []
        while let found = arithmeticOperator(level) {
            advance()
            rest.append((found, try parseOperand(of: level)))
            try checkChain(rest.count)
        }
        return rest.isEmpty ? first : Expression(kind: .arithmetic(first, rest), range: range(from: start))
    }

    private mutating func parseOperand(of level: Level) throws(Diagnostic) -> Expression {
        switch level {
        case .sum: try parseArithmetic(.concatenation)
        case .concatenation: try parseArithmetic(.product)
        case .product: try parseArithmetic(.power)
        case .power: try parseUnary()
        }
    }

    private func arithmeticOperator(_ level: Level) -> Expression.ArithmeticOperator? {
        guard case .mark(let mark) = current.kind else { return nil }
        switch (level, mark) {
        case (.sum, .plus): return .add
        case (.sum, .minus): return .subtract
        case (.product, .star): return .multiply
        case (.product, .slash): return .divide
        case (.product, .doubleSlash): return .floorDivide
        case (.product, .percent): return .modulo
        case (.power, .doubleStar): return .power
        default: return nil
        }
    }

    private mutating func parseUnary() throws(Diagnostic) -> Expression {
        let start = start
        var operators: [Expression.UnaryOperator] = []
        while true {
            if skip(.minus) {
                operators.append(.minus)
            } else if skip(.plus) {
                operators.append(.plus)
            } else {
                break
            }
            try checkChain(operators.count)
        }
        var operand = try parsePrimary()
        if !operators.isEmpty {
            // A sign binds looser than attributes and calls, and tighter than filters and tests.
            operand = try parseLinks(operand, from: start, withFilters: false)
            operand = Expression(kind: .unary(operators, operand), range: range(from: start))
        }
        return try parseLinks(operand, from: start, withFilters: true)
    }
}
