/// An expression of the template language, with its place.
///
/// Operators of one level, filters, attributes and calls that follow one another are kept as flat lists, so that a chain of
/// thousands is no deeper than one of two: only brackets nest, and the parser bounds those.
struct Expression: Sendable {
    var kind: Kind
    var range: SourceRange

    indirect enum Kind: Sendable {
        case constant(Value)
        case name(String)
        case tuple([Expression])
        case list([Expression])
        case dict([(key: Expression, value: Expression)])
        /// Attributes, items, calls, filters and tests, applied from left to right.
        case chain(Expression, [Link])
        /// `-`, `+` and `not`, the outermost first.
        case unary([UnaryOperator], Expression)
        /// Operators of one level, from left to right.
        case arithmetic(Expression, [(ArithmeticOperator, Expression)])
        case concatenation([Expression])
        /// `a < b < c`.
        case comparison(Expression, [(ComparisonOperator, Expression)])
        case and([Expression])
        case or([Expression])
        /// `a if x else b if y else c`.
        case conditional([(value: Expression, condition: Expression)], otherwise: Expression?)
    }

    /// A step of a chain.
    struct Link: Sendable {
        var kind: Kind
        /// From the start of the chain to the end of this step.
        var range: SourceRange
        /// The name, key or arguments alone.
        var ownRange: SourceRange

        indirect enum Kind: Sendable {
            case attribute(String)
            case item(Expression)
            case slice(start: Expression?, stop: Expression?, step: Expression?)
            case call(Arguments)
            case filter(String, Arguments)
            case test(String, Arguments, isNegated: Bool)
        }
    }

    /// The arguments of a call, filter or test.
    struct Arguments: Sendable {
        var positional: [Expression] = []
        var keywords: [(name: String, value: Expression)] = []
        /// `*args` and `**kwargs`.
        var unpackedList: Expression?
        var unpackedDict: Expression?

        var isEmpty: Bool { positional.isEmpty && keywords.isEmpty && unpackedList == nil && unpackedDict == nil }
    }

    /// Whether a filter makes the value, whatever way leads to it.
    var endsInFilter: Bool {
        guard case .chain(_, let links) = kind, case .filter? = links.last?.kind else { return false }
        return true
    }

    enum UnaryOperator: Sendable { case minus, plus, not }
    enum ArithmeticOperator: Sendable { case add, subtract, multiply, divide, floorDivide, modulo, power }
    enum ComparisonOperator: Sendable { case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual, `in`, notIn }
}

/// What `set`, `for` and `with` assign to.
indirect enum AssignmentTarget: Sendable {
    case name(String, SourceRange)
    /// `ns.name`.
    case attribute(String, String, SourceRange)
    case tuple([AssignmentTarget], SourceRange)

    var range: SourceRange {
        switch self {
        case .name(_, let range), .attribute(_, _, let range), .tuple(_, let range): range
        }
    }
}
