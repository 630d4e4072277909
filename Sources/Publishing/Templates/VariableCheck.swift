package import Diagnostics
package import Templating

/// Compares what a template reads with the data that it is to be filled with, without filling it.
package struct VariableCheck {
    private let data: Value
    /// What the data are called in messages, such as `the record 'westmere-2025'`.
    private let name: String
    /// Items of a list that are looked at: they have the same fields, or the template could not be filled.
    private static let mostItems = 64

    package init(_ data: Value, called name: String) {
        self.data = data
        self.name = name
    }

    /// Every variable that the template reads and the data do not have, at its first place.
    ///
    /// Not reported: what the template allows to be absent (`default`, `is defined`), what hangs on a value that is not
    /// given, and what cannot be known without running the template.
    package func problems(in references: TemplateReferences) -> [Diagnostic] {
        references.variables.filter { !$0.isOptional }.compactMap(problem)
    }

    private func problem(_ variable: TemplateReferences.Variable) -> Diagnostic? {
        var candidates = [data]
        var walked = ""
        var steps = Self.steps(variable.path)[...]
        while let step = steps.popFirst() {
            switch Self.follow(step, &steps, candidates) {
            case .found(let values, let name):
                candidates = values
                walked += step == .items ? "[]" : (walked.isEmpty ? "" : ".") + name
            case .unknowable: return nil
            case .missing(let name, let known):
                let path = walked.isEmpty ? name : walked + "." + name
                let near = NearestName.of(name, among: known)
                return Diagnostic(
                    .undefinedVariable, "'\(path)' is not in \(self.name)",
                    at: variable.places.first ?? .nowhere,
                    hint: near.map { "did you mean '\(walked.isEmpty ? $0 : walked + "." + $0)'?" })
            }
        }
        return nil
    }

    private enum Step: Equatable {
        case name(String)
        /// The items of a list.
        case items
        /// The values of a dictionary.
        case values
    }

    private enum Outcome {
        case found([Value], name: String)
        case missing(String, known: [String])
        case unknowable
    }

    /// `recommendations[].text` and `scores.*`, as ``TemplateReferences`` writes them.
    private static func steps(_ path: String) -> [Step] {
        path.split(separator: ".", omittingEmptySubsequences: false).flatMap { part -> [Step] in
            var name = part
            var depth = 0
            while name.hasSuffix("[]") {
                name = name.dropLast(2)
                depth += 1
            }
            let first: Step = name == "*" ? .values : .name(String(name))
            return [first] + Array(repeating: .items, count: depth)
        }
    }

    private static func follow(_ step: Step, _ rest: inout ArraySlice<Step>, _ candidates: [Value]) -> Outcome {
        switch step {
        case .items: return gathered(candidates.map(items))
        case .values: return gathered(candidates.map(values))
        case .name(var name):
            // A key may hold dots: `standard['2.2']`.
            while true {
                let found = candidates.compactMap { attribute(name, of: $0) }
                if !found.isEmpty { return .found(found, name: name) }
                guard case .name(let next)? = rest.first, candidates.contains(where: { hasKey(name + "." + next, $0) })
                else { break }
                name += "." + next
                rest = rest.dropFirst()
            }
            if candidates.isEmpty || candidates.contains(where: isUnknowable) { return .unknowable }
            return .missing(name, known: candidates.flatMap(names))
        }
    }

    private static func hasKey(_ name: String, _ value: Value) -> Bool {
        guard case .dict(let dict) = value else { return false }
        return dict.keys.contains {
            if case .string(let key) = $0 { return key == name || key.hasPrefix(name + ".") }
            return false
        }
    }

    private static func gathered(_ lists: [[Value]?]) -> Outcome {
        let items = lists.compactMap { $0 }.flatMap { $0 }.prefix(mostItems)
        return items.isEmpty ? .unknowable : .found(Array(items), name: "")
    }

    private static func attribute(_ name: String, of value: Value) -> Value? {
        switch value {
        case .dict(let dict): dict[name]
        case .object(let object): (object as? any AttributedObject)?.attribute(name)
        default: nil
        }
    }

    private static func items(_ value: Value) -> [Value]? {
        switch value {
        case .list(let list): list.items
        case .tuple(let items): items
        case .object(let object): (object as? any IterableObject)?.items
        default: nil
        }
    }

    private static func values(_ value: Value) -> [Value]? {
        if case .dict(let dict) = value { return dict.values }
        return nil
    }

    /// A value that is not given, and objects that do not say what they have.
    private static func isUnknowable(_ value: Value) -> Bool {
        switch value {
        case .none, .undefined: true
        case .object(let object): !(object is any AttributedObject)
        default: false
        }
    }

    private static func names(_ value: Value) -> [String] {
        switch value {
        case .dict(let dict):
            dict.keys.compactMap {
                if case .string(let name) = $0 { return name }
                return nil
            }
        case .object(let object): (object as? any AttributedObject)?.attributeNames ?? []
        default: []
        }
    }
}
