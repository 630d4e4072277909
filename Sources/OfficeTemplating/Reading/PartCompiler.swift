internal import Diagnostics
internal import Templating
internal import XMLTree

/// Makes a program of one part: literal pieces of its source, and the tags between them.
struct PartCompiler {
    let document: XMLDocument
    let vocabulary: Vocabulary
    let removesForbidden: Bool
    let resolver: ScopeResolver
    var sources: [SourceText]
    var problems: [Diagnostic]
    var edits = EditList()
    var output = SegmentList()
    /// The first edit that pieces of the paragraph being put out may hold.
    private var firstEdit = 0
    /// Offsets of the edits to attributes and the like, known before those to paragraphs.
    var earlyEdits: [Int] = []
    /// Paragraphs whose numbering changes from round to round.
    private(set) var renumbered: Set<XMLNodeID> = []
    /// Paragraphs that only define macros and values, by number.
    private(set) var definitions: Set<Int> = []
    private(set) var definitionNodes: Set<XMLNodeID> = []
    /// Elements that are put out more than once though no block of this part repeats them: notes.
    var repeated: [Range<Int>] = []
    /// Comments that are repeated with what they are about.
    var handledComments: Set<String> = []
    var contexts: [ContextKey: RunContext] = [:]

    struct ContextKey: Hashable {
        var paragraph: Int
        var wrapper: Int
    }

    init(_ document: XMLDocument, headingStyles: Set<String> = [], removesForbidden: Bool) {
        let reader = PartReader(document, headingStyles: headingStyles)
        self.document = document
        self.removesForbidden = removesForbidden
        vocabulary = reader.vocabulary
        resolver = ScopeResolver(reader)
        sources = reader.sources
        problems = reader.problems + resolver.problems
        placeSlots()
        placeCheckBoxes()
    }

    var paragraphs: [Paragraph] { resolver.paragraphs }
    var tags: [Tag] { resolver.tags }

    /// Whether there is anything to fill.
    var hasTags: Bool {
        !resolver.tags.isEmpty || !edits.edits.isEmpty || resolver.paragraphs.contains { !$0.omitted.isEmpty }
    }

    /// Whether the part may have a table of contents.
    var hasContents: Bool {
        if vocabulary.isOpenDocument { return document.names.contains { $0.local == "table-of-content" } }
        guard vocabulary.usesFields else { return false }
        return document.source.split(separator: UInt8(ascii: "<")).contains {
            $0.starts(with: Array("\(prefix(of: 0))instrText".utf8))
                && String(decoding: $0, as: UTF8.self).contains("TOC")
        }
    }

    /// The program of the part.
    mutating func compile() -> [Segment] {
        prepare()
        emit(0..<document.source.count)
        return takeOutput()
    }

    /// Decides what is done to the source; ``emit(_:)`` carries it out.
    mutating func prepare() {
        checkStatements()
        placeStatements()
        placeRemovals()
        placeParagraphs()
        placeStructure()
        placeCellStatements()
        placeIdentities()
        placeGrids()
        placeStyles()
        edits.sort()
    }

    mutating func takeOutput() -> [Segment] {
        defer { output = SegmentList() }
        return output.finish()
    }

    // MARK: - Edits

    private mutating func placeStatements() {
        for number in resolver.order {
            guard case .at(let offset) = tags[number].placement, let segment = statement(tags[number]) else { continue }
            edits.insert(at: offset, rank: EditList.Rank.statement, [segment])
        }
    }

    /// The segment of a statement; `nil` for what is carried out at compile time.
    func statement(_ tag: Tag) -> Segment? {
        guard tag.kind == .statement else { return nil }
        switch tag.statement {
        case .opens("raw"), .closes("raw"), .cell: return nil
        default: return .statement(tag.codeRange)
        }
    }

    private mutating func placeRemovals() {
        for node in resolver.removed { edits.replace(document.range(of: node)) }
    }

    private mutating func placeParagraphs() {
        earlyEdits = edits.edits.map(\.lower).sorted()
        for (number, paragraph) in paragraphs.enumerated() {
            let node = paragraph.nodes[0]
            for other in paragraph.nodes.dropFirst() { edits.replace(document.range(of: other)) }
            if resolver.removed.contains(node) { continue }
            if let tag = loneTag(of: paragraph), context(paragraph: number, wrapper: tag.wrapper).division != nil {
                edits.replace(document.range(of: node), with: loneParagraph(number, paragraph, tag))
                continue
            }
            if paragraph.nodes.count == 1, !paragraph.endsSection, standsInBlocks(paragraph, of: ["macro", "set"]) {
                definitions.insert(number)
                definitionNodes.insert(node)
                edits.replace(document.range(of: node), withParagraph: number)
                continue
            }
            let content =
                paragraph.contentStart..<max(document.contentRange(of: node).upperBound, paragraph.contentStart)
            edits.replace(content, withParagraph: number)
        }
    }

    /// The placeholder that is all there is in a paragraph, or that has docxtpl's prefix for taking its place.
    private func loneTag(of paragraph: Paragraph) -> Tag? {
        guard !paragraph.endsSection else { return nil }
        let own = tags[paragraph.tags]
        if let prefixed = own.first(where: { $0.kind == .placeholder && $0.prefix == .paragraph }) { return prefixed }
        guard own.count == 1, let tag = own.first, tag.kind == .placeholder, !renumbered.contains(paragraph.nodes[0]),
            paragraph.wrappers.allSatisfy({ !$0.isFixed })
        else { return nil }
        for piece in paragraph.pieces {
            switch piece.kind {
            case .text:
                for index in piece.range where !tag.range.contains(index) && paragraph.text[index] > 0x20 { return nil }
            case .character: if !tag.range.overlaps(piece.range) { return nil }
            case .node, .open, .close: return nil
            }
        }
        return tag
    }

    private mutating func loneParagraph(_ number: Int, _ paragraph: Paragraph, _ tag: Tag) -> [Segment] {
        let context = context(paragraph: number, wrapper: tag.wrapper)
        let division = context.division
        let text = ValueText(context: context, removesForbidden: removesForbidden)
        return segments(
            of: tag,
            writer: ParagraphWriter(text: text, opening: division?.enter ?? [], closing: division?.leave ?? []))
    }

    // MARK: - Emission

    /// Puts out a range of the source with all edits in it.
    mutating func emit(_ range: Range<Int>) {
        var position = range.lowerBound
        // A paragraph may begin where its first run does: inside, its own edit is not to be found again.
        var index = max(edits.first(from: range.lowerBound), firstEdit)
        while index < edits.edits.count,
            edits.edits[index].lower < range.upperBound || edits.edits[index].lower == document.source.count
        {
            let edit = edits.edits[index]
            index += 1
            // What lies in a piece that is replaced goes with it.
            guard edit.lower >= position else { continue }
            output.append(document.source[position..<edit.lower])
            position = max(edit.upper, edit.lower)
            switch edit.action {
            case .segments(let segments): for segment in segments { output.append(segment) }
            case .paragraph(let number):
                let outer = firstEdit
                firstEdit = index
                var emitter = ParagraphEmitter(paragraphs[number], number, isDefinition: definitions.contains(number))
                emitter.emit(in: &self)
                firstEdit = outer
            }
        }
        if position < range.upperBound { output.append(document.source[position..<range.upperBound]) }
    }

    /// Notes that the properties of a paragraph are not the same in each round.
    mutating func noteRenumbered(_ paragraph: XMLNodeID) { renumbered.insert(paragraph) }

    /// The first number above all ids of drawings, bookmarks and controls of the part.
    var firstFreeNumber: Int {
        var highest = 0
        for node in 0..<document.nodeCount where document.kind(of: node) == .element {
            let name = document.names[document.nameNumber(of: node)]
            guard ["docPr", "cNvPr", "bookmarkStart", "footnote", "endnote", "comment"].contains(name.local) else {
                continue
            }
            for (attribute, value) in document.attributes(of: node) where document.names[attribute].local == "id" {
                if let number = Int(value), number < 1 << 30 { highest = max(highest, number) }
            }
        }
        return highest + 1
    }
}
