internal import Diagnostics
internal import DocumentModel

/// Writes blocks as lines. An object for the time of one document: it counts lists and gathers warnings.
final class BlockEmitter {
    let document: Document
    let dialect: MarkdownWriter.Dialect
    private(set) var warnings: [Diagnostic] = []
    /// The headings whose identifiers a reader would not make from their text.
    private let explicitIdentifiers: Set<String>
    private var warned: Set<String> = []
    /// Govspeak does not number headings by itself.
    private var headingNumbers = HeadingNumbers()
    /// Whether a division around makes the first column of its tables head the rows.
    private(set) var isInTableOfNames = false

    init(document: Document, dialect: MarkdownWriter.Dialect) {
        self.document = document
        self.dialect = dialect
        explicitIdentifiers = dialect == .markdown ? ExplicitIdentifiers.find(in: document) : []
    }

    func warn(_ message: String) {
        guard warned.insert(message).inserted else { return }
        warnings.append(Diagnostic(.notInMarkdown, message, severity: .warning))
    }

    func surroundings(inCell: Bool = false) -> TextEscaping.Surroundings {
        TextEscaping.Surroundings(dialect: dialect, isInCell: inCell)
    }

    func source(of inlines: [Inline], inCell: Bool = false) -> String {
        InlineEmitter.source(of: inlines, surroundings(inCell: inCell))
    }

    // MARK: - Sequences

    /// The lines of blocks, with empty lines between them.
    func lines(of blocks: [Block]) -> [String] { lines(of: blocks, isTight: false) }

    private func lines(of blocks: [Block], isTight: Bool) -> [String] {
        var result: [String] = []
        var previous: Block?
        var usesOtherMark = false
        for block in blocks {
            let goesOn = previous.map { Self.isSameKindOfList($0, block) } ?? false
            usesOtherMark = goesOn && !usesOtherMark
            let lines = lines(of: block, usesOtherMark: usesOtherMark)
            guard !lines.isEmpty else { continue }
            if let previous, !(isTight && Self.mayStandClose(previous, block)) { result.append("") }
            result += lines
            previous = block
        }
        return result
    }

    /// Two lists in succession would be one if they had the same marks.
    private static func isSameKindOfList(_ a: Block, _ b: Block) -> Bool {
        guard case .list(let a) = a, case .list(let b) = b, a.style == .decimal, b.style == .decimal else {
            return false
        }
        return (a.marker == .bullet) == (b.marker == .bullet)
    }

    /// In a tight list item, a paragraph and what interrupts it need no empty line between them.
    private static func mayStandClose(_ a: Block, _ b: Block) -> Bool {
        switch (a, b) {
        case (.paragraph, .list(let list)):
            if case .ordered(let start, let style) = list.marker { return start == 1 && style == .decimal }
            return true
        case (.paragraph, .division), (.paragraph, .code), (.paragraph, .quote), (.paragraph, .heading): return true
        case (.division, _), (.code, _), (.heading, _): return true
        default: return false
        }
    }

    private func lines(of block: Block, usesOtherMark: Bool) -> [String] {
        switch block {
        case .heading(let heading): return lines(of: heading)
        case .paragraph(let paragraph):
            let lines = Self.split(source(of: paragraph.inlines))
            return paragraph.attributes.isEmpty || dialect == .govspeak
                ? lines : fenced(AttributeSource.braces(paragraph.attributes), lines)
        case .list(let list): return lines(of: list, usesOtherMark: usesOtherMark)
        case .table(let table): return lines(of: table)
        case .quote(let inner, _): return lines(of: inner).map { $0.isEmpty ? ">" : "> " + $0 }
        case .code(let text, let language): return lines(ofCode: text, language)
        case .division(let division): return lines(of: division)
        case .thematicBreak: return ["***"]
        case .pageBreak: return dialect == .markdown ? ["\\newpage"] : []
        case .figure(let figure): return lines(of: figure)
        case .contents(let depth, let title):
            guard dialect == .markdown else { return [] }
            if depth == 2, title.plainText == document.metadata.wording.contents { return ["[TOC]"] }
            return fenced("{.contents depth=\(depth)}", Self.split(source(of: title)))
        }
    }

    private static func split(_ text: String) -> [String] {
        text.isEmpty ? [] : text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    // MARK: - Leaves

    private func lines(of heading: Heading) -> [String] {
        if dialect == .govspeak, heading.level == 1 { return [] }
        var text = InlineEmitter.source(
            of: heading.inlines.map { if case .lineBreak = $0 { .text(" ") } else { $0 } }, surroundings(),
            beginsBlock: false)
        let number = dialect == .govspeak ? headingNumbers.next(for: heading) : nil
        guard !text.isEmpty else { return [] }
        if let number { text = number + " " + text }
        // Number signs at the end would close the heading.
        if text.utf8.last == UInt8(ascii: "#") { text = String(text.unicodeScalars.dropLast()) + "\\#" }
        var attributes = heading.attributes
        if let id = attributes.id, !explicitIdentifiers.contains(id) { attributes.id = nil }
        let braces = dialect == .markdown ? AttributeSource.braces(attributes) : ""
        let marks = String(repeating: "#", count: min(max(heading.level, 1), 6))
        return [marks + " " + text + (braces.isEmpty ? "" : " " + braces)]
    }

    private func lines(ofCode text: String, _ language: String?) -> [String] {
        var longest = 0
        var run = 0
        for byte in text.utf8 {
            run = byte == UInt8(ascii: "`") ? run + 1 : 0
            longest = max(longest, run)
        }
        let fence = String(repeating: "`", count: max(3, longest + 1))
        let info = (language ?? "").filter { $0 != "`" && !$0.isWhitespace }
        return [fence + info] + text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) + [fence]
    }

    private func lines(of figure: Figure) -> [String] {
        var image = figure.image
        image.title = figure.caption.isEmpty ? nil : figure.caption.plainText
        var text = source(of: [.image(image)])
        guard dialect == .markdown else {
            warn("pictures are uploaded beside the text: '\(image.source)'")
            return [text]
        }
        let more = AttributeSource.items(figure.attributes).filter { $0 != ".decorative" }
        if !more.isEmpty {
            if text.utf8.last == UInt8(ascii: "}") {
                text = String(text.dropLast()) + " " + more.joined(separator: " ") + "}"
            } else {
                text += "{" + more.joined(separator: " ") + "}"
            }
        }
        return [text]
    }

    func lines(of note: Note, number: Int) -> [String] {
        let lines = lines(of: note.blocks)
        let lead = "[^\(number)]: "
        guard let first = lines.first else { return [lead + "&#8203;"] }
        return [lead + first] + lines.dropFirst().map { $0.isEmpty ? "" : "    " + $0 }
    }

    // MARK: - Lists and divisions

    private func lines(of list: List, usesOtherMark: Bool) -> [String] {
        if dialect == .govspeak, let lines = legislativeLines(of: list) { return lines }
        var result: [String] = []
        for (index, item) in list.items.enumerated() {
            let marker = marker(of: list, index, usesOtherMark)
            let content = lines(of: item.blocks, isTight: list.isTight)
            guard let first = content.first else { continue }
            if !result.isEmpty, !list.isTight { result.append("") }
            let indent = String(repeating: " ", count: marker.utf8.count)
            result.append(marker + first)
            result += content.dropFirst().map { $0.isEmpty ? "" : indent + $0 }
        }
        guard dialect == .markdown, list.style != .decimal else { return result }
        return fenced("{.\(Self.name(of: list.style))}", result)
    }

    private func marker(of list: List, _ index: Int, _ usesOtherMark: Bool) -> String {
        let start: Int
        switch list.marker {
        case .bullet: return usesOtherMark ? "* " : "- "
        case .ordered(let first, _): start = first
        case .numberedParagraphs(_, let first): start = first
        }
        // CommonMark 5.2: at most nine digits.
        let number = min(max(start, 0), 999_999_998) + index
        return "\(min(number, 999_999_999))" + (usesOtherMark ? ") " : ". ")
    }

    private static func name(of style: List.NumberStyle) -> String {
        switch style {
        case .decimal: "decimal"
        case .lowerAlpha: "lower-alpha"
        case .upperAlpha: "upper-alpha"
        case .lowerRoman: "lower-roman"
        case .upperRoman: "upper-roman"
        }
    }

    private func lines(of division: Division) -> [String] {
        if dialect == .govspeak { return govspeakLines(of: division) }
        let outer = isInTableOfNames
        isInTableOfNames = division.role == .headerTable || division.role == .copyList
        let inner = lines(of: division.blocks)
        isInTableOfNames = outer
        var attributes = division.attributes
        attributes.classes.removeAll { $0 == division.role?.rawValue }
        guard let role = division.role else {
            let braces = AttributeSource.braces(attributes)
            return braces.isEmpty ? inner : fenced(braces, inner)
        }
        if attributes.isEmpty { return fenced(role.rawValue, inner) }
        attributes.classes.insert(role.rawValue, at: 0)
        return fenced(AttributeSource.braces(attributes), inner)
    }

    private func fenced(_ head: String, _ lines: [String]) -> [String] { ["::: " + head] + lines + [":::"] }

    // MARK: - Govspeak

    private func govspeakLines(of division: Division) -> [String] {
        let inner = lines(of: division.blocks)
        guard !inner.isEmpty else { return [] }
        switch division.role {
        case .embargo, .draft, .ends:
            warn("embargo, draft and end lines are left out of what is published")
            return []
        case .contact: return ["$C"] + inner + ["$C"]
        case .address: return ["$A"] + inner + ["$A"]
        case .callout: return ["$CTA"] + inner + ["$CTA"]
        case .pullQuote: return inner.map { $0.isEmpty ? ">" : "> " + $0 }
        default: return inner
        }
    }

    /// Lists whose labels are not plain numbers.
    private func legislativeLines(of list: List) -> [String]? {
        switch list.marker {
        case .bullet, .ordered(_, .decimal): return nil
        case .ordered, .numberedParagraphs: break
        }
        var result = ["$LegislativeList"]
        for (index, item) in list.items.enumerated() {
            let content = lines(of: item.blocks, isTight: true)
            guard let first = content.first else { continue }
            result.append("* " + list.label(ofItem: index) + " " + first)
            result += content.dropFirst().map { $0.isEmpty ? "" : "  " + $0 }
        }
        return result + ["$EndLegislativeList"]
    }
}

extension List {
    /// How its numbers look; decimal also for bullets.
    fileprivate var style: List.NumberStyle {
        if case .ordered(_, let style) = marker { return style }
        return .decimal
    }
}
