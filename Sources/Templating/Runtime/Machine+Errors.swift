internal import Diagnostics

/// Places, hints and the way there, for errors.
extension Machine {
    /// The error for an undefined value that was used.
    func failure(_ undefined: UndefinedValue, at range: SourceRange? = nil) -> Diagnostic {
        var diagnostic = undefined.diagnostic
        if let range { diagnostic.place = program.place(range) }
        if diagnostic.hint == nil { diagnostic.hint = hint(for: undefined) }
        return diagnostic
    }

    private func hint(for undefined: UndefinedValue) -> String? {
        if let container = undefined.container {
            if undefined.reason == nil, let hint = Self.hint(forContainer: container) { return hint }
            let parts = undefined.name.split(separator: ".")
            guard let last = parts.last,
                let nearest = NearestName.of(String(last), among: Self.attributeNames(of: container))
            else { return nil }
            return "did you mean '\((parts.dropLast() + [Substring(nearest)]).joined(separator: "."))'?"
        }
        guard undefined.reason == nil else { return nil }
        return hint(forName: undefined.name)
    }

    /// For a value that has no names to take: what it is instead.
    private static func hint(forContainer container: Value) -> String? {
        switch container {
        case .none: "what stands before the last stop is empty: ask with 'if', or give a '|default'"
        case .list, .tuple: "what stands before the last stop is a list: use 'for', or take one item, such as [0]"
        default: nil
        }
    }

    /// The nearest variable. Of names shorter than three letters, all are near to one another.
    private func hint(forName name: String) -> String? {
        if let hint = ForeignWords.names[name] { return hint }
        guard name.utf8.count >= 3 else { return nil }
        return NearestName.of(name, among: namesInScope).map { "did you mean '\($0)'?" }
    }

    /// The attributes and methods of a value.
    static func attributeNames(of value: Value) -> [String] {
        let methods: [String] =
            switch value {
            case .string, .markup: Array(TextMethods.all.keys)
            case .list: Array(ListMethods.all.keys)
            case .tuple: Array(TupleMethods.all.keys)
            case .dict: Array(DictMethods.all.keys)
            default: []
            }
        return value.attributeNames + methods
    }

    /// The names that have a value where the machine is.
    private var namesInScope: [String] {
        var names = context.names
        var owner: SlotFrame? = frame
        var function = activations.last.map { $0.program.functions[$0.function] }
        while let current = owner {
            for (slot, name) in (function?.slotNames ?? []).enumerated() where slot < current.count {
                if !current.slots[slot].isUndefined { names.append(name) }
            }
            owner = current.outer
            function = nil
        }
        return names + BuiltIns.globals.keys
    }

    /// Gives an error the place of the instruction that failed, and the way there.
    func placed(_ error: Diagnostic) -> Diagnostic {
        var error = error
        let failed = pc - 1
        if !error.hasPlace { error.place = place(of: failed, error) }
        if error.code == .undefinedVariable, error.hint == nil, let name = Self.quotedName(error.message),
            !name.contains(".")
        {
            error.hint = hint(forName: name)
        }
        if error.trace.isEmpty { error.trace = trace() }
        return error
    }

    /// The place of an instruction; for an undefined variable, that of the variable alone, if it was loaded just before.
    private func place(of failed: Int, _ error: Diagnostic) -> Diagnostic.Place {
        guard error.code == .undefinedVariable, let name = Self.quotedName(error.message) else {
            return program.place(of: failed)
        }
        var index = failed - 1
        while index >= 0, failed - index < 64 {
            let instruction = program.code.base[index]
            let loaded: String?
            switch instruction.operation {
            case .load: loaded = slotName(Int(instruction.a))
            case .attribute: loaded = program.attributes.base[Int(instruction.a)].path
            case .slotAttribute: loaded = program.attributes.base[Int(instruction.b)].path
            case .jump, .nextRoundInSlot, .finish, .literal: return program.place(of: failed)
            default: loaded = nil
            }
            if loaded == name { return program.place(of: index) }
            index -= 1
        }
        return program.place(of: failed)
    }

    private func slotName(_ slot: Int) -> String? {
        guard let current = activations.last else { return nil }
        let names = current.program.functions[current.function].slotNames
        return names.indices.contains(slot) ? names[slot] : nil
    }

    /// The first text in single quotes.
    private static func quotedName(_ message: String) -> String? {
        let parts = message.split(separator: "'", maxSplits: 2, omittingEmptySubsequences: false)
        return parts.count == 3 && message.hasSuffix("is undefined") ? String(parts[1]) : nil
    }

    /// The calls that led here, the innermost first.
    func trace() -> [Diagnostic.Step] {
        var steps: [Diagnostic.Step] = []
        for index in stride(from: activations.count - 1, through: 0, by: -1) {
            let inner = activations[index]
            for step in inner.extensions {
                steps.append(Diagnostic.Step("extended by", at: step.program.place(of: step.at)))
            }
            if index == 0 { break }
            let outer = activations[index - 1]
            let code = inner.program.functions[inner.function]
            let label: String
            switch code.kind {
            case .root: label = inner.result == .output ? "included from" : "imported from"
            case .block: label = "in the block '\(code.name)', called from"
            case .macro: label = "in the macro '\(code.name)', called from"
            case .caller: label = "in the body of a 'call', put out from"
            case .recursiveLoop: label = "in the recursive loop, called from"
            }
            steps.append(Diagnostic.Step(label, at: outer.program.place(of: outer.next - 1)))
        }
        return steps
    }
}
