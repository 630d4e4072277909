internal import DataReaders

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
    /// One bit for each field that is required, by its position.
    let required: UInt64
    /// One bit for each field that any text fits that is not blank, by its position.
    let texts: UInt64
    private let names: KeySet

    /// - Parameter fields: At most 64.
    init(_ name: String, _ fields: [Field]) {
        self.name = name
        self.fields = fields
        names = KeySet(fields.map(\.name))
        required = Self.bits(fields, where: \.isRequired)
        texts = Self.bits(fields) { field in
            switch field.type {
            case .text, .code: true
            default: false
            }
        }
    }

    private static func bits(_ fields: [Field], where isMeant: (Field) -> Bool) -> UInt64 {
        fields.enumerated().reduce(0) { isMeant($1.element) ? $0 | 1 << UInt64($1.offset & 63) : $0 }
    }

    func position(of entry: UnsafePointer<DataMapping.Entry>) -> Int? { names.position(of: entry) }
}

extension SchemaRecord.Field {
    static func required(_ name: String, _ type: SchemaType, _ summary: String) -> Self {
        Self(name: name, type: type, isRequired: true, summary: summary)
    }

    static func optional(_ name: String, _ type: SchemaType, _ summary: String) -> Self {
        Self(name: name, type: type, isRequired: false, summary: summary)
    }
}
