/// A value with an identity: what template code can call, index by attribute, or hand on.
public protocol ObjectValue: AnyObject, Sendable {
    /// What messages call it, such as `macro` or `namespace`.
    var typeName: String { get }
}

/// Remembers what was looked up in vain, for messages such as `'service.nam' is undefined`.
public final class UndefinedValue: Sendable {
    /// The name as the template has it: `nam`, or `service.nam` for an attribute.
    public let name: String
    /// A sentence that replaces `'…' is undefined`, such as `'loop.previtem' is undefined in the first round`.
    public let reason: String?
    /// The names that exist where this one was looked for, for a suggestion.
    public let known: [String]

    public init(name: String, reason: String? = nil, known: [String] = []) {
        self.name = name
        self.reason = reason
        self.known = known
    }
}
