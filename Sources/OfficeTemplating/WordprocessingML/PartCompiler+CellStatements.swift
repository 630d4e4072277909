internal import Diagnostics
internal import Templating
internal import XMLTree

/// docxtpl's statements about the table cell that they stand in: `colspan`, `hm`, `vm` and `cellbg`.
extension PartCompiler {
    mutating func placeCellStatements() {
        for tag in tags {
            guard case .cell(let keyword) = tag.statement, tag.kind == .statement else { continue }
            guard let cell = cell(around: paragraphs[tag.paragraph].nodes[0]) else {
                report(tag, "'\(keyword)' stands outside of a table cell")
                continue
            }
            if vocabulary.language(of: cell, in: document) == .openDocument {
                placeOpenDocument(keyword, tag, cell)
            } else {
                placeWord(keyword, tag, cell)
            }
        }
    }

    private mutating func report(_ tag: Tag, _ message: String) {
        problems.append(Diagnostic(.notInOffice, message, at: .source(sources[tag.source], tag.range)))
    }

    private func cell(around node: XMLNodeID) -> XMLNodeID? {
        var current = document.parent(of: node)
        while let element = current {
            if vocabulary.role(of: element, in: document) == .cell { return element }
            current = document.parent(of: element)
        }
        return nil
    }

    /// The code after a statement's keyword.
    private func expression(of tag: Tag, after keyword: String) -> SourceRange {
        let code = sources[tag.source].bytes[tag.code]
        let start = code.firstIndex { $0 > 0x20 } ?? tag.code.lowerBound
        return SourceRange(
            source: tag.source, min(start + keyword.utf8.count, tag.code.upperBound)..<tag.code.upperBound)
    }

    /// A range of code that stands nowhere in the document.
    mutating func code(_ text: String, like tag: Tag) -> SourceRange {
        let source = SourceText(name: document.name, text: text, location: sources[tag.source].location)
        sources.append(source)
        return SourceRange(source: sources.count - 1, 0..<text.utf8.count)
    }

    // MARK: - WordprocessingML

    private mutating func placeWord(_ keyword: String, _ tag: Tag, _ cell: XMLNodeID) {
        let prefix = prefix(of: cell)
        let writer = PlainWriter(form: .attribute)
        switch keyword {
        case "colspan":
            let value = Segment.placeholder(expression(of: tag, after: keyword), writer: writer)
            setProperty("gridSpan", of: cell, [literal("<\(prefix)gridSpan \(prefix)val=\""), value, literal("\"/>")])
        case "cellbg":
            let value = Segment.placeholder(
                expression(of: tag, after: keyword), writer: CellColourWriter(openDocumentStyle: nil))
            setProperty(
                "shd", of: cell,
                [
                    literal("<\(prefix)shd \(prefix)val=\"clear\" \(prefix)color=\"auto\" \(prefix)fill=\""), value,
                    literal("\"/>"),
                ])
        case "vm":
            let first = Segment.statement(code("if loop.first", like: tag))
            let otherwise = Segment.statement(code("else", like: tag))
            let end = Segment.statement(code("endif", like: tag))
            setProperty(
                "vMerge", of: cell,
                [
                    literal("<\(prefix)vMerge \(prefix)val=\""), first, literal("restart"), otherwise,
                    literal("continue"),
                    end, literal("\"/>"),
                ])
            let content = contentStart(of: cell)
            edits.insert(at: content, rank: EditList.Rank.containerStart, [first])
            edits.insert(
                at: document.contentRange(of: cell).upperBound, rank: EditList.Rank.containerEnd,
                [otherwise, literal("<\(prefix)p/>"), end])
        default:
            let spanned = property("gridSpan", of: cell).flatMap {
                document.attribute("val", in: document.names[document.nameNumber(of: $0)].namespace, of: $0)
            }
            let value = Segment.placeholder(code("loop.length * \(Int(spanned ?? "") ?? 1)", like: tag), writer: writer)
            setProperty("gridSpan", of: cell, [literal("<\(prefix)gridSpan \(prefix)val=\""), value, literal("\"/>")])
            keepFirst(cell, tag, otherwise: nil)
        }
    }

    private func literal(_ text: String) -> Segment { SegmentList.literal(text) }

    /// Puts out an element only in the first round of the loop.
    private mutating func keepFirst(_ node: XMLNodeID, _ tag: Tag, otherwise: Segment?) {
        let range = document.range(of: node)
        edits.insert(
            at: range.lowerBound, rank: EditList.Rank.elementStart, [.statement(code("if loop.first", like: tag))])
        var end: [Segment] = [.statement(code("endif", like: tag))]
        if let otherwise { end = [.statement(code("else", like: tag)), otherwise] + end }
        edits.insert(at: range.upperBound, rank: EditList.Rank.elementEnd, end)
    }

    /// Source: ISO/IEC 29500-1, 17.4.69 (`CT_TcPr`, a sequence).
    private static let propertyOrder = [
        "cnfStyle", "tcW", "gridSpan", "hMerge", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "textDirection",
        "tcFitText", "vAlign", "hideMark",
    ]

    private func properties(of cell: XMLNodeID) -> XMLNodeID? {
        document.children(of: cell).first {
            document.kind(of: $0) == .element && document.names[document.nameNumber(of: $0)].local == "tcPr"
        }
    }

    private func property(_ local: String, of cell: XMLNodeID) -> XMLNodeID? {
        properties(of: cell).flatMap { properties in
            document.children(of: properties).first {
                document.kind(of: $0) == .element && document.names[document.nameNumber(of: $0)].local == local
            }
        }
    }

    private func contentStart(of cell: XMLNodeID) -> Int {
        properties(of: cell).map { document.range(of: $0).upperBound } ?? document.contentRange(of: cell).lowerBound
    }

    /// Sets a property of a cell, in the place of the one that is there.
    private mutating func setProperty(_ local: String, of cell: XMLNodeID, _ segments: [Segment]) {
        if let old = property(local, of: cell) { return edits.replace(document.range(of: old), with: segments) }
        let prefix = prefix(of: cell)
        guard let properties = properties(of: cell), !document.isEmptyTag(properties) else {
            let whole = [literal("<\(prefix)tcPr>")] + segments + [literal("</\(prefix)tcPr>")]
            if let empty = properties(of: cell) { return edits.replace(document.range(of: empty), with: whole) }
            return edits.insert(
                at: document.contentRange(of: cell).lowerBound, rank: EditList.Rank.containerStart, whole)
        }
        let position = Self.propertyOrder.firstIndex(of: local) ?? 0
        var offset = document.contentRange(of: properties).lowerBound
        for child in document.children(of: properties) where document.kind(of: child) == .element {
            let name = document.names[document.nameNumber(of: child)].local
            if let other = Self.propertyOrder.firstIndex(of: name), other < position {
                offset = document.range(of: child).upperBound
            }
        }
        // Two properties set at one offset follow the order of the schema.
        edits.insert(at: offset, rank: EditList.Rank.containerStart + position - 20, segments)
    }

    // MARK: - OpenDocument

    private mutating func placeOpenDocument(_ keyword: String, _ tag: Tag, _ cell: XMLNodeID) {
        let prefix = prefix(of: cell)
        let writer = PlainWriter(form: .attribute)
        let nameEnd =
            document.range(of: cell).lowerBound + 1 + document.names[document.nameNumber(of: cell)].qualified.utf8.count
        let covered = literal("<\(prefix)covered-table-cell/>")
        let attributes = document.attributeRanges(of: cell)
        func span(_ direction: String, _ value: SourceRange) {
            if let old = attributes.first(where: { $0.name == "\(prefix)number-\(direction)-spanned" }) {
                return edits.replace(old.value, with: [.placeholder(value, writer: writer)])
            }
            edits.insert(
                at: nameEnd, rank: EditList.Rank.statement,
                [
                    literal(" \(prefix)number-\(direction)-spanned=\""), .placeholder(value, writer: writer),
                    literal("\""),
                ])
        }
        switch keyword {
        case "colspan":
            let value = expression(of: tag, after: keyword)
            span("columns", value)
            let text = sources[tag.source].text(in: Int(value.lower)..<Int(value.upper))
            // Cells that the template has under the span already stay.
            let known = attributes.first { $0.name == "\(prefix)number-columns-spanned" }
            let columns = max(1, known.flatMap { Int(String(decoding: document.source[$0.value], as: UTF8.self)) } ?? 1)
            edits.insert(
                at: document.range(of: cell).upperBound, rank: EditList.Rank.elementEnd,
                [
                    .statement(code("for covered in range((\(text))|int - \(columns))", like: tag)), covered,
                    .statement(code("endfor", like: tag)),
                ])
        case "vm":
            span("rows", code("loop.length", like: tag))
            keepFirst(cell, tag, otherwise: covered)
        case "hm":
            span("columns", code("loop.length", like: tag))
            keepFirst(cell, tag, otherwise: covered)
        default:
            let attribute = document.attributeRanges(of: cell).first { $0.name == "\(prefix)style-name" }
            let old = attribute.map { String(decoding: document.source[$0.value], as: UTF8.self) } ?? ""
            let value = Segment.placeholder(
                expression(of: tag, after: keyword), writer: CellColourWriter(openDocumentStyle: old))
            guard let attribute else {
                return edits.insert(
                    at: nameEnd, rank: EditList.Rank.statement,
                    [literal(" \(prefix)style-name=\""), value, literal("\"")])
            }
            edits.replace(attribute.value, with: [value])
        }
    }
}
