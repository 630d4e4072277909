internal import XMLTree

/// Takes a paragraph apart into pieces.
struct ParagraphReader {
    let document: XMLDocument
    let vocabulary: Vocabulary
    var paragraph: Paragraph
    /// Text that takes the place of that of a piece, by number, while fields are replaced.
    var replacements: [Int: [UInt8]] = [:]
    private var usesElementsForText: Bool { paragraph.language != .openDocument }

    init(_ node: XMLNodeID, _ document: XMLDocument, _ vocabulary: Vocabulary) {
        self.document = document
        self.vocabulary = vocabulary
        var properties = document.contentRange(of: node).lowerBound..<document.contentRange(of: node).lowerBound
        var endsSection = false
        if let first = document.firstChild(of: node), document.kind(of: first) == .element,
            vocabulary.role(of: first, in: document) == .hidden,
            document.names[document.nameNumber(of: first)].local == "pPr"
        {
            properties = document.range(of: first)
            endsSection = document.children(of: first).contains { vocabulary.role(of: $0, in: document) == .section }
        }
        paragraph = Paragraph(
            language: vocabulary.language(of: node, in: document), nodes: [node], contentStart: properties.upperBound,
            properties: properties, endsSection: endsSection)
        read(contentOf: node, wrapper: -1)
    }

    /// Adds the content of the paragraph that follows.
    mutating func join(_ node: XMLNodeID) {
        paragraph.nodes.append(node)
        paragraph.joints.append(paragraph.pieces.count)
        read(contentOf: node, wrapper: -1)
    }

    mutating func add(_ kind: Paragraph.Piece.Kind, _ node: XMLNodeID, _ wrapper: Int, _ text: some Sequence<UInt8>) {
        let start = paragraph.text.count
        paragraph.text.append(contentsOf: text)
        paragraph.pieces.append(
            Paragraph.Piece(
                kind: kind, wrapper: wrapper, range: start..<paragraph.text.count,
                offset: document.range(of: node).lowerBound))
    }

    mutating func read(contentOf node: XMLNodeID, wrapper: Int) {
        for child in document.children(of: node) {
            switch document.kind(of: child) {
            case .other: continue
            case .text: if !usesElementsForText { readText(child, wrapper) }
            case .element: read(child, wrapper)
            }
        }
    }

    private mutating func read(_ node: XMLNodeID, _ wrapper: Int) {
        switch vocabulary.role(of: node, in: document) {
        case .run: readWrapper(node, wrapper, isFixed: false, isRun: true)
        case .span: readWrapper(node, wrapper, isFixed: false, isRun: !usesElementsForText)
        case .fixed, .control:
            // Nothing is typed into a check box that a variable ticks.
            if CheckBoxControl(node, document) != nil {
                add(.node(node, isContent: true), node, wrapper, [])
            } else {
                readIndivisible(node, wrapper)
            }
        case .loose:
            let first = paragraph.pieces.count
            read(contentOf: node, wrapper: wrapper)
            if let level = levelOfInputField(node) { lift(from: first, to: level) }
        case .text:
            for child in document.children(of: node) where document.kind(of: child) == .text {
                readText(child, wrapper)
            }
        case .tab: add(.character(node), node, wrapper, [0x9])
        case .lineBreak:
            // A page or column break is content: it has to stay where it is.
            if let type = document.attribute(
                "type", in: document.names[document.nameNumber(of: node)].namespace, of: node),
                type != "textWrapping"
            {
                add(.node(node, isContent: true), node, wrapper, [])
            } else {
                add(.character(node), node, wrapper, [0xA])
            }
        case .space: add(.character(node), node, wrapper, [0x20])
        case .hyphen: add(.character(node), node, wrapper, [0x2D])
        case .dropped: break
        case .hidden:
            // The properties of a paragraph or run belong to it; anything else hidden is kept.
            let name = document.names[document.nameNumber(of: node)].local
            if name != "pPr", name != "rPr" { add(.node(node, isContent: false), node, wrapper, []) }
        case .invisible: add(.node(node, isContent: false), node, wrapper, [])
        default: add(.node(node, isContent: true), node, wrapper, [])
        }
    }

    /// What the description of an input field of OpenDocument says that its statement stands before or after, as templates of
    /// secretary have it: `before::table-row`, `after::paragraph`.
    private func levelOfInputField(_ node: XMLNodeID) -> Tag.Level? {
        guard document.names[document.nameNumber(of: node)].matches("text-input", in: OpenDocumentNames.text),
            let description = document.attribute("description", in: OpenDocumentNames.text, of: node)
        else { return nil }
        let parts = description.filter { $0 != " " && $0 != "-" }.split(separator: ":")
        guard parts.count == 2, ["before", "after"].contains(parts[0]) else { return nil }
        switch parts[1] {
        case "row", "tablerow": return .row
        case "cell", "tablecell": return .cell
        case "paragraph": return .paragraph
        default: return nil
        }
    }

    /// Gives the statement with which a piece begins the prefix that says the same.
    private mutating func lift(from piece: Int, to level: Tag.Level) {
        guard paragraph.pieces.indices.contains(piece) else { return }
        let range = paragraph.pieces[piece].range
        let opening: [UInt8] = [UInt8(ascii: "{"), UInt8(ascii: "%")]
        guard range.count > 2, paragraph.text[range].starts(with: opening) else { return }
        let prefix = Array((level.rawValue + " ").utf8)
        paragraph.text.insert(contentsOf: prefix, at: range.lowerBound + 2)
        for index in paragraph.pieces.indices.dropFirst(piece) {
            let old = paragraph.pieces[index].range
            let start = old.lowerBound + (index == piece ? 0 : prefix.count)
            paragraph.pieces[index].range = start..<(old.upperBound + prefix.count)
        }
    }

    /// A field or content control.
    private mutating func readIndivisible(_ node: XMLNodeID, _ wrapper: Int) {
        guard vocabulary.role(of: node, in: document) == .control else {
            let name = document.names[document.nameNumber(of: node)]
            if let field = document.attribute("instr", in: name.namespace, of: node).flatMap({ MergeField($0) }) {
                return read(field, in: node, wrapper)
            }
            return readFixed(node, content: node, wrapper)
        }
        let content = document.children(of: node).first {
            document.kind(of: $0) == .element && document.names[document.nameNumber(of: $0)].local == "sdtContent"
        }
        guard let content else { return add(.node(node, isContent: true), node, wrapper, []) }
        if isMarkOfGoogleDocs(node) { return read(contentOf: content, wrapper: wrapper) }
        readFixed(node, content: content, wrapper)
    }

    /// Google Docs wraps stretches of text in controls that mean nothing to anybody else, and divides tags by them.
    private func isMarkOfGoogleDocs(_ control: XMLNodeID) -> Bool {
        guard let properties = document.firstChild(of: control), document.kind(of: properties) == .element else {
            return false
        }
        return document.children(of: properties).contains { child in
            guard document.kind(of: child) == .element else { return false }
            let name = document.names[document.nameNumber(of: child)]
            return name.local == "tag"
                && document.attribute("val", in: name.namespace, of: child)?.hasPrefix("goog_rdk_") == true
        }
    }

    private mutating func readText(_ node: XMLNodeID, _ wrapper: Int) {
        let bytes = document.textBytes(of: node)
        guard !usesElementsForText else { return add(.text, node, wrapper, bytes) }
        // Outside of elements, runs of white space count as one space (ODF 1.3 part 3, 6.1.2).
        var collapsed: [UInt8] = []
        collapsed.reserveCapacity(bytes.count)
        var wasSpace = paragraph.text.isEmpty || paragraph.text.last == 0x20
        if case .node(_, isContent: true)? = paragraph.pieces.last?.kind { wasSpace = false }
        for byte in bytes {
            let isSpace = byte == 0x20 || byte == 0x9 || byte == 0xA || byte == 0xD
            if !isSpace { collapsed.append(byte) } else if !wasSpace { collapsed.append(0x20) }
            wasSpace = isSpace
        }
        add(.text, node, wrapper, collapsed)
    }

    private mutating func readWrapper(_ node: XMLNodeID, _ parent: Int, isFixed: Bool, isRun: Bool) {
        guard !document.isEmptyTag(node) else { return }
        let content = document.contentRange(of: node)
        var opening = document.range(of: node).lowerBound..<content.lowerBound
        if let first = document.firstChild(of: node), document.kind(of: first) == .element,
            vocabulary.role(of: first, in: document) == .hidden,
            document.names[document.nameNumber(of: first)].local == "rPr"
        {
            opening = opening.lowerBound..<document.range(of: first).upperBound
        }
        let number = paragraph.wrappers.count
        paragraph.wrappers.append(
            Paragraph.Wrapper(
                parent: parent, node: node, opening: opening,
                closing: content.upperBound..<document.range(of: node).upperBound, isFixed: isFixed, isRun: isRun))
        read(contentOf: node, wrapper: number)
    }

    private mutating func readFixed(_ node: XMLNodeID, content: XMLNodeID, _ parent: Int) {
        guard !document.isEmptyTag(content) else { return add(.node(node, isContent: true), node, parent, []) }
        let range = document.contentRange(of: content)
        let number = paragraph.wrappers.count
        paragraph.wrappers.append(
            Paragraph.Wrapper(
                parent: parent, node: node, opening: document.range(of: node).lowerBound..<range.lowerBound,
                closing: range.upperBound..<document.range(of: node).upperBound, isFixed: true, isRun: false))
        add(.open(number), node, parent, [])
        read(contentOf: content, wrapper: number)
        add(.close(number), node, parent, [])
        paragraph.pieces[paragraph.pieces.count - 1].offset = range.upperBound
    }
}
