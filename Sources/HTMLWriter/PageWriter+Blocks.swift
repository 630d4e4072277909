internal import DocumentModel

extension PageWriter {
    mutating func blocks(_ blocks: [Block]) {
        for block in blocks { write(block) }
    }

    private mutating func write(_ block: Block) {
        out.lineEnd()
        switch block {
        case .heading(let heading): self.heading(heading)
        case .paragraph(let paragraph): self.paragraph(paragraph)
        case .list(let list): self.list(list)
        case .table(let table): self.table(table)
        case .quote(let inner, let attributes): element("blockquote", attributes: attributes) { $0.blocks(inner) }
        case .code(let code, let language): self.code(code, language: language)
        case .division(let division): self.division(division)
        case .thematicBreak: out.raw("<hr>\n")
        case .pageBreak: if isPage { out.raw("<div class=\"page-break\"></div>\n") }
        case .figure(let figure): self.figure(figure)
        case .contents(let depth, let title): contents(depth: depth, title: title)
        }
    }

    /// Writes an element around what `body` writes, with the identifier and language of `attributes`.
    ///
    /// In a fragment, a `div` or `section` that would carry nothing is left out, and no element has a class: it would
    /// mean nothing to the page around.
    mutating func element(
        _ name: String, class className: String? = nil, attributes: Attributes = Attributes(),
        role: String? = nil, isInline: Bool = false, _ body: (inout PageWriter) -> Void
    ) {
        let outer = language
        let isPlain = attributes.id == nil && attributes.language == nil
        guard isPage || !isPlain || (name != "div" && name != "section" && name != "span") else { return body(&self) }
        out.raw("<\(name)")
        if isPage, let className { out.attribute("class", className) }
        common(attributes)
        if isPage, let role { out.attribute("role", role) }
        out.raw(isInline ? ">" : ">\n")
        body(&self)
        language = outer
        if !isInline { out.lineEnd() }
        out.raw(isInline ? "</\(name)>" : "</\(name)>\n")
    }

    /// Writes the identifier, and the language where it changes; sets ``language``.
    mutating func common(_ attributes: Attributes) {
        if let id = attributes.id, !isCopy {
            if let claimed = identifiers.claim(id) {
                out.attribute("id", claimed)
            } else {
                warn(.duplicateIdentifier, "the identifier '\(id)' is used twice; the second is left out")
            }
        }
        guard let tag = attributes.language else { return }
        guard let valid = LanguageTag.valid(tag) else {
            return warn(.invalidLanguage, "'\(tag)' is not a language tag")
        }
        guard valid != language else { return }
        out.attribute("lang", valid)
        if LanguageTag.isRightToLeft(valid) != LanguageTag.isRightToLeft(language) {
            out.attribute("dir", LanguageTag.isRightToLeft(valid) ? "rtl" : "ltr")
        }
        language = valid
    }

    /// - Parameter number: The number in front of a numbered paragraph.
    mutating func paragraph(_ paragraph: Paragraph, number: String? = nil) {
        guard hasContent(paragraph.inlines) || number != nil else { return }
        element("p", class: paragraph.attributes.alignment, attributes: paragraph.attributes, isInline: true) { page in
            if let number { page.number(number) }
            page.inlines(paragraph.inlines)
        }
        out.lineEnd()
    }

    /// A number that is text: it can be copied, searched for and heard.
    mutating func number(_ number: String) {
        element("span", class: "number", isInline: true) { $0.out.text(number) }
        out.raw(" ")
    }

    private mutating func heading(_ heading: Heading) {
        let number = headingNumbers.next(for: heading)
        guard hasWords(heading.inlines) else { return }
        let level = headingLevels.next(heading.level)
        element("h\(level)", attributes: heading.attributes, isInline: true) { page in
            if let number { page.number(number) }
            page.inlines(heading.inlines)
        }
        out.lineEnd()
        lastHeading = heading.inlines.plainText
    }

    private mutating func code(_ code: String, language: String?) {
        // Not `class="language-…"` from any text: a class is a name.
        let name = language.flatMap { $0.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F } && !$0.isEmpty ? $0 : nil }
        out.raw("<pre><code")
        if let name { out.attribute("class", "language-\(name)") }
        out.raw(">")
        out.text(code, keepsLineEnds: true)
        out.raw("</code></pre>\n")
    }

    private mutating func figure(_ figure: Figure) {
        element("figure", attributes: figure.attributes) { page in
            page.image(figure.image)
            guard page.hasContent(figure.caption) else { return }
            page.out.raw("\n<figcaption>")
            page.inlines(figure.caption)
            page.out.raw("</figcaption>")
        }
    }
}

extension Attributes {
    /// The class that aligns a paragraph, from the names that Markdown may use.
    fileprivate var alignment: String? {
        for (name, className) in [("left", "left"), ("centre", "centre"), ("center", "centre"), ("right", "right")]
        where has(name) {
            return className
        }
        return nil
    }
}
