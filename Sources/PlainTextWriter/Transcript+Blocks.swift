internal import DocumentModel

extension Transcript {
    /// - Parameter areClose: Whether the blocks stand without empty lines between them where that can be read.
    mutating func blocks(_ blocks: [Block], areClose: Bool = false) {
        for block in blocks {
            space(areClose ? 0 : 1)
            write(block)
        }
    }

    private mutating func write(_ block: Block) {
        switch block {
        case .heading(let heading): self.heading(heading)
        case .paragraph(let paragraph): self.paragraph(paragraph)
        case .list(let list): self.list(list)
        case .table(let table): self.table(table)
        case .quote(let blocks, _): indented(by: 4) { $0.blocks(blocks) }
        case .code(let code, _): self.code(code)
        case .division(let division): self.division(division)
        case .thematicBreak: emit(.rule(Array("* * *".utf8)))
        case .pageBreak: break
        case .figure(let figure): self.figure(figure)
        case .contents(let depth, let title): contents(depth: depth, title: title)
        }
    }

    private mutating func paragraph(_ paragraph: Paragraph) {
        let words = text(paragraph.inlines)
        if !words.isBlank { emit(.words(words)) }
    }

    private mutating func heading(_ heading: Heading) {
        let number = headingNumbers.next(for: heading)
        var words = text(heading.inlines)
        guard !words.isBlank else { return }
        if let number { words = Array("\(number) ".utf8) + words }
        switch heading.level {
        case ...1: emit(.underlined(words, UInt8(ascii: "=")))
        case 2:
            space(followsHeading ? 1 : 2)
            emit(.underlined(words, UInt8(ascii: "-")))
        default:
            space(followsHeading ? 1 : 2)
            emit(.words(words))
        }
        pieceCountAfterHeading = pieces.count
    }

    private mutating func code(_ code: String) {
        var lines = Array(code.utf8)
        while lines.last == UInt8(ascii: "\n") { lines.removeLast() }
        indented(by: 4) { $0.emit(.verbatim(Self.clean(lines, keepsLineEnds: true))) }
    }

    private mutating func figure(_ figure: Figure) {
        let picture = text([.image(figure.image)])
        if !picture.isBlank { emit(.words(picture)) }
        let caption = text(figure.caption)
        if !caption.isBlank { emit(.words(caption)) }
    }

    private mutating func contents(depth: Int, title: [Inline]) {
        let listed = allEntries().filter { $0.level <= max(depth, 1) }
        guard !listed.isEmpty else { return }
        let words = text(title)
        if !words.isBlank { emit(.words(words)) }
        for entry in listed {
            let number = entry.number.map { "\($0) " } ?? ""
            let words = Self.clean(Array((number + entry.inlines.plainText).utf8))
            hanging(2 * min(max(entry.level, 1), 6), by: max(2, number.utf8.count)) { $0.emit(.words(words)) }
        }
    }

    private mutating func list(_ list: List) {
        guard !list.items.isEmpty else { return }
        let marks = list.items.indices.map { mark(of: $0, in: list) }
        // Only letters, figures, stops and bullets, each one column wide.
        let width = (marks.map(\.unicodeScalars.count).max() ?? 1) + 1
        let isBulleted = list.marker == .bullet
        if isBulleted { bulletDepth += 1 }
        for (index, content) in list.items.enumerated() {
            if index > 0 { space(list.isTight ? 0 : 1) }
            item(marks[index], width: width) { transcript in
                for (position, block) in content.blocks.enumerated() {
                    let isClose = if case .list = block, list.isTight { true } else { position == 0 }
                    transcript.blocks([block], areClose: isClose)
                }
            }
        }
        if isBulleted { bulletDepth -= 1 }
    }

    private func mark(of index: Int, in list: List) -> String {
        if list.marker == .bullet { return bulletDepth.isMultiple(of: 2) ? "•" : "–" }
        return list.label(ofItem: index)
    }

    private mutating func division(_ division: Division) {
        switch division.role {
        case .pullQuote: indented(by: 4) { $0.blocks(division.blocks) }
        case .masthead, .address, .signature: blocks(division.blocks, areClose: true)
        case .headerTable, .copyList:
            for block in division.blocks {
                space(1)
                if case .table(let table) = block, pairs(table) { continue }
                blocks([block])
            }
        default: blocks(division.blocks)
        }
    }
}
