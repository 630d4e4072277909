public import DocumentModel

/// A document as nested words, one block a line, for comparing models:
///
/// ```
/// h2#found.unlisted ‘What we found’
/// p ‘Text ’ em(‘word’)
/// ol(3,decimal,tight)
///   - p ‘item’
/// ```
public func description(of document: Document) -> String {
    var lines = document.blocks.flatMap { DocumentDescription.lines(of: $0) }
    for (index, note) in document.notes.enumerated() {
        lines.append("note \(index + 1)")
        lines += DocumentDescription.indented(note.blocks.flatMap { DocumentDescription.lines(of: $0) })
    }
    return lines.joined(separator: "\n")
}

public func description(of inlines: [Inline]) -> String {
    inlines.map(DocumentDescription.text).joined(separator: " ")
}

private enum DocumentDescription {
    static func indented(_ lines: [String]) -> [String] { lines.map { "  " + $0 } }

    static func lines(of block: Block) -> [String] {
        switch block {
        case .heading(let heading):
            let number = heading.isNumbered ? "+" : ""
            return ["h\(heading.level)\(number)\(text(heading.attributes)) \(description(of: heading.inlines))"]
        case .paragraph(let paragraph):
            return ["p\(text(paragraph.attributes)) \(description(of: paragraph.inlines))"]
        case .list(let list): return lines(of: list)
        case .table(let table): return lines(of: table)
        case .quote(let blocks, let attributes):
            return ["quote\(text(attributes))"] + indented(blocks.flatMap { lines(of: $0) })
        case .code(let content, let language):
            return [
                "code(\(language ?? "")) ‘\(content.split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎"))’"
            ]
        case .division(let division):
            return ["div(\(division.role?.rawValue ?? ""))\(text(division.attributes))"]
                + indented(division.blocks.flatMap { lines(of: $0) })
        case .thematicBreak: return ["rule"]
        case .pageBreak: return ["page"]
        case .figure(let figure):
            return ["figure\(text(figure.attributes)) \(text(.image(figure.image))) \(description(of: figure.caption))"]
        case .contents(let depth, let title): return ["contents(\(depth)) \(description(of: title))"]
        }
    }

    private static func lines(of list: List) -> [String] {
        var marker =
            switch list.marker {
            case .bullet: "ul("
            case .ordered(let start, let style): "ol(\(start),\(style),"
            case .numberedParagraphs(let prefix, let start): "np(\(prefix).\(start),"
            }
        marker += (list.isTight ? "tight" : "loose") + (list.continues ? ",continues" : "") + ")"
        return [marker + text(list.attributes)]
            + list.items.flatMap { item in
                let content = item.blocks.flatMap { lines(of: $0) }
                return content.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element }
            }
    }

    private static func lines(of table: Table) -> [String] {
        let columns = table.columns.map {
            "\($0.alignment)" + ($0.share.map { share in " \(Int((share * 100).rounded()))%" } ?? "")
        }
        var result = [
            "table\(text(table.attributes)) [\(columns.joined(separator: ", "))] \(description(of: table.caption))"
        ]
        for (name, rows) in [("head", table.headRows), ("row", table.bodyRows)] {
            for row in rows {
                let cells = row.cells.map { cell in
                    (cell.isRowHeader ? "!" : "") + cell.blocks.flatMap { lines(of: $0) }.joined(separator: " / ")
                }
                result.append("  \(name)\(text(row.attributes)) " + cells.joined(separator: " | "))
            }
        }
        return result
    }

    static func text(_ inline: Inline) -> String {
        switch inline {
        case .text(let content): "‘\(content)’"
        case .emphasis(let inner): "em(\(description(of: inner)))"
        case .strong(let inner): "strong(\(description(of: inner)))"
        case .strikethrough(let inner): "strike(\(description(of: inner)))"
        case .superscript(let inner): "sup(\(description(of: inner)))"
        case .subscript(let inner): "sub(\(description(of: inner)))"
        case .code(let content): "code(‘\(content)’)"
        case .link(let link):
            "link(\(link.target)\(link.title.map { " ‘\($0)’" } ?? ""): \(description(of: link.inlines)))"
        case .image(let image):
            "image(\(image.source)\(image.width.map { " \(Int($0.rounded()))" } ?? "")"
                + "\(image.height.map { "x\(Int($0.rounded()))" } ?? ""): ‘\(image.alternative)’)"
        case .lineBreak: "br"
        case .note(let index): "note\(index + 1)"
        case .span(let inner, let attributes): "span\(text(attributes))(\(description(of: inner)))"
        }
    }

    private static func text(_ attributes: Attributes) -> String {
        var result = (attributes.id.map { "#" + $0 } ?? "") + attributes.classes.map { "." + $0 }.joined()
        if let language = attributes.language { result += "@" + language }
        for (key, value) in attributes.others.sorted(by: { $0.key < $1.key }) { result += "[\(key)=\(value)]" }
        return result
    }
}
