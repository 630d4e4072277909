internal import Diagnostics
internal import DocumentModel

extension DocumentBuilder {
    /// The blocks of siblings: divisions matched, captions given to their tables.
    func blocks(of nodes: [SyntaxNode]) -> [Block] {
        var open = [OpenDivision(section: section)]
        for node in nodes {
            if let marker = fence(node) {
                if case .opening(let list) = scanned.markers[marker].kind {
                    self.open(list, marker, &open)
                } else {
                    close(marker, &open)
                }
            } else {
                open[open.count - 1].items += items(of: node, in: open[open.count - 1])
            }
        }
        while open.count > 1 {
            let unclosed = open.removeLast()
            divisionDepth -= 1
            guard let marker = unclosed.marker else { continue }
            problems.error(
                .unclosedDivision, "this block is not closed", at: scanned.markers[marker].range,
                hint: "write ':::' in a line of its own at its end")
        }
        return resolvingCaptions(open[0].items)
    }

    /// The marker of a line of colons, which the scanner has disguised as a heading.
    private func fence(_ node: SyntaxNode) -> Int? {
        guard case .heading = node.kind, let number = node.soleText.flatMap(ScannedText.soleMarker),
            number < scanned.markers.count
        else { return nil }
        switch scanned.markers[number].kind {
        case .opening, .closing: return number
        default: return nil
        }
    }

    private func items(of node: SyntaxNode, in division: OpenDivision) -> [BlockItem] {
        switch node.kind {
        case .heading(let level):
            if let caption = caption(node) { return [.caption(caption)] }
            return heading(node, level).map { [.block(.heading($0))] } ?? []
        case .paragraph: return paragraph(node)
        case .quote:
            let inner = blocks(of: node.children)
            return inner.isEmpty ? [] : [.block(.quote(inner, Attributes()))]
        case .list(let start, let isTight):
            return list(node, start: start, isTight: isTight, in: division).map { [.block(.list($0))] } ?? []
        case .code(let bytes, let info):
            var text = plainText(bytes, keepsEscapes: true)
            if text.utf8.last == 0x0A { text.unicodeScalars.removeLast() }
            let language = plainText(info, keepsEscapes: false).split(whereSeparator: \.isWhitespace).first
            return text.isEmpty ? [] : [.block(.code(text, language: language.map(String.init)))]
        case .thematicBreak: return [.block(.thematicBreak)]
        case .table(let alignments): return [.block(.table(table(node, alignments: alignments)))]
        default: return blocks(of: node.children).map { .block($0) }
        }
    }

    private func paragraph(_ node: SyntaxNode) -> [BlockItem] {
        if let caption = caption(node) { return [.caption(caption)] }
        switch node.soleText.map({ String(decoding: $0, as: UTF8.self) }) {
        case "\\newpage", "\\pagebreak": return [.block(.pageBreak)]
        case "[TOC]": return [.block(.contents(depth: 2, title: [.text(wording.contents)]))]
        default: break
        }
        if let figure = figure(node) { return figure.map { [.block(.figure($0))] } ?? [] }
        return paragraphs(of: node.children, breaks: .paragraphs).map { .block(.paragraph(Paragraph($0))) }
    }

    /// A paragraph that holds a picture and nothing else; the inner `nil` stands for a picture that could not be read.
    private func figure(_ node: SyntaxNode) -> Figure?? {
        guard let first = node.children.first, case .image = first.kind, node.children.count <= 2 else { return nil }
        var marker: Int?
        if node.children.count == 2 {
            guard case .text(let bytes) = node.children[1].kind, let number = ScannedText.soleMarker(bytes),
                number < scanned.markers.count, case .attributes = scanned.markers[number].kind
            else { return nil }
            marker = number
        }
        guard var image = image(first, attributes: marker) else { return .some(nil) }
        var attributes = marker.map(self.attributes) ?? Attributes()
        attributes.others["width"] = nil
        attributes.others["height"] = nil
        let caption: [Inline] = image.title.map { [.text($0)] } ?? []
        image.title = nil
        return Figure(image, caption: caption, attributes: attributes)
    }

    private func heading(_ node: SyntaxNode, _ level: Int) -> Heading? {
        let (inlines, marker) = headLine(of: pieces(of: node.children))
        guard !inlines.isEmpty else { return nil }
        let place = lineRange(of: node)
        if lastHeadingLevel > 0 ? level > lastHeadingLevel + 1 : level > 2 {
            problems.warn(
                .skippedHeadingLevel,
                lastHeadingLevel > 0
                    ? "a heading of level \(level) follows one of level \(lastHeadingLevel)"
                    : "the first heading is of level \(level)",
                at: place)
        }
        lastHeadingLevel = level
        if level == 1 {
            titleCount += 1
            if titleCount == 2 {
                problems.warn(
                    .repeatedTitle, "a document has one heading of level 1, its title", at: place,
                    hint: "write '##' for a section")
            }
        }
        var attributes = marker.map(self.attributes) ?? Attributes()
        let text = inlines.plainText
        if attributes.id == nil { attributes.id = identifiers.make(from: text) }
        if firstHeading == nil { firstHeading = OutlineLine.collapsingSpaces(text) }
        let isNumbered = numbersHeadings && level > 1 && !attributes.has("unnumbered")
        let heading = Heading(level: level, inlines: inlines, attributes: attributes, isNumbered: isNumbered)
        let number = headingNumbers.next(for: heading)
        if let id = attributes.id { numberOfHeading[id] = number }
        section.begin(heading, number: number)
        return heading
    }

    // MARK: - Lists

    private func list(_ node: SyntaxNode, start: Int?, isTight: Bool, in division: OpenDivision) -> List? {
        listDepth += 1
        let items = node.children.compactMap { item -> List.Item? in
            let blocks = blocks(of: item.children)
            return blocks.isEmpty ? nil : List.Item(blocks)
        }
        listDepth -= 1
        guard !items.isEmpty else { return nil }
        guard let start else { return List(.bullet, items: items, isTight: isTight) }
        if start > Diagnostic.largestListNumber {
            problems.warn(
                .listNumberTooLarge,
                "word processors count to \(Diagnostic.largestListNumber) only: there, this list begins with that",
                at: lineRange(of: node))
        }
        let classes = division.classes.compactMap(ReaderClass.init)
        let style = classes.compactMap(\.numberStyle).first ?? .decimal
        var first = start
        var continues = false
        if let next = nextNumber, next.style == style, listDepth == 0 {
            // A number that goes on from the last list's says so itself; 1 begins anew, unless the division says not.
            continues =
                (start > 1 && start == next.number)
                || (start == 1 && (classes.contains(.continue) || recommendationDepth > 0))
            if continues { first = next.number }
        }
        if listDepth == 0 { nextNumber = (first + items.count, style) }
        return List(.ordered(start: first, style: style), items: items, isTight: isTight, continues: continues)
    }

    // MARK: - Tables

    private func table(_ node: SyntaxNode, alignments: [UInt8]) -> Table {
        var head: [Table.Row] = []
        var body: [Table.Row] = []
        for row in node.children {
            guard case .tableRow(let isHead) = row.kind else { continue }
            checkCells(of: row, columns: alignments.count)
            let cells = row.children.map { cell in
                Table.Cell(
                    paragraphs(of: cell.children, breaks: .paragraphs).map { .paragraph(Paragraph($0)) })
            }
            if isHead { head.append(Table.Row(cells)) } else { body.append(Table.Row(cells)) }
        }
        // Markdown has no table without a head: a head of empty cells stands for none.
        head.removeAll { $0.cells.allSatisfy(\.blocks.isEmpty) }
        let columns = alignments.map { byte -> Table.Column in
            switch byte {
            case UInt8(ascii: "l"): Table.Column(alignment: .left)
            case UInt8(ascii: "c"): Table.Column(alignment: .centre)
            case UInt8(ascii: "r"): Table.Column(alignment: .right)
            default: Table.Column()
            }
        }
        var table = Table(columns: columns, headRows: head, bodyRows: body)
        table.origin = problems.origin(lineRange(of: node))
        return table
    }

    private func checkCells(of row: SyntaxNode, columns: Int) {
        guard let cells = scanned.cellCounts[row.line], cells != columns else { return }
        let place = lineRange(of: row)
        let counted = cells == 1 ? "1 cell" : "\(cells) cells"
        if cells > columns {
            problems.error(
                .raggedTable, "this row has \(counted), but the table \(columns) columns", at: place,
                hint: "write '\\|' for a bar that is text")
        } else {
            problems.warn(
                .raggedTable, "this row has \(counted), but the table \(columns) columns: the rest stay empty",
                at: place)
        }
    }

    /// A paragraph that begins with `: ` or `Table: `, or such a line at the end of a table.
    private func caption(_ node: SyntaxNode) -> Caption? {
        guard let first = node.children.first, case .text(let bytes) = first.kind else { return nil }
        var all: [InlinePiece]
        let lead: String
        if let token = Token(in: bytes[...], at: 0), token.kind == .marker, token.number < scanned.markers.count,
            case .caption = scanned.markers[token.number].kind
        {
            lead = String(decoding: source[scanned.markers[token.number].range], as: UTF8.self)
            all = pieces(of: node.children)
            all.removeFirst()
        } else {
            guard case .paragraph = node.kind, let found = Caption.leads.first(where: { bytes.starts(with: $0) }) else {
                return nil
            }
            lead = String(decoding: found, as: UTF8.self)
            all = pieces(ofText: Array(bytes.dropFirst(found.count))) + pieces(of: Array(node.children.dropFirst()))
        }
        let (inlines, marker) = headLine(of: all)
        var paragraph: [Inline] = [.text(lead)] + inlines
        if let marker { paragraph.append(.text(" " + tokens.substituting(source[scanned.markers[marker].range]))) }
        return Caption(
            inlines: inlines, marker: marker, paragraph: Paragraph(paragraph))
    }

    /// Gives each caption to the table before it, or else to the one after it; without a table it is a paragraph.
    func resolvingCaptions(_ items: [BlockItem]) -> [Block] {
        var blocks: [Block] = []
        var pending: Caption?
        var takesCaption = false
        for item in items {
            switch item {
            case .caption(let caption):
                if let waiting = pending { blocks.append(.paragraph(waiting.paragraph)) }
                pending = nil
                if takesCaption, case .table(let table)? = blocks.last {
                    blocks[blocks.count - 1] = captioned(table, caption)
                    takesCaption = false
                } else {
                    pending = caption
                }
            case .block(.table(let table)):
                blocks.append(pending.map { captioned(table, $0) } ?? .table(table))
                takesCaption = pending == nil
                pending = nil
            case .block(let block):
                if let waiting = pending { blocks.append(.paragraph(waiting.paragraph)) }
                pending = nil
                takesCaption = false
                blocks.append(block)
            }
        }
        if let waiting = pending { blocks.append(.paragraph(waiting.paragraph)) }
        return blocks
    }

    private func captioned(_ table: Table, _ caption: Caption) -> Block {
        var table = table
        table.caption = caption.inlines
        guard let marker = caption.marker else { return .table(table) }
        table.attributes = attributes(marker)
        if let widths = table.attributes.others.removeValue(forKey: "widths") {
            setShares(of: &table, widths, at: scanned.markers[marker].range)
        }
        if table.attributes.has("row-headers") { Self.markRowHeaders(&table) }
        // A caption may give the table the role of a division around it.
        guard let role = table.attributes.classes.lazy.compactMap(Division.Role.init).first else {
            return .table(table)
        }
        table.attributes.classes.removeAll { $0 == role.rawValue }
        return division(role, blocks: [.table(table)], attributes: Attributes())
    }

    private func setShares(of table: inout Table, _ widths: String, at range: Range<Int>) {
        let numbers = widths.split { $0 == " " || $0 == "," || $0 == "\t" }.compactMap { Double($0) }
            .filter { $0 > 0 && $0 <= 1_000_000 }
        guard numbers.count == table.columns.count else {
            problems.warn(
                .invalidAttribute, "widths needs one number for each of the \(table.columns.count) columns", at: range,
                hint: "write for example widths=\"3 1\"")
            return
        }
        let sum = numbers.reduce(0, +)
        for index in table.columns.indices { table.columns[index].share = numbers[index] / sum }
    }

    static func markRowHeaders(_ table: inout Table) {
        for row in table.bodyRows.indices where !table.bodyRows[row].cells.isEmpty {
            table.bodyRows[row].cells[0].isRowHeader = true
        }
    }
}
