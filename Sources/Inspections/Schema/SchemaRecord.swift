/// A mapping with known keys.
final class SchemaRecord: Sendable {
    struct Field: Sendable {
        let name: String
        let type: SchemaType
        let isRequired: Bool
        /// One sentence for editors.
        let summary: String
    }

    let name: String
    let fields: [Field]
    private let positions: [String: Int]

    init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
        var positions: [String: Int] = [:]
        for (index, field) in fields.enumerated() { positions[field.name] = index }
        self.positions = positions
    }

    func position(of key: String) -> Int? { positions[key] }
}

extension SchemaRecord.Field {
    static func required(_ name: String, _ type: SchemaType, _ summary: String) -> Self {
        Self(name: name, type: type, isRequired: true, summary: summary)
    }

    static func optional(_ name: String, _ type: SchemaType, _ summary: String) -> Self {
        Self(name: name, type: type, isRequired: false, summary: summary)
    }
}
