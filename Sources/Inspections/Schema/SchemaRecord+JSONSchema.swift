internal import Templating

/// JSON Schema, draft 2020-12, of what ``SchemaReader`` takes.
extension SchemaRecord {
    /// - Parameters:
    ///   - id: The `$id` of the schema.
    ///   - title: One line for people.
    ///   - examples: What editors suggest for a field, by its dotted path without the positions in lists:
    ///     `standards.rating`.
    func jsonSchema(id: String, title: String, examples: [String: [String]] = [:]) -> Value {
        var pairs: [(String, Value)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("$id", .string(id)),
            ("title", .string(title)),
        ]
        pairs += properties(SchemaExamples(examples))
        return .dict(pairs)
    }

    fileprivate func properties(_ examples: SchemaExamples) -> [(String, Value)] {
        let required = fields.filter(\.isRequired).map { Value.string($0.name) }
        let properties: [(String, Value)] = fields.map { field in
            let own = examples[field.name]
            var schema = field.type.jsonSchema(own)
            if !field.isRequired { schema = SchemaType.orNull(schema) }
            let summary = field.summary + (field.type.writing.map { " " + $0 } ?? "")
            return (field.name, .dict([("description", .string(summary))] + schema))
        }
        var pairs: [(String, Value)] = [("type", .string("object")), ("properties", .dict(properties))]
        if !required.isEmpty { pairs.append(("required", .list(required))) }
        pairs.append(("additionalProperties", .bool(false)))
        return pairs
    }
}

/// What editors suggest below one place of a schema.
private struct SchemaExamples {
    private let words: [String: [String]]
    private let path: String

    init(_ words: [String: [String]], at path: String = "") {
        self.words = words
        self.path = path
    }

    subscript(name: String) -> SchemaExamples { SchemaExamples(words, at: path.isEmpty ? name : path + "." + name) }

    var pairs: [(String, Value)] {
        words[path].map { [("examples", .list($0.map { .string($0) }))] } ?? []
    }
}

extension SchemaType {
    /// How a value of a certain form is written, for descriptions.
    fileprivate var writing: String? {
        switch self {
        case .slug: "Lower-case letters, digits and hyphens."
        case .date: "Written as 2025-01-28, 28 January 2025 or Tuesday 28 January 2025."
        case .month: "Written as 2025-01 or January 2025."
        case .timeOfDay: "Written as 00:01 or 00.01."
        case .instant: "Written as 2025-01-28T00:01, for the time in London, or with an offset behind it: +00:00."
        case .list(let item): item.writing
        default: nil
        }
    }

    fileprivate func jsonSchema(_ examples: SchemaExamples) -> [(String, Value)] {
        switch self {
        case .text: string(pattern: "\\S", "not be empty") + examples.pairs
        case .code: anyOf([.text, .number], examples)
        case .slug:
            string(pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$") + [("maxLength", .int(120))] + examples.pairs
        case .wholeNumber(let range): Self.whole(range)
        case .number: [("type", .string("number"))]
        case .flag: [("type", .string("boolean"))]
        case .choice(let words): [("enum", .list(words.map { .string($0) }))]
        case .date:
            string(pattern: "^([0-9]{4}-[0-9]{2}-[0-9]{2}|([A-Z][a-z]+,? )?[0-9]{1,2} [A-Z][a-z]+ [0-9]{4})$")
        case .month: string(pattern: "^([0-9]{4}-[0-9]{2}|[A-Z][a-z]+ [0-9]{4})$")
        case .timeOfDay: string(pattern: "^[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2})?$")
        case .instant:
            string(pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?$")
        case .texts:
            [
                ("type", .list([.string("string"), .string("array")])),
                ("items", .dict([("type", .string("string"))])),
            ]
        case .list(let item): [("type", .string("array")), ("items", .dict(item.jsonSchema(examples)))]
        case .record(let record): record.properties(examples)
        case .either(let types): anyOf(types, examples)
        case .anything: []
        }
    }

    /// A key without a value is a field not given, so every optional field may be null. As one more type, not as an
    /// alternative: editors complete and explain what lies below it then.
    fileprivate static func orNull(_ schema: [(String, Value)]) -> [(String, Value)] {
        schema.map { key, value in
            switch (key, value) {
            case ("type", .list(let types)): (key, .list(types.items + [.string("null")]))
            case ("type", let type): (key, .list([type, .string("null")]))
            case ("enum", .list(let words)): (key, .list(words.items + [.none]))
            case ("anyOf", .list(let types)): (key, .list(types.items + [.dict([("type", .string("null"))])]))
            default: (key, value)
            }
        }
    }

    private func anyOf(_ types: [SchemaType], _ examples: SchemaExamples) -> [(String, Value)] {
        [("anyOf", .list(types.map { .dict($0.jsonSchema(examples)) }))]
    }

    /// `patternErrorMessage` is what editors say in place of the pattern; others pass over it.
    private func string(pattern: String, _ what: String? = nil) -> [(String, Value)] {
        [
            ("type", .string("string")), ("pattern", .string(pattern)),
            ("patternErrorMessage", .string("must " + (what ?? "be " + expectation))),
        ]
    }

    private static func whole(_ range: ClosedRange<Int>) -> [(String, Value)] {
        var pairs: [(String, Value)] = [("type", .string("integer")), ("minimum", .int(range.lowerBound))]
        if range.upperBound != .max { pairs.append(("maximum", .int(range.upperBound))) }
        return pairs
    }
}
