internal import DocumentModel

extension PageWriter {
    mutating func list(_ list: List) {
        guard !list.items.isEmpty else { return }
        switch list.marker {
        case .bullet: element("ul", attributes: list.attributes) { $0.items(list) }
        case .ordered(let start, let style):
            if style.isAlphabetic, start > 26 - list.items.count + 1 { return numberedParagraphs(list) }
            ordered(list, start: start, style: style)
        case .numberedParagraphs: numberedParagraphs(list)
        }
    }

    private mutating func ordered(_ list: List, start: Int, style: List.NumberStyle) {
        let outer = language
        out.raw("<ol")
        common(list.attributes)
        let type: String? =
            switch style {
            case .decimal: nil
            case .lowerAlpha: "a"
            case .upperAlpha: "A"
            case .lowerRoman: "i"
            case .upperRoman: "I"
            }
        if let type { out.attribute("type", type) }
        // Browsers keep 32 bits.
        if start != 1 { out.attribute("start", String(min(max(start, -2_000_000_000), 2_000_000_000))) }
        out.raw(">\n")
        items(list)
        language = outer
        out.raw("</ol>\n")
    }

    /// The numbers are text, because the numbers of a style sheet cannot be copied or searched for; and browsers do not
    /// count past `z` as word processors do.
    private mutating func numberedParagraphs(_ list: List) {
        element("ol", class: "numbered", attributes: list.attributes) { page in
            for (index, item) in list.items.enumerated() {
                let number = list.label(ofItem: index)
                page.out.raw(page.isPage ? "<li>" : "<li style=\"list-style: none\">")
                page.item(item, isTight: list.isTight, number: number)
                page.out.raw("</li>\n")
            }
        }
    }

    private mutating func items(_ list: List) {
        for item in list.items {
            out.raw("<li>")
            self.item(item, isTight: list.isTight, number: nil)
            out.raw("</li>\n")
        }
    }

    /// - Parameter isTight: Whether the first paragraph goes without a `p` around it.
    private mutating func item(_ item: List.Item, isTight: Bool, number: String?) {
        var rest = item.blocks[...]
        if case .paragraph(let first) = rest.first {
            rest = rest.dropFirst()
            if isTight, first.attributes.id == nil, first.attributes.language == nil {
                if let number { self.number(number) }
                inlines(first.inlines)
            } else {
                out.raw("\n")
                paragraph(first, number: number)
            }
        } else if let number {
            paragraph(Paragraph([]), number: number)
        }
        blocks(Array(rest))
    }

    mutating func contents(depth: Int, title: [Inline]) {
        let listed = allEntries().filter { $0.level <= max(depth, 1) && identifiers.isDeclared($0.id) }
        guard !listed.isEmpty else { return }
        let name = hasContent(title) ? title.plainText : document.metadata.wording.contents
        out.raw("<nav")
        if isPage { out.attribute("class", "contents") }
        if hasContent(title) {
            let id = identifiers.fresh("contents")
            out.attribute("aria-labelledby", id)
            out.raw(">\n<p")
            if isPage { out.attribute("class", "contents-title") }
            out.attribute("id", id)
            out.raw(isPage ? ">" : "><strong>")
            inlines(title)
            out.raw(isPage ? "</p>\n" : "</strong></p>\n")
        } else {
            out.attribute("aria-label", name)
            out.raw(">\n")
        }
        entries(listed)
        out.raw("</nav>\n")
    }

    /// Nested lists out of entries of any levels.
    private mutating func entries(_ entries: [ContentsEntry]) {
        isCopy = true
        defer { isCopy = false }
        var open: [Int] = []
        for entry in entries {
            while let last = open.last, last > entry.level, open.count > 1 {
                out.raw("</li>\n</ul>\n")
                open.removeLast()
            }
            if let last = open.last, last >= entry.level {
                out.raw("</li>\n")
                open[open.count - 1] = entry.level
            } else {
                out.raw(open.isEmpty ? "<ul>\n" : "\n<ul>\n")
                open.append(entry.level)
            }
            out.raw("<li><a")
            out.attribute("href", "#\(Identifiers.normal(entry.id))")
            out.raw(">")
            if let number = entry.number { self.number(number) }
            inlines(entry.inlines)
            out.raw("</a>")
        }
        for _ in open { out.raw("</li>\n</ul>\n") }
    }
}

extension List.NumberStyle {
    fileprivate var isAlphabetic: Bool { self == .lowerAlpha || self == .upperAlpha }
}
