internal import Diagnostics
internal import DocumentModel

/// Makes a document of the parser's tree: puts the values in, matches divisions, numbers notes, checks links and pictures.
///
/// An object for the time of one reading: everything that one part of a text must know of the parts before it.
final class DocumentBuilder {
    let scanned: ScannedMarkdown
    let tokens: TokenCheck
    let source: [UInt8]
    let options: MarkdownOptions
    let problems: MarkdownProblems
    let wording: Wording
    let numbersHeadings: Bool

    var identifiers: Identifiers
    var images: ImageStore
    /// The notes marked so far, in the order of their numbers.
    var notes: [Note] = []
    /// What the parser has made of the notes' texts, by their index in ``ScannedMarkdown/notes``.
    var textOfNote: [Int: SyntaxNode] = [:]
    /// The notes that a mark has led to, also those that turned out empty.
    var metNotes: Set<Int> = []
    /// The number of each note that is marked, by its index.
    var numberOfNote: [Int: Int] = [:]
    /// The index of each label among the notes' texts.
    var noteIndices: [String: Int] = [:]
    var isInNote = false
    /// Links to `#…`, checked when all identifiers are known.
    var fragments: [(target: String, range: Range<Int>)] = []

    var headingNumbers = HeadingNumbers()
    /// What the format numbers headings with, by their identifiers.
    var numberOfHeading: [String: String] = [:]
    var lastHeadingLevel = 0
    var titleCount = 0
    /// The text of the first heading.
    var firstHeading: String?
    /// The section that numbered paragraphs count in.
    var section = NumberedSection()

    /// Lists inside each other.
    var listDepth = 0
    var divisionDepth = 0
    /// The number and style that follow the last ordered list that stood in no other list.
    var nextNumber: (number: Int, style: List.NumberStyle)?
    /// How many divisions of recommendations are open.
    var recommendationDepth = 0

    init(
        scanned: ScannedMarkdown, source: [UInt8], values: [String], options: MarkdownOptions,
        problems: MarkdownProblems, metadata: Metadata
    ) {
        self.scanned = scanned
        self.source = source
        self.options = options
        self.problems = problems
        wording = metadata.wording
        numbersHeadings = metadata.numbersHeadings
        tokens = TokenCheck(values: values, limits: options.limits, problems: problems)
        identifiers = Identifiers()
        images = ImageStore(load: options.loadImage, limits: options.limits)
        for (index, note) in scanned.notes.enumerated() {
            if noteIndices[note.label] == nil {
                noteIndices[note.label] = index
            } else {
                problems.error(
                    .repeatedFootnote, "the footnote '\(note.label)' has two texts", at: note.range)
            }
        }
        for marker in scanned.markers {
            if let id = Self.list(of: marker)?.id { identifiers.reserve(Self.identifier(tokens.substituting(id[...]))) }
        }
    }

    /// The blocks and notes of a whole text.
    func build(_ root: SyntaxNode) -> (blocks: [Block], notes: [Note]) {
        var body = root.children.filter { !$0.isNoteText }
        let texts = root.children.filter { $0.isNoteText }
        var indices: [Int] = []
        if !scanned.notes.isEmpty, !body.isEmpty { indices = foundNotes(body.removeFirst()) }
        for (index, text) in zip(indices, texts) { textOfNote[index] = text }

        let blocks = self.blocks(of: body)
        for (index, note) in scanned.notes.enumerated() where noteIndices[note.label] == index {
            guard !metNotes.contains(index), textOfNote[index] != nil else { continue }
            problems.warn(
                .unusedFootnote, "no mark leads to the footnote '\(note.label)', which is left out", at: note.range)
        }
        for fragment in fragments where !identifiers.contains(fragment.target) {
            problems.warn(
                .linkWithoutTarget, "no part of the document has the identifier '\(fragment.target)'",
                at: fragment.range,
                hint: NearestName.of(fragment.target, among: identifiers.all).map { "did you mean '#\($0)'?" })
        }
        return (blocks, notes)
    }

    /// Which of the notes the parser has found, in the order in which it puts their texts.
    private func foundNotes(_ preamble: SyntaxNode) -> [Int] {
        // Resolved marks are nodes of their own; the label of any other is text, and its token tells which it is.
        var missing: Set<Int> = []
        for case .text(let bytes) in preamble.children.map(\.kind) {
            var index = 0
            while index < bytes.count {
                if let token = Token(in: bytes[...], at: index), token.kind == .marker,
                    token.number < scanned.markers.count,
                    case .noteLabel(let note) = scanned.markers[token.number].kind
                {
                    missing.insert(note)
                }
                index += 1
            }
        }
        return scanned.notes.indices.filter { !missing.contains($0) }
    }

    /// The offset of a node in the rendered text, as an empty range.
    func range(of node: SyntaxNode) -> Range<Int> {
        let offset = min(scanned.sourceOffset(line: node.line, column: node.column), source.count)
        return offset..<min(offset + 1, source.count)
    }

    /// The range of a node's first line from where it begins.
    func lineRange(of node: SyntaxNode) -> Range<Int> {
        let start = range(of: node).lowerBound
        var end = start
        while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
        return start..<end
    }

    static func list(of marker: Marker) -> AttributeList? {
        switch marker.kind {
        case .opening(let list), .attributes(let list): list
        default: nil
        }
    }
}

extension SyntaxNode {
    fileprivate var isNoteText: Bool {
        if case .noteText = kind { return true }
        return false
    }
}
