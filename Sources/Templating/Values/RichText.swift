/// A text marked with `|markdown`: Markdown that an output which can hold formatting takes as formatting, and any other
/// output as plain text.
public final class RichText: ObjectValue {
    public let markdown: String
    public var typeName: String { "Markdown text" }

    public init(markdown: String) { self.markdown = markdown }
}
