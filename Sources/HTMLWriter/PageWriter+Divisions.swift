internal import DocumentModel

extension PageWriter {
    mutating func division(_ division: Division) {
        let attributes = division.attributes
        let body = division.blocks
        switch division.role {
        case .ends where isPage, .copyList where isPage:
            element("div", class: division.role?.rawValue, attributes: attributes) { $0.blocks(body) }
        case nil, .numberedParagraphs, .ends, .boilerplate, .ratings, .copyList:
            element("div", class: nil, attributes: attributes, isPlainInPage: true) { $0.blocks(body) }
        case .embargo: banner("embargo", division)
        case .draft: banner("draft", division)
        case .pullQuote: element("blockquote", class: "pull-quote", attributes: attributes) { $0.blocks(body) }
        case .rating: rating(division)
        case .callout: element("div", class: "callout", attributes: attributes, role: "note") { $0.blocks(body) }
        case .contact:
            // An address element holds no headings and no sections (HTML, 4.3.10).
            let isAddress = body.allSatisfy(\.isPhrase)
            element(isAddress ? "address" : "div", class: "contact", attributes: attributes) { $0.blocks(body) }
        case .headerTable, .keyQuestions, .masthead, .standfirst, .address, .signature, .imprint, .cover, .score:
            element("div", class: division.role?.rawValue, attributes: attributes) { $0.blocks(body) }
        case .notesToEditors, .strengths, .improvements, .recommendations, .summary:
            let hasHeading = if case .heading = body.first { true } else { false }
            element(hasHeading ? "section" : "div", class: division.role?.rawValue, attributes: attributes) {
                $0.blocks(body)
            }
        }
    }

    /// A `div` for an identifier or a language, and else nothing but its content.
    private mutating func element(
        _ name: String, class className: String?, attributes: Attributes, isPlainInPage: Bool,
        _ body: (inout PageWriter) -> Void
    ) {
        if attributes.id == nil, attributes.language == nil {
            body(&self)
        } else {
            element(name, class: className, attributes: attributes, body)
        }
    }

    /// What nobody may overlook. A fragment has no style for it: its words are strong.
    private mutating func banner(_ className: String, _ division: Division) {
        element("div", class: className, attributes: division.attributes) { page in
            for block in division.blocks {
                if !page.isPage, case .paragraph(var paragraph) = block {
                    paragraph.inlines = [.strong(paragraph.inlines)]
                    page.paragraph(paragraph)
                } else {
                    page.blocks([block])
                }
            }
        }
    }

    private mutating func rating(_ division: Division) {
        element("div", class: "rating-block", attributes: division.attributes) { page in
            for block in division.blocks {
                if case .paragraph(let paragraph) = block, page.hasContent(paragraph.inlines),
                    !paragraph.inlines.haveRating
                {
                    page.element("p", attributes: paragraph.attributes, isInline: true) { $0.badge(paragraph.inlines) }
                    page.out.lineEnd()
                } else {
                    page.blocks([block])
                }
            }
        }
    }
}

extension Block {
    /// Whether it holds no headings, sections or addresses, however deep.
    fileprivate var isPhrase: Bool {
        switch self {
        case .paragraph: true
        case .list(let list): list.items.allSatisfy { $0.blocks.allSatisfy(\.isPhrase) }
        default: false
        }
    }
}

extension [Inline] {
    /// Whether a rating is marked among them already.
    fileprivate var haveRating: Bool {
        contains { if case .span(_, let attributes) = $0 { attributes.has("rating") } else { false } }
    }
}
