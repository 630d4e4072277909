/// How templates are read and run. The defaults are those of the shipped commands; ``jinja`` has Jinja2's own.
public struct TemplateSettings: Sendable, Hashable {
    /// Drops the line end right after a statement or comment.
    public var trimBlocks = false
    /// Drops the blanks before a statement or comment that stands first on its line.
    public var lstripBlocks = false
    /// Drops lines that hold nothing but statements and comments, whole, and leaves every other line as it is. What
    /// Markdown templates use: with `trimBlocks`, a sentence that ends in `{% endif %}` would run into the next line.
    public var removesTagLines = false
    /// Keeps one line end at the end of the file, which is dropped otherwise.
    public var keepTrailingNewline = false
    public var undefined = UndefinedBehaviour.strict
    public var escaping = EscapingRule.byName
    public var limits = RenderLimits.standard
    /// Takes typographic quotes and no-break spaces inside tags for what the author meant: word processors put them there.
    public var lenientTypography = false

    public init() {}

    /// Jinja2's own defaults: no escaping, and undefined names print as nothing.
    public static var jinja: TemplateSettings {
        var settings = TemplateSettings()
        settings.undefined = .default
        settings.escaping = .fixed(.none)
        return settings
    }
}

/// How the values that a template puts out are escaped.
public enum EscapingRule: Sendable, Hashable {
    case fixed(Escaping)
    /// By the ending of the template's name: `.html`, `.htm`, `.xml` and the like escape for markup, `.md` for Markdown;
    /// any other ending is plain text.
    case byName

    package func escaping(forTemplate name: String) -> Escaping {
        switch self {
        case .fixed(let escaping): return escaping
        case .byName:
            let bytes = Array(name.utf8.suffix(16)).map { $0 | 0x20 }
            func ends(in ending: String) -> Bool { bytes.suffix(ending.utf8.count).elementsEqual(ending.utf8) }
            if ends(in: ".md") || ends(in: ".markdown") { return .markdown }
            if ends(in: ".html") || ends(in: ".htm") || ends(in: ".xhtml") || ends(in: ".xml") || ends(in: ".svg") {
                return .html
            }
            return .none
        }
    }
}
