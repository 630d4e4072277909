internal import Templating
internal import XMLTree

/// Puts out the content of one paragraph with its tags: runs are closed before a statement and opened again after it, so
/// that whatever a block leaves out or repeats is whole.
struct ParagraphEmitter {
    private let paragraph: Paragraph
    private let number: Int
    /// The wrappers that are open, outermost first.
    private var open: [Int] = []
    private var isInText = false
    /// How it was outside of the blocks whose content is caught as a value.
    private var captures: [(open: [Int], isInText: Bool, opening: Tag)] = []

    /// Whether the paragraph only defines macros and values, so that nothing of it but these comes out.
    private let isDefinition: Bool

    init(_ paragraph: Paragraph, _ number: Int, isDefinition: Bool) {
        self.paragraph = paragraph
        self.isDefinition = isDefinition
        self.number = number
    }

    mutating func emit(in part: inout PartCompiler) {
        var tag = paragraph.tags.lowerBound
        var omission = 0
        var position = 0
        for piece in paragraph.pieces {
            // Tags before this piece, or beginning in it, come out where they begin.
            switch piece.kind {
            case .text, .character:
                position = max(position, piece.range.lowerBound)
                while position < piece.range.upperBound {
                    if tag < paragraph.tags.upperBound, part.tags[tag].range.lowerBound <= position {
                        emit(tag: part.tags[tag], in: &part)
                        position = part.tags[tag].range.upperBound
                        tag += 1
                        continue
                    }
                    while omission < paragraph.omitted.count, paragraph.omitted[omission].upperBound <= position {
                        omission += 1
                    }
                    var end = piece.range.upperBound
                    if tag < paragraph.tags.upperBound { end = min(end, part.tags[tag].range.lowerBound) }
                    if omission < paragraph.omitted.count {
                        let omitted = paragraph.omitted[omission]
                        if omitted.contains(position) {
                            // A tag within an omitted range (it is the white space around it) still comes out.
                            position = min(omitted.upperBound, max(end, position))
                            continue
                        }
                        end = min(end, omitted.lowerBound)
                    }
                    emit(text: position..<end, of: piece, in: &part)
                    position = end
                }
            case .node(let node, _): emit(node: node, wrapper: piece.wrapper, in: &part)
            case .open(let wrapper):
                go(to: piece.wrapper, in: &part)
                part.emit(paragraph.wrappers[wrapper].opening)
                open.append(wrapper)
            case .close(let wrapper):
                go(to: wrapper, in: &part)
                part.emit(paragraph.wrappers[wrapper].closing)
                open.removeLast()
            }
        }
        go(to: -1, in: &part)
    }

    private mutating func emit(text range: Range<Int>, of piece: Paragraph.Piece, in part: inout PartCompiler) {
        guard !range.isEmpty, !isDefinition || !captures.isEmpty else { return }
        if case .character(let node) = piece.kind {
            go(to: piece.wrapper, in: &part)
            return part.output.append(part.document.source[part.document.range(of: node)])
        }
        openText(in: piece.wrapper, &part)
        var escaped: [UInt8] = []
        _ = XMLEscaping.text.append(String(decoding: paragraph.text[range], as: UTF8.self), to: &escaped)
        part.output.append(escaped)
    }

    private mutating func emit(node: XMLNodeID, wrapper: Int, in part: inout PartCompiler) {
        if isDefinition, captures.isEmpty { return }
        go(to: wrapper, in: &part)
        part.emit(part.document.range(of: node))
    }

    private mutating func emit(tag: Tag, in part: inout PartCompiler) {
        switch tag.kind {
        case .comment: return
        case .placeholder:
            openText(in: tag.wrapper, &part)
            let context = part.context(paragraph: number, wrapper: tag.wrapper)
            let text = ValueText(context: context, removesForbidden: part.removesForbidden)
            for segment in part.segments(of: tag, writer: RunWriter(text: text)) { part.output.append(segment) }
        case .statement:
            guard tag.placement == .inline, let statement = part.statement(tag) else { return }
            emit(statement, tag, in: &part)
        }
    }

    private mutating func emit(_ statement: Segment, _ tag: Tag, in part: inout PartCompiler) {
        if case .opens(let keyword) = tag.statement, StatementKind.captures(keyword) {
            // What is caught has to be fit for the text of whatever run it is put into later.
            if isDefinition, captures.isEmpty {
                captures.append(([], false, tag))
                (open, isInText) = (paragraph.path(to: tag.wrapper), true)
            } else {
                openText(in: tag.wrapper, &part)
                captures.append((open, isInText, tag))
            }
            return part.output.append(isWholeFilter(tag, part) ? part.filterOpening(tag) : statement)
        }
        if case .closes(let keyword) = tag.statement, StatementKind.captures(keyword), let outside = captures.last {
            openText(in: tag.wrapper, &part)
            captures.removeLast()
            (open, isInText) = (outside.open, outside.isInText)
            guard isWholeFilter(outside.opening, part) else { return part.output.append(statement) }
            let context = part.context(paragraph: number, wrapper: outside.opening.wrapper)
            let text = ValueText(context: context, removesForbidden: part.removesForbidden)
            for segment in part.filterClosing(outside.opening, tag, writer: RunWriter(text: text)) {
                part.output.append(segment)
            }
            return
        }
        if isDefinition, captures.isEmpty { return part.output.append(statement) }
        go(to: paragraph.fixedWrapper(around: tag.wrapper), in: &part)
        part.output.append(statement)
    }

    /// Whether a block of `{% filter %}` begins with the tag and ends in the same paragraph; others are refused.
    private func isWholeFilter(_ opening: Tag, _ part: PartCompiler) -> Bool {
        guard opening.statement == .opens("filter") else { return false }
        return (part.resolver.inlineBlocks[paragraph.source] ?? []).contains {
            part.tags[part.resolver.blocks[$0].opening].offset == opening.offset
        }
    }

    // MARK: - Wrappers

    private mutating func closeText(_ part: inout PartCompiler) {
        guard isInText else { return }
        isInText = false
        let markup = part.markup(of: paragraph)
        part.output.append(markup.closing)
        if open.last.map({ !paragraph.wrappers[$0].isRun }) ?? true, paragraph.language != .openDocument {
            part.output.append("</\(markup.prefix)r>".utf8)
        }
    }

    private mutating func openText(in wrapper: Int, _ part: inout PartCompiler) {
        if isInText, open.last ?? -1 == wrapper || !captures.isEmpty && looksAlike(open.last ?? -1, wrapper, part) {
            return
        }
        go(to: wrapper, in: &part)
        let markup = part.markup(of: paragraph)
        if wrapper < 0 || !paragraph.wrappers[wrapper].isRun, paragraph.language != .openDocument {
            part.output.append("<\(markup.prefix)r>".utf8)
        }
        part.output.append(markup.opening)
        isInText = true
    }

    /// Whether two runs stand side by side and look the same: what is caught from them is one text then.
    private func looksAlike(_ left: Int, _ right: Int, _ part: PartCompiler) -> Bool {
        guard left >= 0, right >= 0 else { return false }
        let (first, second) = (paragraph.wrappers[left], paragraph.wrappers[right])
        guard first.parent == second.parent, first.isRun, second.isRun else { return false }
        return part.look(of: first) == part.look(of: second)
    }

    /// Closes and opens wrappers until the innermost open one is this (-1: none), outside of text.
    private mutating func go(to wrapper: Int, in part: inout PartCompiler) {
        closeText(&part)
        let path = paragraph.path(to: wrapper)
        var shared = 0
        while shared < open.count, shared < path.count, open[shared] == path[shared] { shared += 1 }
        while open.count > shared {
            let last = open.removeLast()
            part.emit(paragraph.wrappers[last].closing)
        }
        for next in path[shared...] {
            part.emit(paragraph.wrappers[next].opening)
            open.append(next)
        }
    }
}

extension PartCompiler {
    func markup(of paragraph: Paragraph) -> TextMarkup {
        TextMarkup(paragraph.language, prefix: prefix(of: paragraph.nodes[0]))
    }
}
