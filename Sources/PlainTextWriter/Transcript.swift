internal import DocumentModel

/// Turns a document into pieces of text. Here it is decided what the text says: numbers, marks, the targets of links.
struct Transcript {
    private(set) var pieces: [Piece] = []
    var margin = 0
    /// Empty lines that the next piece asks for, and what stands in its margin.
    private var gap = 0
    private var lead: [UInt8]?

    private let document: Document
    private var entries: [ContentsEntry]?
    var headingNumbers = HeadingNumbers()
    /// The targets that have been named already.
    var namedTargets: Set<String> = []
    /// How many bullet lists stand around.
    var bulletDepth = 0
    var pieceCountAfterHeading = -1
    var followsHeading: Bool { pieceCountAfterHeading == pieces.count }
    var isInCell = false

    init(_ document: Document) {
        self.document = document
    }

    var noteCount: Int { document.notes.count }

    /// All headings that a table of contents may list.
    mutating func allEntries() -> [ContentsEntry] {
        if let entries { return entries }
        let found = document.contents(depth: 5)
        entries = found
        return found
    }

    mutating func write() {
        blocks(document.blocks)
        guard !document.notes.isEmpty else { return }
        space(1)
        emit(.rule(Array("--------".utf8)))
        let widest = "[\(document.notes.count)] ".utf8.count
        for (index, note) in document.notes.enumerated() {
            space(1)
            item("[\(index + 1)]", width: widest) { $0.blocks(note.blocks) }
        }
    }

    /// Asks for empty lines before the next piece; the first piece beside a mark in the margin gets none.
    mutating func space(_ lines: Int) {
        guard lead == nil else { return }
        gap = max(gap, lines)
    }

    mutating func emit(_ content: Piece.Content) {
        pieces.append(Piece(content: content, margin: margin, lead: lead, gap: pieces.isEmpty ? 0 : gap))
        gap = 0
        lead = nil
    }

    /// Writes what `body` writes beside a mark, all lines as far in as the first.
    mutating func item(_ mark: String, width: Int, _ body: (inout Transcript) -> Void) {
        var started = lead ?? [UInt8](repeating: UInt8(ascii: " "), count: margin)
        started += mark.utf8
        let markWidth = DisplayWidth.of(Array(mark.utf8))
        started += [UInt8](repeating: UInt8(ascii: " "), count: max(width - markWidth, 1))
        lead = started
        let inner = max(width, markWidth + 1)
        margin += inner
        body(&self)
        margin -= inner
        if lead != nil {
            emit(.words([]))
        }
    }

    mutating func indented(by columns: Int, _ body: (inout Transcript) -> Void) {
        if let started = lead {
            lead = started + [UInt8](repeating: UInt8(ascii: " "), count: columns)
        }
        margin += columns
        body(&self)
        margin -= columns
    }

    /// The first line of what `body` writes stands so far in, the others further.
    mutating func hanging(_ columns: Int, by more: Int, _ body: (inout Transcript) -> Void) {
        lead = (lead ?? [UInt8](repeating: UInt8(ascii: " "), count: margin)) + [UInt8](repeating: 0x20, count: columns)
        margin += columns + more
        body(&self)
        margin -= columns + more
    }

    /// The pieces that `body` writes, as if they stood alone at the left edge.
    mutating func apart(_ body: (inout Transcript) -> Void) -> [Piece] {
        let outer = (pieces, margin, gap, lead, pieceCountAfterHeading)
        pieces = []
        margin = 0
        gap = 0
        lead = nil
        pieceCountAfterHeading = -1
        body(&self)
        defer { (pieces, margin, gap, lead, pieceCountAfterHeading) = outer }
        return pieces
    }
}
