internal import Diagnostics
internal import Templating
internal import XMLTree

/// Finds the paragraphs of a part that hold tags, and the tags in them.
struct PartReader {
    let document: XMLDocument
    let vocabulary: Vocabulary
    /// The ids of paragraph styles that are headings, for messages.
    private let headingStyles: Set<String>

    private(set) var paragraphs: [Paragraph] = []
    private(set) var tags: [Tag] = []
    /// Source texts: the first stands for the part as a whole, each other for one paragraph.
    private(set) var sources: [SourceText]
    private(set) var problems: [Diagnostic] = []
    /// Where visible content stands that is no statement, in ascending order.
    private(set) var contents: [Int] = []

    private var joined: Set<XMLNodeID> = []
    /// Entries of tables of contents, in which no tags are looked for.
    private let entries: RegionIndex
    private var locations = LocationTracker()
    private static let joinedAtMost = 50

    init(_ document: XMLDocument, headingStyles: Set<String> = []) {
        self.document = document
        self.headingStyles = headingStyles
        vocabulary = Vocabulary(document)
        sources = [SourceText(name: document.name, bytes: [])]
        entries = RegionIndex(
            vocabulary.isOpenDocument
                ? document.names.contains { $0.local == "table-of-content" } ? ContentsIndex.ranges(in: document) : []
                : vocabulary.usesFields ? ContentsField.ranges(in: document) : [])
        walk()
        contents.sort()
    }

    private mutating func walk() {
        /// The paragraphs around the current node: their ends, and whether their pieces are known.
        var around: [(end: XMLNodeID, isRead: Bool)] = []
        var node = 0
        /// Until where there is no content of the text: the end of an annotation.
        var quietEnd = 0
        while node < document.nodeCount {
            while let last = around.last, node >= last.end { around.removeLast() }
            let offset = document.range(of: node).lowerBound
            guard document.kind(of: node) == .element else {
                if document.kind(of: node) == .text, let paragraph = around.last, !paragraph.isRead, node >= quietEnd,
                    document.textBytes(of: node).contains(where: { $0 > 0x20 })
                {
                    contents.append(offset)
                }
                node += 1
                continue
            }
            let role = vocabulary.role(of: node, in: document)
            locations.enter(node, role, in: document)
            switch role {
            case .hidden:
                if endsSection(node) { contents.append(offset) }
                node = document.end(of: node)
                continue
            case .invisible where vocabulary.language(of: node, in: document) == .openDocument:
                // An annotation: its paragraphs are filled, but they are no content of the text around it.
                quietEnd = max(quietEnd, document.end(of: node))
            case .paragraph where entries.innermost(at: offset) != nil:
                around.append((document.end(of: node), false))
            case .paragraph: around.append((document.end(of: node), read(paragraph: node, isContent: node >= quietEnd)))
            case .other, .fieldMark, .instruction, .section:
                if let paragraph = around.last, !paragraph.isRead, node >= quietEnd { contents.append(offset) }
            default: break
            }
            node += 1
        }
    }

    /// Whether properties of a paragraph hold those of a section.
    private func endsSection(_ properties: XMLNodeID) -> Bool {
        document.children(of: properties).contains { vocabulary.role(of: $0, in: document) == .section }
    }

    // MARK: - Paragraphs

    /// - Returns: Whether the paragraph holds tags.
    private mutating func read(paragraph node: XMLNodeID, isContent: Bool) -> Bool {
        if joined.contains(node) { return true }
        noteHeading(node)
        let following = nextParagraph(after: node)
        guard mayHoldTags(node) || following.map(beginsByJoining) == true else { return false }
        var reader = ParagraphReader(node, document, vocabulary)
        var scanner = scan(&reader)
        var last = node
        var count = 0
        while count < Self.joinedAtMost, !reader.paragraph.endsSection, let next = nextParagraph(after: last),
            wantsNext(reader.paragraph, scanner) || beginsByJoining(next)
        {
            reader.join(next)
            scanner = scan(&reader)
            last = next
            count += 1
        }
        guard !scanner.tags.isEmpty || !scanner.escapes.isEmpty || scanner.unclosed != nil else { return false }
        if scanner.unclosed != nil, count > 0 {
            // Nothing closed it: the fault is that of the paragraph that began the tag.
            reader = ParagraphReader(node, document, vocabulary)
            scanner = scan(&reader)
        } else {
            for node in reader.paragraph.nodes.dropFirst() { joined.insert(node) }
        }
        register(reader.paragraph, scanner, isContent: isContent)
        return true
    }

    private func scan(_ reader: inout ParagraphReader) -> TagScanner {
        reader.replaceMergeFields()
        return TagScanner(reader.paragraph.text)
    }

    private func mayHoldTags(_ node: XMLNodeID) -> Bool {
        let range = document.range(of: node)
        // The ends of delimiters count too: as text they may be escaped, as docxtpl has it.
        return document.source[range].contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
            || mayHoldMergeFields(range)
    }

    private func mayHoldMergeFields(_ range: Range<Int>) -> Bool {
        guard vocabulary.usesFields else { return false }
        // The code of a field may be split over several elements `instrText`, or stand in an attribute `instr`.
        let word = Array("instr".utf8)
        var rest = document.source[range]
        while let index = rest.firstIndex(of: word[0]) {
            if rest[index...].starts(with: word) { return true }
            rest = rest[(index + 1)...]
        }
        return false
    }

    /// Whether the text is to go on with the next paragraph: a tag is open at its end, or its last tag ends in `-%}`.
    private func wantsNext(_ paragraph: Paragraph, _ scanner: TagScanner) -> Bool {
        if scanner.unclosed != nil { return true }
        guard let last = scanner.tags.last, last.joinsAfter else { return false }
        return paragraph.text[last.range.upperBound...].allSatisfy { $0 <= 0x20 }
    }

    /// Whether a paragraph begins with `{%-` or the like.
    private func beginsByJoining(_ node: XMLNodeID) -> Bool {
        guard mayHoldTags(node) else { return false }
        let reader = ParagraphReader(node, document, vocabulary)
        let text = reader.paragraph.text.drop { $0 <= 0x20 }
        return text.count > 3 && text.starts(with: [UInt8(ascii: "{")]) && text.dropFirst(2).first == UInt8(ascii: "-")
            && [UInt8(ascii: "%"), UInt8(ascii: "{"), UInt8(ascii: "#")].contains(text[text.startIndex + 1])
    }

    /// The paragraph that follows as the next block of the same container.
    private func nextParagraph(after node: XMLNodeID) -> XMLNodeID? {
        var next = document.nextSibling(of: node)
        while let sibling = next {
            if document.kind(of: sibling) == .element {
                switch vocabulary.role(of: sibling, in: document) {
                case .paragraph: return sibling
                case .invisible, .dropped: break
                default: return nil
                }
            }
            next = document.nextSibling(of: sibling)
        }
        return nil
    }

    private mutating func noteHeading(_ node: XMLNodeID) {
        let name = document.names[document.nameNumber(of: node)]
        if name.local != "h" {
            guard !headingStyles.isEmpty, let properties = document.firstChild(of: node),
                document.kind(of: properties) == .element
            else { return }
            let style = document.children(of: properties).first {
                document.kind(of: $0) == .element && document.names[document.nameNumber(of: $0)].local == "pStyle"
            }
            guard let style, let id = document.attribute("val", in: name.namespace, of: style),
                headingStyles.contains(id)
            else { return }
        }
        locations.enterHeading(ParagraphReader(node, document, vocabulary).paragraph.text.asText)
    }

    // MARK: - Tags

    private mutating func register(_ read: Paragraph, _ scanner: TagScanner, isContent: Bool) {
        var paragraph = read
        paragraph.source = sources.count
        paragraph.isInComment = !isContent
        paragraph.omitted = Self.omitted(scanner, paragraph.text, paragraph.jointOffsets)
        let source = SourceText(name: document.name, bytes: paragraph.text, location: locations.location)
        sources.append(source)
        let first = tags.count
        var piece = 0
        for var tag in scanner.tags {
            while piece + 1 < paragraph.pieces.count, paragraph.pieces[piece].range.upperBound <= tag.range.lowerBound {
                piece += 1
            }
            let start = paragraph.pieces[piece]
            tag.paragraph = paragraphs.count
            tag.source = paragraph.source
            tag.wrapper = start.wrapper
            tag.offset = start.offset + tag.range.lowerBound - start.range.lowerBound
            tag.classify(paragraph.text[tag.code])
            tags.append(tag)
        }
        paragraph.tags = first..<tags.count
        if let unclosed = scanner.unclosed {
            problems.append(Self.unclosed(source, at: unclosed))
        }
        if isContent { noteContents(of: paragraph) }
        paragraphs.append(paragraph)
    }

    /// What of the text is left out besides tags: the middle of `{_{`, and white space beside `{%-` and `-%}`. That of
    /// another paragraph stays, as in docxtpl: it parts the words of the two.
    private static func omitted(_ scanner: TagScanner, _ text: [UInt8], _ joints: [Int]) -> [Range<Int>] {
        var result = scanner.escapes
        for tag in scanner.tags where tag.joinsBefore || tag.joinsAfter {
            var lower = tag.range.lowerBound
            var upper = tag.range.upperBound
            let first = joints.last { $0 <= lower } ?? 0
            let last = joints.first { $0 >= upper } ?? text.count
            if tag.joinsBefore { while lower > first, text[lower - 1] <= 0x20 { lower -= 1 } }
            if tag.joinsAfter { while upper < last, text[upper] <= 0x20 { upper += 1 } }
            if lower < upper { result.append(lower..<upper) }
        }
        return result.sorted { $0.lowerBound < $1.lowerBound }
    }

    static func unclosed(_ source: SourceText, at start: Int) -> Diagnostic {
        let second = start + 1 < source.bytes.count ? source.bytes[start + 1] : 0
        let (what, closing) =
            switch second {
            case UInt8(ascii: "{"): ("placeholder", "}}")
            case UInt8(ascii: "%"): ("statement", "%}")
            default: ("comment", "#}")
            }
        return Diagnostic(
            .unclosed, "the \(what) is never closed", at: .source(source, start..<(start + 2)), hint: "add '\(closing)'"
        )
    }

    private mutating func noteContents(of paragraph: Paragraph) {
        if paragraph.endsSection { contents.append(paragraph.contentStart) }
        var tag = paragraph.tags.lowerBound
        for piece in paragraph.pieces {
            switch piece.kind {
            case .text:
                noteContents(ofText: piece, paragraph, &tag)
            case .node(_, isContent: true): contents.append(piece.offset)
            case .node, .character, .open, .close: break
            }
        }
        for tag in tags[paragraph.tags] where tag.kind == .placeholder { contents.append(tag.offset) }
    }

    /// Notes the first visible character of every stretch of text between tags.
    private mutating func noteContents(ofText piece: Paragraph.Piece, _ paragraph: Paragraph, _ tag: inout Int) {
        var isNoted = false
        for index in piece.range {
            while tag < paragraph.tags.upperBound, tags[tag].range.upperBound <= index {
                tag += 1
                isNoted = false
            }
            let byte = paragraph.text[index]
            // A no-break space (C2 A0) is no content either.
            if isNoted || byte <= 0x20 || byte == 0xC2 || byte == 0xA0 { continue }
            if tag < paragraph.tags.upperBound, tags[tag].range.contains(index) { continue }
            contents.append(piece.offset + index - piece.range.lowerBound)
            isNoted = true
        }
    }
}

extension [UInt8] {
    var asText: String { String(decoding: self, as: UTF8.self) }
}
