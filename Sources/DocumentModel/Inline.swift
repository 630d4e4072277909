/// The lower of the model's two levels: what stands in a line of text.
public indirect enum Inline: Sendable {
    /// Text without line breaks; a no-break space is U+00A0.
    case text(String)
    case emphasis([Inline])
    case strong([Inline])
    case strikethrough([Inline])
    case superscript([Inline])
    case `subscript`([Inline])
    case code(String)
    case link(Link)
    case image(Image)
    /// A line end within a paragraph, set on purpose.
    case lineBreak
    /// The mark of a footnote: an index into ``Document/notes``.
    case note(Int)
    /// Text with a language, class or identifier of its own.
    case span([Inline], Attributes)
}

/// A link, and the text that leads to its target.
public struct Link: Sendable {
    /// `https:`, `http:`, `mailto:`, `tel:` or `#id`; the reader refuses other schemes.
    public var target: String
    public var title: String?
    public var inlines: [Inline]
    public init(to target: String, title: String? = nil, _ inlines: [Inline]) {
        self.target = target
        self.title = title
        self.inlines = inlines
    }
}

/// A picture where it stands; its bytes are in ``Document/images``.
public struct Image: Sendable {
    /// The key of the picture in ``Document/images``.
    public var source: String
    /// What the picture says, for those who do not see it; empty for decoration (class `decorative`).
    public var alternative: String
    public var title: String?
    /// The width and height to show, in points (1/72 inch); `nil` for the natural size, kept in proportion.
    public var width: Double?
    public var height: Double?
    public init(
        source: String, alternative: String, title: String? = nil, width: Double? = nil, height: Double? = nil
    ) {
        self.source = source
        self.alternative = alternative
        self.title = title
        self.width = width
        self.height = height
    }
}

extension [Inline] {
    /// The text alone: no marks of notes, pictures by their alternative, line breaks as spaces.
    public var plainText: String {
        if count == 1, case .text(let only) = self[0] { return only }
        var text = ""
        for inline in self { inline.append(to: &text) }
        return text
    }
}

extension Inline {
    fileprivate func append(to text: inout String) {
        switch self {
        case .text(let content), .code(let content): text += content
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .superscript(let inlines),
            .subscript(let inlines), .span(let inlines, _):
            for inline in inlines { inline.append(to: &text) }
        case .link(let link): for inline in link.inlines { inline.append(to: &text) }
        case .image(let image): text += image.alternative
        case .lineBreak: text += " "
        case .note: break
        }
    }
}
