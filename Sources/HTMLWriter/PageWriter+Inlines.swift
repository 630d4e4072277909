internal import Diagnostics
internal import DocumentModel

extension PageWriter {
    mutating func inlines(_ inlines: [Inline]) {
        for inline in inlines { write(inline) }
    }

    private mutating func write(_ inline: Inline) {
        switch inline {
        case .text(let text): out.text(text)
        case .emphasis(let inner): tagged("em", inner)
        case .strong(let inner): tagged("strong", inner)
        case .strikethrough(let inner): tagged("s", inner)
        case .superscript(let inner): tagged("sup", inner)
        case .subscript(let inner): tagged("sub", inner)
        case .code(let code):
            out.raw("<code>")
            out.text(code)
            out.raw("</code>")
        case .link(let link): self.link(link)
        case .image(let image): self.image(image)
        case .lineBreak: out.raw("<br>\n")
        case .note(let index): note(index)
        case .span(let inner, let attributes): span(inner, attributes)
        }
    }

    private mutating func tagged(_ name: String, _ inner: [Inline]) {
        guard !inner.isEmpty else { return }
        out.raw("<\(name)>")
        inlines(inner)
        out.raw("</\(name)>")
    }

    private mutating func span(_ inner: [Inline], _ attributes: Attributes) {
        if attributes.has("rating") {
            badge(inner, attributes)
        } else if attributes.has("underline") {
            element("u", attributes: attributes, isInline: true) { $0.inlines(inner) }
        } else if attributes.has("smallcaps") {
            element("span", class: "small-caps", attributes: attributes, isInline: true) { $0.inlines(inner) }
        } else if attributes.id == nil && attributes.language == nil {
            inlines(inner)
        } else {
            element("span", attributes: attributes, isInline: true) { $0.inlines(inner) }
        }
    }

    /// A rating: its words, on the colour of the rating in a page.
    mutating func badge(_ inner: [Inline], _ attributes: Attributes = Attributes()) {
        guard hasContent(inner) else { return }
        let words = inner.plainText
        let className = StyleSheet.badgeClass(words, in: style).map { "rating \($0)" } ?? "rating"
        element("strong", class: className, attributes: attributes, isInline: true) { $0.inlines(inner) }
    }

    private mutating func link(_ link: Link) {
        let hasText = hasContent(link.inlines)
        guard !isInLink, !isCopy, let target = target(of: link), hasText || !target.hasPrefix("#") else {
            return inlines(link.inlines)
        }
        isInLink = true
        out.raw("<a")
        out.attribute("href", target)
        if let title = link.title, !title.isEmpty { out.attribute("title", title) }
        out.raw(">")
        if hasText { inlines(link.inlines) } else { out.text(link.target) }
        out.raw("</a>")
        isInLink = false
        let waiting = waitingNotes
        waitingNotes = []
        for index in waiting { note(index) }
    }

    private mutating func target(of link: Link) -> String? {
        switch LinkTarget(link.target) {
        case .address(let address): return address
        case .place(let id):
            if identifiers.isDeclared(id) { return "#\(Identifiers.normal(id))" }
            warn(.linkWithoutTarget(id))
        case .forbidden:
            if options.linksToFiles, let address = LinkTarget.file(link.target) { return address }
            warn(
                .forbiddenLink,
                "a link that is neither of https, http, mailto and tel nor within the document is left out")
        }
        return nil
    }

    mutating func image(_ image: Image) {
        guard let picture = document.images[image.source] else {
            warn(.imageMissing(image.source))
            if !image.alternative.isEmpty { out.text("[\(image.alternative)]") }
            return
        }
        let (width, height) = Self.size(of: image, picture)
        out.raw("<img")
        switch options.pictures {
        case .embedded:
            let encoded = String(decoding: Base64.encoded(picture.bytes), as: UTF8.self)
            out.attribute("src", "data:\(picture.format.mediaType);base64,\(encoded)")
        case .attached: out.attribute("src", "cid:\(contentIdentifiers[image.source] ?? "")")
        case .linked: out.attribute("src", LinkTarget.encoded(image.source))
        }
        out.attribute("alt", image.alternative)
        if let title = image.title, !title.isEmpty { out.attribute("title", title) }
        out.attribute("width", String(width))
        out.attribute("height", String(height))
        out.raw(">")
    }

    /// The size in whole CSS pixels.
    private static func size(of image: Image, _ picture: ImageData) -> (Int, Int) {
        let natural = (pixels(picture.width), pixels(picture.height))
        let ratio = picture.height / picture.width
        switch (image.width.map { $0 * 96 / 72 }, image.height.map { $0 * 96 / 72 }) {
        case (let width?, let height?): return (pixels(width), pixels(height))
        case (let width?, nil): return (pixels(width), pixels(width * ratio))
        case (nil, let height?): return (pixels(height / ratio), pixels(height))
        case (nil, nil): return natural
        }
    }

    private static func pixels(_ length: Double) -> Int {
        length.isFinite ? Int(min(max(length.rounded(), 1), 20_000)) : 1
    }
}

extension ImageData.Format {
    fileprivate var mediaType: String {
        switch self {
        case .png: "image/png"
        case .jpeg: "image/jpeg"
        case .gif: "image/gif"
        case .svg: "image/svg+xml"
        }
    }
}
