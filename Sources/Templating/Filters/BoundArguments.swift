package import Diagnostics

/// Arguments by the parameters of a built-in.
package struct BoundArguments {
    /// What messages call the built-in: `filter 'replace'`.
    package let callee: String
    private let values: [Value?]

    /// Of a call without arguments.
    init(noneFor callee: String) {
        self.callee = callee
        values = []
    }

    /// - Throws: for an argument that is missing, one too many, an unknown name, or one given twice.
    package init(
        _ arguments: CallArguments, _ callee: String, _ parameters: [String], required: Int
    ) throws(Diagnostic) {
        self.callee = callee
        if arguments.positional.isEmpty, arguments.keywords.isEmpty, required == 0 {
            values = []
            return
        }
        guard arguments.positional.count <= parameters.count else {
            throw Self.tooMany(arguments.positional.count, callee, parameters.count)
        }
        var values: [Value?] = []
        values.reserveCapacity(parameters.count)
        for value in arguments.positional { values.append(value) }
        values.append(contentsOf: repeatElement(nil, count: parameters.count - arguments.positional.count))
        for (name, value) in arguments.keywords {
            guard let index = parameters.firstIndex(of: name) else {
                let hint = NearestName.of(name, among: parameters).map { "did you mean '\($0)'?" }
                throw Diagnostic(.wrongArguments, "\(callee) has no parameter '\(name)'", hint: hint)
            }
            guard values[index] == nil else {
                throw Diagnostic(.wrongArguments, "\(callee) got more than one value for '\(name)'")
            }
            values[index] = value
        }
        for index in 0..<required where values[index] == nil {
            throw Diagnostic(.wrongArguments, "\(callee) needs the argument '\(parameters[index])'")
        }
        self.values = values
    }

    private static func tooMany(_ found: Int, _ callee: String, _ count: Int) -> Diagnostic {
        let allowed = count == 0 ? "no arguments" : count == 1 ? "at most 1 argument" : "at most \(count) arguments"
        return Diagnostic(.wrongArguments, "\(callee) takes \(allowed), found \(found)")
    }

    /// The argument for a parameter by its number; `nil` if it was not given.
    package subscript(index: Int) -> Value? { index < values.count ? values[index] : nil }

    /// An argument that the signature requires.
    func required(_ index: Int) -> Value { self[index] ?? .none }

    /// A whole number, or what stands for it if it was not given.
    func int(_ index: Int, _ name: String, default value: Int) throws(Diagnostic) -> Int {
        guard let argument = self[index] else { return value }
        guard let number = argument.intValue else { throw wrongType(name, "a whole number", argument) }
        return number
    }

    /// A whole number; `nil` if it was not given, or is `None`.
    func optionalInt(_ index: Int, _ name: String) throws(Diagnostic) -> Int? {
        guard let argument = self[index], !argument.isNone else { return nil }
        guard let number = argument.intValue else { throw wrongType(name, "a whole number", argument) }
        return number
    }

    func bool(_ index: Int, default value: Bool, in context: any CallContext) throws(Diagnostic) -> Bool {
        guard let argument = self[index] else { return value }
        return try argument.truth(in: context)
    }

    /// A text; markup counts as text.
    func text(_ index: Int, _ name: String, default value: String) throws(Diagnostic) -> String {
        guard let argument = self[index] else { return value }
        guard let text = argument.stringValue else { throw wrongType(name, "text", argument) }
        return text
    }

    /// A text; `nil` if it was not given, or is `None`.
    func optionalText(_ index: Int, _ name: String) throws(Diagnostic) -> String? {
        guard let argument = self[index], !argument.isNone else { return nil }
        guard let text = argument.stringValue else { throw wrongType(name, "text", argument) }
        return text
    }

    func wrongType(_ name: String, _ expected: String, _ found: Value) -> Diagnostic {
        if case .undefined(let undefined) = found { return undefined.diagnostic }
        return .wrongType("\(callee) expected \(expected) for '\(name)', found '\(found.typeName)'")
    }
}
