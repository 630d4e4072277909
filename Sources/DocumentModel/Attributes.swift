/// Identifier, classes, language and further attributes, as Pandoc writes them: `{#id .class lang=cy key=value}`.
///
/// Most blocks have none, and every walk over a document copies those of each block: without any, a value is one empty word.
public struct Attributes: Sendable, Hashable {
    private struct Fields: Hashable, Sendable {
        var id: String?
        var classes: [String] = []
        var language: String?
        var others: [String: String] = [:]

        var isEmpty: Bool { id == nil && classes.isEmpty && language == nil && others.isEmpty }
    }

    private final class Storage: Sendable {
        let fields: Fields
        init(_ fields: Fields) { self.fields = fields }
    }

    /// `nil` where all fields are empty.
    private var storage: Storage?

    public init(id: String? = nil, classes: [String] = [], language: String? = nil, others: [String: String] = [:]) {
        if id == nil, classes.isEmpty, language == nil, others.isEmpty { return }
        fields = Fields(id: id, classes: classes, language: language, others: others)
    }

    public var id: String? {
        get { storage?.fields.id }
        set { fields.id = newValue }
    }

    public var classes: [String] {
        get { storage?.fields.classes ?? [] }
        set { fields.classes = newValue }
    }

    /// BCP 47, where it differs from that of the surroundings.
    public var language: String? {
        get { storage?.fields.language }
        set { fields.language = newValue }
    }

    public var others: [String: String] {
        get { storage?.fields.others ?? [:] }
        set { fields.others = newValue }
    }

    public var isEmpty: Bool { storage == nil }
    public func has(_ name: String) -> Bool { storage.map { $0.fields.classes.contains(name) } ?? false }

    private var fields: Fields {
        get { storage?.fields ?? Fields() }
        set { storage = newValue.isEmpty ? nil : Storage(newValue) }
    }

    public static func == (a: Attributes, b: Attributes) -> Bool {
        a.storage === b.storage || a.fields == b.fields
    }

    public func hash(into hasher: inout Hasher) { hasher.combine(fields) }
}
