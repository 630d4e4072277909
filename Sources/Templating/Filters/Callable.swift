public import CivilTime
package import Diagnostics

/// The arguments of a call, already evaluated, in the order written.
package struct CallArguments: Sendable {
    package var positional: [Value]
    package var keywords: [(name: String, value: Value)]

    package init(_ positional: [Value] = [], keywords: [(name: String, value: Value)] = []) {
        self.positional = positional
        self.keywords = keywords
    }
}

/// What a filter, test, method or function may use of the render that calls it. The machine conforms.
package protocol CallContext: AnyObject {
    /// How values are escaped at this place.
    var escaping: Escaping { get }
    /// Which sort of undefined a lookup in vain gives.
    var undefinedBehaviour: UndefinedBehaviour { get }
    var world: World { get }
    /// Calls a macro, function, bound method or any other callable value.
    func call(_ callee: Value, _ arguments: CallArguments) throws(Diagnostic) -> Value
    /// Applies a filter by name (`map('upper')`).
    func apply(filter name: String, to value: Value, _ arguments: CallArguments) throws(Diagnostic) -> Value
    /// Applies a test by name (`select('odd')`).
    func apply(test name: String, to value: Value, _ arguments: CallArguments) throws(Diagnostic) -> Bool
    /// `value.name` and `value[name]` as the template language looks them up (`map(attribute='a.b')`, `groupby`).
    func attribute(_ name: String, of value: Value) throws(Diagnostic) -> Value
    func item(_ key: Value, of value: Value) throws(Diagnostic) -> Value
    /// Counts work against the limits of the render: one step for each item or 64 bytes produced.
    func charge(_ steps: Int) throws(Diagnostic)
    var limits: RenderLimits { get }
    /// Plain text as markup of the output: for HTML and for no format escaped as HTML, for Markdown as a token of the
    /// render (see ``ValueToken``), which only the machine can make.
    func escape(_ text: String) throws(Diagnostic) -> String
}

extension CallContext {
    package func escape(_ text: String) throws(Diagnostic) -> String { HTMLEscaping.escape(text) }
}

/// What a render may learn from outside. Tests pass a fixed one; nothing else reads a clock or a disk.
public struct World: Sendable {
    public var now: Instant
    public var zone: TimeZoneRules
    /// The language of texts made by filters, BCP 47: `en-GB`, `cy`.
    public var language: String

    public init(now: Instant, zone: TimeZoneRules = .london, language: String = "en-GB") {
        self.now = now
        self.zone = zone
        self.language = language
    }
}

/// How values are written into the output.
public enum Escaping: Sendable, Hashable {
    case none
    /// `&`, `<`, `>`, `"`, `'` become `&amp;`, `&lt;`, `&gt;`, `&#34;`, `&#39;`.
    case html
    /// As ``ValueToken`` says.
    case markdown
}

/// What a name that does not exist gives.
public enum UndefinedBehaviour: String, Sendable, Hashable {
    /// Jinja2's own: prints as nothing, is false, is an empty list; its attributes are an error.
    case `default`
    /// Every use but `is defined` and `default` is an error.
    case strict
    /// Like the default, and attributes of it are undefined too.
    case chainable
}

/// A filter, test, global function or method, by the shape of what it does.
package struct BuiltIn: Sendable {
    /// Its parameters after the first (the value filtered), for binding and for messages.
    package var name: String
    package var function: @Sendable (Value, CallArguments, any CallContext) throws(Diagnostic) -> Value
    /// The same without arguments, where those that it has may all be left out: no argument list is made for it.
    var plain: Plain?

    /// For a filter that only changes the letters of text: to what.
    var letters: LetterCase?

    typealias Plain = @Sendable (Value, any CallContext) throws(Diagnostic) -> Value

    package init(
        _ name: String,
        _ function: @escaping @Sendable (Value, CallArguments, any CallContext) throws(Diagnostic) -> Value
    ) {
        self.name = name
        self.function = function
    }
}
