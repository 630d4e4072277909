internal import Diagnostics
internal import DocumentModel
internal import Templating

/// Writes blocks and inlines as WordprocessingML, in the styles that the template has.
///
/// Recursive: the reader of Markdown bounds how deep blocks and inlines may stand in one another.
struct WordBlocks {
    let text: ValueText
    let state: RenderState
    /// The notes that inlines refer to by number.
    var notes: [Note] = []
    var prefix: String { text.context.markup.prefix }
    var styles: StyleCatalogue { state.document.styles }

    // MARK: - Blocks

    func write(_ blocks: [Block], to output: inout OutputBuffer) throws(Diagnostic) {
        for block in blocks { try write(block, to: &output) }
    }

    func write(_ block: Block, to output: inout OutputBuffer) throws(Diagnostic) {
        switch block {
        case .paragraph(let paragraph): try write(paragraph: paragraph.inlines, to: &output)
        case .heading(let heading):
            if let style = styles.headings[heading.level] {
                try write(
                    paragraph: heading.inlines, properties: "<\(prefix)pStyle \(prefix)val=\"\(style)\"/>", to: &output)
            } else {
                try write(paragraph: [.strong(heading.inlines)], properties: "<\(prefix)keepNext/>", to: &output)
            }
        case .list(let list): try write(list, level: 0, to: &output)
        case .quote(let blocks, _):
            for block in blocks {
                guard case .paragraph(let paragraph) = block else {
                    try write(block, to: &output)
                    continue
                }
                let properties =
                    styles.quote.map { "<\(prefix)pStyle \(prefix)val=\"\($0)\"/>" }
                    ?? "<\(prefix)ind \(prefix)left=\"567\" \(prefix)right=\"567\"/>"
                try write(paragraph: paragraph.inlines, properties: properties, to: &output)
            }
        case .code(let code, _):
            let lines = code.split(separator: "\n", omittingEmptySubsequences: false).map { Inline.code(String($0)) }
            try write(paragraph: Array(lines.map { [$0] }.joined(separator: [.lineBreak])), to: &output)
        case .division(let division): try write(division.blocks, to: &output)
        case .table(let table): try write(table, to: &output)
        case .thematicBreak:
            let border =
                "<\(prefix)pBdr><\(prefix)bottom \(prefix)val=\"single\" \(prefix)sz=\"6\" \(prefix)space=\"1\" \(prefix)color=\"auto\"/></\(prefix)pBdr>"
            try write(paragraph: [], properties: border, to: &output)
        case .pageBreak:
            output.append("<\(prefix)p><\(prefix)r><\(prefix)br \(prefix)type=\"page\"/></\(prefix)r></\(prefix)p>")
        case .figure(let figure):
            try write(paragraph: [.image(figure.image)], to: &output)
            if !figure.caption.isEmpty { try write(paragraph: figure.caption, to: &output) }
        case .contents: break
        }
    }

    /// A paragraph like the one that the value stands in, unless it has properties of its own.
    private func write(paragraph inlines: [Inline], properties: String? = nil, to output: inout OutputBuffer)
        throws(Diagnostic)
    {
        if properties == nil, let division = text.context.division {
            output.append(division.paragraphOpening)
        } else {
            output.append("<\(prefix)p><\(prefix)pPr>\(properties ?? "")</\(prefix)pPr>")
        }
        try write(inlines, to: &output, plain: properties?.contains("pStyle") == true)
        output.append("</\(prefix)p>")
    }

    private func write(_ list: List, level: Int, to output: inout OutputBuffer) throws(Diagnostic) {
        let isOrdered = if case .bullet = list.marker { false } else { true }
        let numbering = state.document.listNumbering(isOrdered: isOrdered)
        let style =
            (isOrdered ? styles.listNumber : styles.listBullet).map { "<\(prefix)pStyle \(prefix)val=\"\($0)\"/>" }
            ?? ""
        let number =
            "<\(prefix)numPr><\(prefix)ilvl \(prefix)val=\"\(min(level, 8))\"/><\(prefix)numId \(prefix)val=\"\(numbering)\"/></\(prefix)numPr>"
        for item in list.items {
            for (index, block) in item.blocks.enumerated() {
                switch block {
                case .paragraph(let paragraph):
                    let indent = "<\(prefix)ind \(prefix)left=\"\(360 * (level + 1))\"/>"
                    try write(
                        paragraph: paragraph.inlines, properties: style + (index == 0 ? number : indent), to: &output)
                case .list(let inner): try write(inner, level: level + 1, to: &output)
                default: try write(block, to: &output)
                }
            }
        }
    }

    private func write(_ table: Table, to output: inout OutputBuffer) throws(Diagnostic) {
        let count = max(1, min(table.columns.count, 63))
        let width = 9_000 / count
        var properties = styles.table.map { "<\(prefix)tblStyle \(prefix)val=\"\($0)\"/>" } ?? ""
        properties += "<\(prefix)tblW \(prefix)w=\"5000\" \(prefix)type=\"pct\"/>"
        if styles.table == nil {
            let borders = ["top", "left", "bottom", "right", "insideH", "insideV"].map {
                "<\(prefix)\($0) \(prefix)val=\"single\" \(prefix)sz=\"4\" \(prefix)space=\"0\" \(prefix)color=\"auto\"/>"
            }
            properties += "<\(prefix)tblBorders>\(borders.joined())</\(prefix)tblBorders>"
        }
        output.append("<\(prefix)tbl><\(prefix)tblPr>\(properties)</\(prefix)tblPr><\(prefix)tblGrid>")
        for _ in 0..<count { output.append("<\(prefix)gridCol \(prefix)w=\"\(width)\"/>") }
        output.append("</\(prefix)tblGrid>")
        for (index, row) in (table.headRows + table.bodyRows).enumerated() {
            let isHead = index < table.headRows.count
            output.append("<\(prefix)tr>")
            if isHead { output.append("<\(prefix)trPr><\(prefix)tblHeader/></\(prefix)trPr>") }
            for cell in row.cells {
                output.append(
                    "<\(prefix)tc><\(prefix)tcPr><\(prefix)tcW \(prefix)w=\"\(width * max(1, min(cell.columnSpan, 63)))\" \(prefix)type=\"dxa\"/>"
                )
                if cell.columnSpan > 1 {
                    output.append("<\(prefix)gridSpan \(prefix)val=\"\(min(cell.columnSpan, 63))\"/>")
                }
                output.append("</\(prefix)tcPr>")
                try write(cell: cell.blocks, isHead: isHead, to: &output)
                output.append("</\(prefix)tc>")
            }
            output.append("</\(prefix)tr>")
        }
        output.append("</\(prefix)tbl>")
        // Two tables would grow together, and a cell must not end with one.
        output.append("<\(prefix)p/>")
    }

    private func write(cell blocks: [Block], isHead: Bool, to output: inout OutputBuffer) throws(Diagnostic) {
        if blocks.isEmpty { return output.append("<\(prefix)p/>") }
        for block in blocks {
            if isHead, case .paragraph(let paragraph) = block {
                try write(paragraph: [.strong(paragraph.inlines)], properties: "<\(prefix)keepNext/>", to: &output)
            } else {
                try write(block, to: &output)
            }
        }
    }

    // MARK: - Inlines

    struct Formatting {
        var switches: [String] = []
        var alignment: String?
        var style: String?
        var isPlain = false
        var isCode = false
        var isLink = false
    }

    func write(_ inlines: [Inline], to output: inout OutputBuffer, plain: Bool = false) throws(Diagnostic) {
        try write(inlines, Formatting(isPlain: plain), to: &output)
    }

    private func write(_ inlines: [Inline], _ formatting: Formatting, to output: inout OutputBuffer) throws(Diagnostic)
    {
        for inline in inlines {
            var inner = formatting
            switch inline {
            case .text(let content): try write(run: content, formatting, to: &output)
            case .code(let content):
                inner.isCode = true
                try write(run: content, inner, to: &output)
            case .emphasis(let inlines):
                inner.switches.append("i")
                try write(inlines, inner, to: &output)
            case .strong(let inlines):
                inner.switches.append("b")
                try write(inlines, inner, to: &output)
            case .strikethrough(let inlines):
                inner.switches.append("strike")
                try write(inlines, inner, to: &output)
            case .superscript(let inlines):
                inner.alignment = "superscript"
                try write(inlines, inner, to: &output)
            case .subscript(let inlines):
                inner.alignment = "subscript"
                try write(inlines, inner, to: &output)
            case .span(let inlines, _): try write(inlines, formatting, to: &output)
            case .lineBreak: output.append("<\(prefix)r><\(prefix)br/></\(prefix)r>")
            case .note(let number): try write(note: number, formatting, to: &output)
            case .image(let image):
                let value = ImageValue(
                    source: image.source, width: image.width.map { Int($0 * 12_700) },
                    height: image.height.map { Int($0 * 12_700) }, alternative: image.alternative)
                output.append("<\(prefix)r>")
                output.append(try PictureMarkup(image: value, markup: text.context.markup).make(state))
                output.append("</\(prefix)r>")
            case .link(let link):
                try LinkAddress.check(link.target)
                if link.target.hasPrefix("#") {
                    try write(link.inlines, formatting, to: &output)
                    continue
                }
                let id = state.relationship(type: "hyperlink", to: PlainWriter.encoded(link.target), external: true)
                output.append("<\(prefix)hyperlink xmlns:r=\"\(WordNames.relationships)\" r:id=\"\(id)\">")
                inner.style = styles.link
                inner.isLink = true
                try write(link.inlines, inner, to: &output)
                output.append("</\(prefix)hyperlink>")
            }
        }
    }

    func write(run content: String, _ formatting: Formatting, to output: inout OutputBuffer) throws(Diagnostic) {
        var properties = formatting.isPlain ? [] : text.context.properties
        if formatting.isCode { properties = RunProperties(properties, prefix: prefix).addingCodeFont() }
        if formatting.isLink, styles.link == nil {
            properties = RunProperties(properties, prefix: prefix).addingLinkLook()
        }
        if let style = formatting.style { properties = RunProperties(properties, prefix: prefix).adding(style: style) }
        properties = RunProperties(properties, prefix: prefix).adding(
            formatting.switches, verticalAlignment: formatting.alignment)
        output.append("<\(prefix)r>")
        output.append(properties)
        output.append(text.context.markup.opening)
        try text.write(content, to: &output)
        output.append(text.context.markup.closing)
        output.append("</\(prefix)r>")
    }
}
