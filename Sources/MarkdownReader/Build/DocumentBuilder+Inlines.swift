internal import Diagnostics
internal import DocumentModel

extension DocumentBuilder {
    struct InlineContext {
        var breaks: InlineLine.Breaks
        /// Links hold no links and no notes; nor do alternative texts.
        var isInLink = false
    }

    /// The paragraphs of a line of text: more than one where a value holds a blank line, none where values leave nothing.
    func paragraphs(of nodes: [SyntaxNode], breaks: InlineLine.Breaks) -> [[Inline]] {
        var line = InlineLine(breaks: breaks, startsLine: true, gluesWords: options.gluesDatesAndTitles)
        emit(InlinePiece.grouping(pieces(of: nodes)), to: &line, InlineContext(breaks: breaks))
        return line.paragraphs()
    }

    /// The inlines of a heading or caption, and the attributes at its end.
    func headLine(of pieces: [InlinePiece]) -> (inlines: [Inline], attributes: Int?) {
        var pieces = pieces
        var attributes: Int?
        if case .attributes(let marker)? = pieces.last, standsAlone(marker) {
            attributes = marker
            pieces.removeLast()
        }
        var line = InlineLine(breaks: .spaces, startsLine: true, gluesWords: options.gluesDatesAndTitles)
        emit(InlinePiece.grouping(pieces), to: &line, InlineContext(breaks: .spaces))
        return (line.paragraphs().first ?? [], attributes)
    }

    /// Whether attributes belong to the line, not to a bracket directly before them.
    private func standsAlone(_ marker: Int) -> Bool {
        let start = scanned.markers[marker].range.lowerBound
        return start == 0 || source[start - 1] <= 0x20
    }

    func pieces(of nodes: [SyntaxNode]) -> [InlinePiece] {
        nodes.flatMap { node -> [InlinePiece] in
            switch node.kind {
            case .text(let bytes): pieces(ofText: bytes)
            case .softBreak: [.softBreak]
            case .lineBreak: [.lineBreak]
            default: [.node(node, attributes: nil)]
            }
        }
    }

    private func emit(_ pieces: [InlinePiece], to line: inout InlineLine, _ context: InlineContext) {
        for piece in pieces { emit(piece, to: &line, context) }
    }

    private func emit(_ piece: InlinePiece, to line: inout InlineLine, _ context: InlineContext) {
        switch piece {
        case .text(let text): line.append(template: text)
        case .exact(let text): line.append(value: text)
        case .value(let number):
            if number < tokens.values.count { line.append(value: tokens.values[number]) }
        case .softBreak: line.append(template: " ")
        case .lineBreak:
            if context.breaks == .spaces { line.append(template: " ") } else { line.breakLine() }
        case .special(let byte): line.append(template: String(decoding: [byte], as: UTF8.self))
        case .attributes(let marker): emit(sourcePieces(scanned.markers[marker].range), to: &line, context)
        case .note(let marker): emitNote(scanned.markers[marker], to: &line, context)
        case .autolink(let marker): emitAutolink(scanned.markers[marker], to: &line, context)
        case .group(let group, let inner):
            let run = self.run(of: inner, context)
            switch group {
            case .superscript: append(run, to: &line) { .superscript($0) }
            case .subscript: append(run, to: &line) { .subscript($0) }
            case .span(let marker):
                let attributes = self.attributes(marker)
                append(run, to: &line) { .span($0, attributes) }
            }
        case .node(let node, let marker):
            guard let marker else { return emit(node, to: &line, context) }
            if case .image = node.kind {
                if let image = image(node, attributes: marker) { line.append(.image(image)) }
                return
            }
            var inner = InlineLine(breaks: context.breaks, startsLine: false, gluesWords: options.gluesDatesAndTitles)
            emit(node, to: &inner, context)
            let attributes = self.attributes(marker)
            append(inner.parts(), to: &line) { .span($0, attributes) }
        }
    }

    private func emit(_ node: SyntaxNode, to line: inout InlineLine, _ context: InlineContext) {
        switch node.kind {
        case .emphasis: append(run(node, context), to: &line) { .emphasis($0) }
        case .strong: append(run(node, context), to: &line) { .strong($0) }
        case .strikethrough: append(run(node, context), to: &line) { .strikethrough($0) }
        case .codeSpan(let bytes):
            let text = plainText(bytes, keepsEscapes: true)
            guard !text.isEmpty else { return }
            line.append(.code(Self.singleLine(text)))
        case .link(let address, let title): emitLink(node, address, title, to: &line, context)
        case .image:
            if let image = image(node, attributes: nil) { line.append(.image(image)) }
        default: emit(InlinePiece.grouping(pieces(of: node.children)), to: &line, context)
        }
    }

    /// The parts of what stands inside an inline.
    func run(_ node: SyntaxNode, _ context: InlineContext) -> [[Inline]] {
        run(of: InlinePiece.grouping(pieces(of: node.children)), context)
    }

    private func run(of pieces: [InlinePiece], _ context: InlineContext) -> [[Inline]] {
        var line = InlineLine(breaks: context.breaks, startsLine: false, gluesWords: options.gluesDatesAndTitles)
        emit(pieces, to: &line, context)
        return line.parts()
    }

    /// Appends the parts of an inline, each in an inline of its own; empty ones leave nothing.
    private func append(_ run: [[Inline]], to line: inout InlineLine, _ wrap: ([Inline]) -> Inline) {
        line.append(run: run.map { $0.isEmpty ? [] : [wrap($0)] })
    }

    private func emitNote(_ marker: Marker, to line: inout InlineLine, _ context: InlineContext) {
        guard case .noteMark(let label) = marker.kind else { return }
        guard let index = noteIndices[label] else {
            problems.error(
                .undefinedFootnote, "the footnote '\(label)' has no text", at: marker.range,
                hint: "write '[^\(label)]: …' in a line of its own")
            return
        }
        if isInNote || context.isInLink {
            problems.error(
                .nestedFootnote,
                isInNote
                    ? "a footnote cannot stand inside a footnote"
                    : "a footnote cannot stand inside a link or an alternative text", at: marker.range)
        } else if let number = numberOfNote[index] {
            problems.warn(
                .repeatedFootnote,
                "the footnote '\(label)' is marked a second time, where only its number is shown", at: marker.range)
            line.append(.superscript([.text(String(number))]))
        } else if let note = note(index, at: marker.range) {
            line.append(.note(notes.count))
            notes.append(note)
            numberOfNote[index] = notes.count
        }
    }

    /// The text of a note, built when its first mark is met; `nil` where there is none, and then no mark either.
    private func note(_ index: Int, at mark: Range<Int>) -> Note? {
        guard metNotes.insert(index).inserted else { return nil }
        let label = scanned.notes[index].label
        guard let text = textOfNote[index] else {
            problems.error(
                .undefinedFootnote, "the text of the footnote '\(label)' stands in code", at: scanned.notes[index].range
            )
            return nil
        }
        isInNote = true
        // Lists in notes count for themselves.
        listDepth += 1
        let blocks = blocks(of: text.children)
        listDepth -= 1
        isInNote = false
        if blocks.isEmpty {
            problems.warn(.undefinedFootnote, "the footnote '\(label)' is empty: its mark is left out", at: mark)
            return nil
        }
        return Note(blocks: blocks)
    }

    /// Line ends, with the white space around them, as one space each run; for what can hold none.
    static func singleLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == 0x0A || $0 == 0x0D }) else { return text }
        var bytes: [UInt8] = []
        var blank: [UInt8] = []
        var hasLineEnd = false
        for byte in text.utf8 {
            switch byte {
            case 0x0A, 0x0D: hasLineEnd = true
            case 0x20, 0x09: blank.append(byte)
            default:
                if hasLineEnd, !bytes.isEmpty { bytes.append(0x20) } else if !hasLineEnd { bytes += blank }
                blank = []
                hasLineEnd = false
                bytes.append(byte)
            }
        }
        if !hasLineEnd { bytes += blank }
        return String(decoding: bytes, as: UTF8.self)
    }
}
