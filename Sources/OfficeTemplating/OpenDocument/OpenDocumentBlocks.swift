internal import Diagnostics
internal import DocumentModel
internal import Templating

/// Writes blocks and inlines as OpenDocument text, with the automatic styles of ``OpenDocumentStyles``.
///
/// Recursive: the reader of Markdown bounds how deep blocks and inlines may stand in one another.
struct OpenDocumentBlocks {
    let text: ValueText
    let state: RenderState
    /// The notes that inlines refer to by number.
    var notes: [Note] = []
    private var prefix: String { text.context.markup.prefix }

    func write(_ blocks: [Block], to output: inout OutputBuffer) throws(Diagnostic) {
        for block in blocks { try write(block, to: &output) }
    }

    private func write(_ block: Block, to output: inout OutputBuffer) throws(Diagnostic) {
        switch block {
        case .paragraph(let paragraph): try write(paragraph: paragraph.inlines, to: &output)
        case .heading(let heading):
            let style = state.document.styles.headings[heading.level].map { " \(prefix)style-name=\"\($0)\"" } ?? ""
            output.append("<\(prefix)h\(style) \(prefix)outline-level=\"\(heading.level)\">")
            try write(heading.inlines, to: &output)
            output.append("</\(prefix)h>")
        case .list(let list): try write(list, to: &output)
        case .quote(let blocks, _):
            for block in blocks {
                guard case .paragraph(let paragraph) = block else {
                    try write(block, to: &output)
                    continue
                }
                let style = state.document.styles.quote ?? OpenDocumentStyles.quote
                output.append("<\(prefix)p \(prefix)style-name=\"\(style)\">")
                try write(paragraph.inlines, to: &output)
                output.append("</\(prefix)p>")
            }
        case .code(let code, _):
            let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { Inline.code(String($0)) }
            try write(paragraph: Array(lines.map { [$0] }.joined(separator: [.lineBreak])), to: &output)
        case .division(let division): try write(division.blocks, to: &output)
        case .table(let table): try write(table, to: &output)
        case .thematicBreak:
            output.append("<\(prefix)p \(prefix)style-name=\"\(OpenDocumentStyles.rule)\"/>")
        case .pageBreak:
            let style = state.style(like: text.context.division?.styleName ?? "", .breakAfter)
            output.append("<\(prefix)p \(prefix)style-name=\"\(style)\"/>")
        case .figure(let figure):
            try write(paragraph: [.image(figure.image)], to: &output)
            if !figure.caption.isEmpty { try write(paragraph: figure.caption, to: &output) }
        case .contents: break
        }
    }

    private func write(paragraph inlines: [Inline], to output: inout OutputBuffer) throws(Diagnostic) {
        if let division = text.context.division {
            output.append(division.paragraphOpening)
        } else {
            output.append("<\(prefix)p>")
        }
        try write(inlines, to: &output)
        if let division = text.context.division {
            output.append(division.paragraphClosing)
        } else {
            output.append("</\(prefix)p>")
        }
    }

    private func write(_ list: List, to output: inout OutputBuffer) throws(Diagnostic) {
        let style = if case .bullet = list.marker { OpenDocumentStyles.bullets } else { OpenDocumentStyles.numbers }
        output.append("<\(prefix)list \(prefix)style-name=\"\(style)\">")
        for item in list.items {
            output.append("<\(prefix)list-item>")
            for block in item.blocks {
                if case .paragraph(let paragraph) = block {
                    output.append("<\(prefix)p>")
                    try write(paragraph.inlines, to: &output)
                    output.append("</\(prefix)p>")
                } else {
                    try write(block, to: &output)
                }
            }
            output.append("</\(prefix)list-item>")
        }
        output.append("</\(prefix)list>")
    }

    private func write(_ table: Table, to output: inout OutputBuffer) throws(Diagnostic) {
        let number = state.document.newNumber()
        output.append("<table:table xmlns:table=\"\(OpenDocumentNames.table)\" table:name=\"Table \(number) of text\">")
        output.append("<table:table-column table:number-columns-repeated=\"\(max(1, table.columns.count))\"/>")
        if !table.headRows.isEmpty {
            output.append("<table:table-header-rows>")
            for row in table.headRows { try write(row, isHead: true, to: &output) }
            output.append("</table:table-header-rows>")
        }
        for row in table.bodyRows { try write(row, isHead: false, to: &output) }
        output.append("</table:table>")
    }

    private func write(_ row: Table.Row, isHead: Bool, to output: inout OutputBuffer) throws(Diagnostic) {
        output.append("<table:table-row>")
        for cell in row.cells {
            let span = max(1, min(cell.columnSpan, 1_024))
            let spanned = span > 1 ? " table:number-columns-spanned=\"\(span)\"" : ""
            output.append("<table:table-cell table:style-name=\"\(OpenDocumentStyles.cell)\"\(spanned)>")
            for block in cell.blocks {
                guard case .paragraph(let paragraph) = block else {
                    try write(block, to: &output)
                    continue
                }
                output.append("<\(prefix)p>")
                try write(isHead ? [.strong(paragraph.inlines)] : paragraph.inlines, to: &output)
                output.append("</\(prefix)p>")
            }
            output.append("</table:table-cell>")
            for _ in 1..<span { output.append("<table:covered-table-cell/>") }
        }
        output.append("</table:table-row>")
    }

    // MARK: - Inlines

    func write(_ inlines: [Inline], to output: inout OutputBuffer) throws(Diagnostic) {
        for inline in inlines {
            switch inline {
            case .text(let content): try text.write(content, to: &output)
            case .code(let content): try write([.text(content)], style: OpenDocumentStyles.code, to: &output)
            case .emphasis(let inlines): try write(inlines, style: OpenDocumentStyles.emphasis, to: &output)
            case .strong(let inlines): try write(inlines, style: OpenDocumentStyles.strong, to: &output)
            case .strikethrough(let inlines): try write(inlines, style: OpenDocumentStyles.struck, to: &output)
            case .superscript(let inlines): try write(inlines, style: OpenDocumentStyles.raised, to: &output)
            case .subscript(let inlines): try write(inlines, style: OpenDocumentStyles.lowered, to: &output)
            case .span(let inlines, _): try write(inlines, to: &output)
            case .lineBreak: output.append(text.context.markup.lineBreak)
            case .note(let number): try write(note: number, to: &output)
            case .image(let image):
                let value = ImageValue(
                    source: image.source, width: image.width.map { Int($0 * 12_700) },
                    height: image.height.map { Int($0 * 12_700) }, alternative: image.alternative)
                output.append(try PictureMarkup(image: value, markup: text.context.markup).make(state))
            case .link(let link):
                try LinkAddress.check(link.target)
                output.append(
                    "<\(prefix)a xlink:type=\"simple\" xmlns:xlink=\"\(OpenDocumentNames.xlink)\" xlink:href=\"")
                try PlainWriter(form: .address).write(.string(link.target), to: &output, memory: HostMemory())
                output.append("\">")
                try write(link.inlines, to: &output)
                output.append("</\(prefix)a>")
            }
        }
    }

    /// Source: ODF 1.3 part 3, 6.3.2 (`text:note`).
    private func write(note number: Int, to output: inout OutputBuffer) throws(Diagnostic) {
        guard notes.indices.contains(number) else { return }
        let id = state.document.newNumber()
        output.append(
            "<\(prefix)note \(prefix)id=\"letterpress\(id)\" \(prefix)note-class=\"footnote\"><\(prefix)note-citation>\(id)</\(prefix)note-citation><\(prefix)note-body>"
        )
        let inner = OpenDocumentBlocks(text: text, state: state)
        for block in notes[number].blocks {
            output.append("<\(prefix)p>")
            if case .paragraph(let paragraph) = block {
                try inner.write(paragraph.inlines, to: &output)
            } else {
                try text.write(MarkdownMarkup.plain([block]), to: &output)
            }
            output.append("</\(prefix)p>")
        }
        output.append("</\(prefix)note-body></\(prefix)note>")
    }

    private func write(_ inlines: [Inline], style: String, to output: inout OutputBuffer) throws(Diagnostic) {
        output.append("<\(prefix)span \(prefix)style-name=\"\(style)\">")
        try write(inlines, to: &output)
        output.append("</\(prefix)span>")
    }
}

/// Automatic styles for formatted text in OpenDocument: added to every content that may hold some.
enum OpenDocumentStyles {
    static let emphasis = "LetterpressEmphasis"
    static let strong = "LetterpressStrong"
    static let struck = "LetterpressStruck"
    static let raised = "LetterpressRaised"
    static let lowered = "LetterpressLowered"
    static let code = "LetterpressCode"
    static let rule = "LetterpressRule"
    static let quote = "LetterpressQuote"
    static let cell = "LetterpressCell"
    static let bullets = "LetterpressBullets"
    static let numbers = "LetterpressNumbers"

    static let markup: String = {
        let names =
            "xmlns:style=\"\(OpenDocumentNames.style)\" xmlns:text=\"\(OpenDocumentNames.text)\" xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
        func style(_ name: String, _ properties: String) -> String {
            "<style:style \(names) style:name=\"\(name)\" style:family=\"text\"><style:text-properties \(properties)/></style:style>"
        }
        func levels(_ level: (Int) -> (start: String, end: String)) -> String {
            (1...10).map { number in
                let (start, end) = level(number)
                return
                    "\(start)<style:list-level-properties text:list-level-position-and-space-mode=\"label-alignment\"><style:list-level-label-alignment text:label-followed-by=\"listtab\" fo:text-indent=\"-0.635cm\" fo:margin-left=\"\(number * 635 / 1000).\(String(1000 + number * 635 % 1000).dropFirst())cm\"/></style:list-level-properties>\(end)"
            }.joined()
        }
        let bullet = levels {
            (
                "<text:list-level-style-bullet text:level=\"\($0)\" text:bullet-char=\"•\">",
                "</text:list-level-style-bullet>"
            )
        }
        let number = levels {
            (
                "<text:list-level-style-number text:level=\"\($0)\" style:num-suffix=\".\" style:num-format=\"1\">",
                "</text:list-level-style-number>"
            )
        }
        return style(emphasis, "fo:font-style=\"italic\"") + style(strong, "fo:font-weight=\"bold\"")
            + style(struck, "style:text-line-through-style=\"solid\"")
            + style(code, "fo:font-family=\"'Liberation Mono', 'Courier New', monospace\"")
            + "<style:style \(names) style:name=\"\(rule)\" style:family=\"paragraph\"><style:paragraph-properties fo:border-bottom=\"0.5pt solid #808080\" fo:margin-bottom=\"0.3cm\"/></style:style>"
            + "<style:style \(names) style:name=\"\(quote)\" style:family=\"paragraph\"><style:paragraph-properties fo:margin-left=\"1cm\" fo:margin-right=\"1cm\"/></style:style>"
            + "<style:style \(names) style:name=\"\(cell)\" style:family=\"table-cell\"><style:table-cell-properties fo:border=\"0.5pt solid #000000\" fo:padding=\"0.1cm\"/></style:style>"
            + style(raised, "style:text-position=\"super 58%\"")
            + style(lowered, "style:text-position=\"sub 58%\"")
            + "<text:list-style \(names) style:name=\"\(bullets)\">\(bullet)</text:list-style>"
            + "<text:list-style \(names) style:name=\"\(numbers)\">\(number)</text:list-style>"
    }()
}
