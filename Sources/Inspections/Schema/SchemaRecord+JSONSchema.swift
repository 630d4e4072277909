internal import Templating

/// JSON Schema, draft 2020-12, of what ``SchemaReader`` takes.
extension SchemaRecord {
    /// - Parameters:
    ///   - id: The `$id` of the schema.
    ///   - title: One line for people.
    ///   - examples: What editors suggest for a field of the top level, by its name.
    func jsonSchema(id: String, title: String, examples: [String: [String]] = [:]) -> Value {
        var pairs: [(String, Value)] = [
            ("$schema", .string("https://json-schema.org/draft/2020-12/schema")), ("$id", .string(id)),
            ("title", .string(title)),
        ]
        pairs += properties(examples)
        return .dict(pairs)
    }

    private func properties(_ examples: [String: [String]] = [:]) -> [(String, Value)] {
        let required = fields.filter(\.isRequired).map { Value.string($0.name) }
        let properties: [(String, Value)] = fields.map { field in
            var schema = field.type.jsonSchema
            if !field.isRequired { schema = SchemaType.orNull(schema) }
            if let words = examples[field.name] { schema.append(("examples", .list(words.map { .string($0) }))) }
            return (field.name, .dict([("description", .string(field.summary))] + schema))
        }
        var pairs: [(String, Value)] = [("type", .string("object")), ("properties", .dict(properties))]
        if !required.isEmpty { pairs.append(("required", .list(required))) }
        pairs.append(("additionalProperties", .bool(false)))
        return pairs
    }

    fileprivate var jsonObject: [(String, Value)] { properties() }
}

extension SchemaType {
    fileprivate var jsonSchema: [(String, Value)] {
        switch self {
        case .text: Self.string(pattern: "\\S")
        case .code: [("anyOf", .list([.dict(Self.string(pattern: "\\S")), .dict([("type", .string("number"))])]))]
        case .slug: Self.string(pattern: "^[a-z0-9]([a-z0-9-]*[a-z0-9])?$") + [("maxLength", .int(120))]
        case .wholeNumber(let range): Self.whole(range)
        case .number: [("type", .string("number"))]
        case .flag: [("type", .string("boolean"))]
        case .choice(let words): [("enum", .list(words.map { .string($0) }))]
        case .date:
            Self.string(pattern: "^([0-9]{4}-[0-9]{2}-[0-9]{2}|([A-Z][a-z]+,? )?[0-9]{1,2} [A-Z][a-z]+ [0-9]{4})$")
        case .month: Self.string(pattern: "^([0-9]{4}-[0-9]{2}|[A-Z][a-z]+ [0-9]{4})$")
        case .timeOfDay: Self.string(pattern: "^[0-9]{1,2}[:.][0-9]{2}([:.][0-9]{2})?$")
        case .instant:
            Self.string(
                pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}(:[0-9]{2})?(Z|[+-][0-9]{2}:?[0-9]{2})?$")
        case .texts:
            [
                (
                    "anyOf",
                    .list([
                        .dict([("type", .string("string"))]),
                        .dict([("type", .string("array")), ("items", .dict([("type", .string("string"))]))]),
                    ])
                )
            ]
        case .list(let item): [("type", .string("array")), ("items", .dict(item.jsonSchema))]
        case .record(let record): record.jsonObject
        case .either(let types): [("anyOf", .list(types.map { .dict($0.jsonSchema) }))]
        case .anything: []
        }
    }

    /// A key without a value is a field not given, so every optional field may be null.
    fileprivate static func orNull(_ schema: [(String, Value)]) -> [(String, Value)] {
        guard !schema.isEmpty else { return [] }
        return [("anyOf", .list([.dict(schema), .dict([("type", .string("null"))])]))]
    }

    private static func string(pattern: String) -> [(String, Value)] {
        [("type", .string("string")), ("pattern", .string(pattern))]
    }

    private static func whole(_ range: ClosedRange<Int>) -> [(String, Value)] {
        var pairs: [(String, Value)] = [("type", .string("integer")), ("minimum", .int(range.lowerBound))]
        if range.upperBound != .max { pairs.append(("maximum", .int(range.upperBound))) }
        return pairs
    }
}
