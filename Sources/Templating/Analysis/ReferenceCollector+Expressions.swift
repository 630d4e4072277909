internal import Diagnostics

extension ReferenceCollector {
    /// Records what an expression reads.
    mutating func visit(_ expression: Expression) { _ = path(of: expression) }

    /// The path of an argument, recorded by whoever uses it.
    mutating func pathOnly(_ expression: Expression) -> String? { path(of: expression, records: false) }

    /// The path of the data that an expression stands for, if it stands for one.
    ///
    /// - Parameter records: Whether the path itself counts as read here; what is read on the way to it always does.
    mutating func path(of expression: Expression, records: Bool = true, isOptional: Bool = false) -> String? {
        switch expression.kind {
        case .constant: return nil
        case .name(let name):
            if name == "super" { usesSuper = true }
            guard let path = start(name) else { return nil }
            if records { read(path, expression.range, isOptional: isOptional) }
            return path
        case .tuple(let items), .list(let items), .concatenation(let items), .and(let items), .or(let items):
            for item in items { visit(item) }
        case .dict(let items):
            for (key, value) in items {
                visit(key)
                visit(value)
            }
        case .chain(let base, let links):
            return path(of: base, links, records: records, isOptional: isOptional, expression.range)
        case .unary(_, let operand): visit(operand)
        case .arithmetic(let first, let rest):
            visit(first)
            for (_, operand) in rest { visit(operand) }
        case .comparison(let first, let rest):
            visit(first)
            for (_, operand) in rest { visit(operand) }
        case .conditional(let arms, let otherwise):
            for (value, condition) in arms {
                visit(condition)
                visit(value)
            }
            if let otherwise { visit(otherwise) }
        }
        return nil
    }

    /// The path that a name stands for; `nil` for names that the template sets to something else, and for functions.
    private func start(_ name: String) -> String? {
        switch binding(name) {
        case .path(let path): path
        case .other, .module, .macro: nil
        case nil where !seesData: nil
        case nil: name == "self" || BuiltIns.globals[name] != nil ? nil : name
        }
    }

    private mutating func path(
        of base: Expression, _ links: [Expression.Link], records: Bool, isOptional: Bool, _ range: SourceRange
    ) -> String? {
        var current = path(of: base, records: false)
        var readTo = base.range
        var index = 0
        // A path that was given to a filter or operator was read there.
        func recordNow(_ collector: inout ReferenceCollector, isOptional: Bool) {
            if let path = current { collector.read(Self.plain(path), readTo, isOptional: isOptional) }
        }
        if case .name(let name) = base.kind, case .call(let arguments)? = links.first?.kind { call(name, arguments) }
        if case .name(let name) = base.kind, case .module(let number)? = binding(name), links.count > 1,
            case .attribute(let macro) = links[0].kind, case .call(let arguments) = links[1].kind
        {
            callModule(number, macro, arguments)
        }
        while index < links.count {
            let link = links[index]
            switch link.kind {
            case .attribute(let name):
                if index + 1 < links.count, case .call(let arguments) = links[index + 1].kind {
                    visit(arguments)
                    let next = method(name, arguments, of: current)
                    if next == nil { recordNow(&self, isOptional: false) }
                    current = next
                    index += 1
                } else {
                    current = current.flatMap { Self.attribute(name, of: $0) }
                }
            case .item(let key):
                visit(key)
                if case .constant(.string(let name)) = key.kind {
                    current = current.flatMap { Self.attribute(name, of: $0) }
                } else if let path = current, path.hasSuffix(Self.group) {
                    if case .constant(.int(1)) = key.kind { current = Self.plain(path) } else { current = nil }
                } else {
                    current = current.map { Self.item(of: $0) }
                }
            case .slice(let start, let stop, let step):
                for bound in [start, stop, step] { if let bound { visit(bound) } }
            case .call(let arguments):
                recordNow(&self, isOptional: false)
                visit(arguments)
                current = nil
            case .filter(let name, let arguments):
                note(.filter, name, link.ownRange)
                visit(arguments)
                let next = filtered(name, arguments, current, link.range)
                if next == nil { recordNow(&self, isOptional: name == "default" || name == "d") }
                if name == "default" || name == "d", next != nil { recordNow(&self, isOptional: true) }
                current = next
            case .test(let name, let arguments, _):
                note(.test, name, link.ownRange)
                visit(arguments)
                recordNow(&self, isOptional: ["defined", "undefined"].contains(name))
                current = nil
            }
            readTo = links[index].range
            index += 1
        }
        if records { recordNow(&self, isOptional: isOptional || Self.endsInDefault(links)) }
        return current
    }

    private static func endsInDefault(_ links: [Expression.Link]) -> Bool {
        if case .filter(let name, _)? = links.last?.kind { return name == "default" || name == "d" }
        return false
    }

    private static func attribute(_ name: String, of path: String) -> String? {
        guard path.hasSuffix(group) else { return plain(path) + "." + name }
        return name == "list" ? plain(path) : nil
    }

    mutating func visit(_ link: Expression.Link) {
        switch link.kind {
        case .filter(let name, let arguments):
            note(.filter, name, link.ownRange)
            visit(arguments)
        default: break
        }
    }

    mutating func visit(_ arguments: Expression.Arguments) {
        for argument in arguments.positional { visit(argument) }
        for (_, value) in arguments.keywords { visit(value) }
        if let list = arguments.unpackedList { visit(list) }
        if let dict = arguments.unpackedDict { visit(dict) }
    }

    // MARK: What keeps a path

    private mutating func method(_ name: String, _ arguments: Expression.Arguments, of path: String?) -> String? {
        guard let path else { return nil }
        switch name {
        case "items": return Self.plain(path) + Self.pair
        case "values": return Self.plain(path) + ".*"
        case "get":
            guard case .constant(.string(let key))? = arguments.positional.first?.kind else { return nil }
            return Self.plain(path) + "." + key
        default: return nil
        }
    }

    /// The path after a filter that gives (some of) the same items, or one of them.
    private mutating func filtered(
        _ name: String, _ arguments: Expression.Arguments, _ path: String?, _ range: SourceRange
    ) -> String? {
        guard let path else { return nil }
        let attribute = attributeArgument(name, arguments)
        for part in attribute?.split(separator: name == "sort" ? "," : "\u{0}") ?? [] {
            read(Self.plain(path) + "[]." + part, range)
        }
        switch name {
        case "sort", "list", "reverse", "unique", "select", "reject", "selectattr", "rejectattr", "default", "d",
            "safe":
            return path
        case "first", "last", "min", "max", "random": return Self.item(of: path)
        case "batch", "slice": return Self.plain(path) + Self.parts
        case "groupby": return Self.plain(path) + Self.groups
        case "dictsort", "items": return Self.plain(path) + Self.pair
        default: return nil
        }
    }

    private func attributeArgument(_ name: String, _ arguments: Expression.Arguments) -> String? {
        func constant(_ expression: Expression?) -> String? {
            if case .constant(.string(let text))? = expression?.kind { return text }
            return nil
        }
        if let named = arguments.keywords.first(where: { $0.name == "attribute" }) { return constant(named.value) }
        return ["selectattr", "rejectattr", "groupby"].contains(name) ? constant(arguments.positional.first) : nil
    }
}
