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
    /// The value whose attribute or item it would have been, so that its names can be listed if a message needs them.
    public let container: Value?
    /// Whether it behaves as Jinja2's default undefined under every setting: what `{{ 'a' if false }}` gives.
    public let isSilent: Bool
    /// What stands in a macro's parameter until its default does: not an undefined value that was handed over, which takes
    /// the parameter's place.
    let isNotGiven: Bool

    public init(
        name: String, reason: String? = nil, known: [String] = [], container: Value? = nil, isSilent: Bool = false
    ) {
        self.name = name
        self.reason = reason
        self.known = known
        self.container = container
        self.isSilent = isSilent
        isNotGiven = false
    }

    /// For the parameter of that name.
    init(notGiven name: String) {
        self.name = name
        reason = nil
        known = []
        container = nil
        isSilent = false
        isNotGiven = true
    }
}
