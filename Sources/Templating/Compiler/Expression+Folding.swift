extension Expression {
    /// Whether Jinja2 computes the expression when it compiles. It matters for `~`: of constants, Jinja2 joins plain text and
    /// forgets which of them were markup.
    var isFoldedByJinja: Bool {
        switch kind {
        case .constant: true
        case .name: false
        case .tuple(let items), .list(let items), .concatenation(let items), .and(let items), .or(let items):
            items.allSatisfy(\.isFoldedByJinja)
        case .dict(let items): items.allSatisfy { $0.key.isFoldedByJinja && $0.value.isFoldedByJinja }
        case .chain(let base, let links): base.isFoldedByJinja && links.allSatisfy(\.isFoldedByJinja)
        case .unary(_, let operand): operand.isFoldedByJinja
        case .arithmetic(let first, let rest): first.isFoldedByJinja && rest.allSatisfy { $0.1.isFoldedByJinja }
        case .comparison(let first, let rest): first.isFoldedByJinja && rest.allSatisfy { $0.1.isFoldedByJinja }
        case .conditional(let arms, let otherwise):
            arms.allSatisfy { $0.value.isFoldedByJinja && $0.condition.isFoldedByJinja }
                && otherwise?.isFoldedByJinja ?? true
        }
    }
}

extension Expression.Link {
    /// Filters that see the context of the render, or give an iterator.
    private static let unfolded: Set<String> = [
        "map", "select", "reject", "selectattr", "rejectattr", "random", "batch", "slice", "unique", "items", "reverse",
    ]

    fileprivate var isFoldedByJinja: Bool {
        switch kind {
        case .attribute: true
        case .item(let key): key.isFoldedByJinja
        case .slice(let start, let stop, let step):
            [start, stop, step].allSatisfy { $0?.isFoldedByJinja ?? true }
        case .call: false
        case .filter(let name, let arguments): !Self.unfolded.contains(name) && arguments.isFoldedByJinja
        case .test(_, let arguments, _): arguments.isFoldedByJinja
        }
    }
}

extension Expression.Arguments {
    fileprivate var isFoldedByJinja: Bool {
        positional.allSatisfy(\.isFoldedByJinja) && keywords.allSatisfy { $0.value.isFoldedByJinja }
            && unpackedList?.isFoldedByJinja ?? true && unpackedDict?.isFoldedByJinja ?? true
    }
}
