internal import CCMarkGFM
internal import Synchronization

/// Parses CommonMark with GFM's tables and strikethrough and with footnotes. The only place that knows libcmark-gfm.
///
/// Sources: CommonMark 0.29; GitHub Flavored Markdown 0.29-gfm, 4.10 and 6.5.
struct CommonMarkParser {
    enum Failure: Error {
        case tooDeep(line: Int, column: Int)
        case outOfMemory
    }

    /// Blocks and inlines inside each other.
    let depth: Int

    /// The library's table of extensions is global and must be filled once, before any task uses it.
    private static let registered: Void = cmark_gfm_core_extensions_ensure_registered()

    /// libcmark-gfm keeps the characters that extensions give a meaning to in one table for the whole process, filled before
    /// the inlines of a text are parsed and emptied after. Two texts at a time would lose each other's `~`.
    private static let parsing = Mutex<Void>(())

    /// - Parameter preamble: Whole lines put before the text; they do not count in the lines of the nodes.
    func parse(_ text: [UInt8], preamble: [UInt8]) throws(Failure) -> SyntaxNode {
        _ = Self.registered
        let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE
        guard let parser = cmark_parser_new(options) else { throw .outOfMemory }
        defer { cmark_parser_free(parser) }
        for name in ["table", "strikethrough"] {
            guard let `extension` = cmark_find_syntax_extension(name) else { continue }
            cmark_parser_attach_syntax_extension(parser, `extension`)
        }
        // An address, because a lock hands out only what may cross tasks.
        let address = Self.parsing.withLock { _ in
            for part in [preamble, text] where !part.isEmpty {
                part.withUnsafeBytes {
                    cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
                }
            }
            return UInt(bitPattern: cmark_parser_finish(parser))
        }
        guard let root = OpaquePointer(bitPattern: address) else { throw .outOfMemory }
        defer { cmark_node_free(root) }
        return try taking(root, lineOffset: preamble.count { $0 == 0x0A })
    }

    /// Copies the tree below a node, and frees what is copied: the library's nodes are three times as large as ours, and both
    /// whole trees at a time would be the most memory that a reading needs.
    private func taking(_ root: OpaquePointer, lineOffset: Int) throws(Failure) -> SyntaxNode {
        guard let iterator = cmark_iter_new(root) else { throw .outOfMemory }
        defer { cmark_iter_free(iterator) }
        var open: [SyntaxNode] = []
        while true {
            let event = cmark_iter_next(iterator)
            guard event != CMARK_EVENT_DONE, let pointer = cmark_iter_get_node(iterator) else { break }
            if event == CMARK_EVENT_EXIT {
                guard let closed = open.popLast() else { break }
                guard !open.isEmpty else { return closed }
                open[open.count - 1].children.append(closed)
                // The iterator has gone on already: a node may go once it is left (cmark-gfm.h, "Iterator").
                cmark_node_free(pointer)
                continue
            }
            let line = max(1, Int(cmark_node_get_start_line(pointer)) - lineOffset)
            let column = max(1, Int(cmark_node_get_start_column(pointer)))
            let kind = Self.kind(of: pointer)
            let node = SyntaxNode(kind: kind, line: line, column: column)
            if Self.isLeaf(kind) {
                guard !open.isEmpty else { return node }
                open[open.count - 1].add(leaf: node)
                cmark_node_free(pointer)
            } else {
                guard open.count <= depth else { throw .tooDeep(line: line, column: column) }
                open.append(node)
            }
        }
        throw .outOfMemory
    }

    /// Whether libcmark-gfm's iterator sends no exit for a node.
    private static func isLeaf(_ kind: SyntaxNode.Kind) -> Bool {
        switch kind {
        case .code, .thematicBreak, .text, .softBreak, .lineBreak, .codeSpan: true
        default: false
        }
    }

    private static func kind(of node: OpaquePointer) -> SyntaxNode.Kind {
        switch cmark_node_get_type(node) {
        case CMARK_NODE_DOCUMENT: return .document
        case CMARK_NODE_BLOCK_QUOTE: return .quote
        case CMARK_NODE_LIST:
            let isOrdered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
            return .list(
                start: isOrdered ? Int(cmark_node_get_list_start(node)) : nil,
                isTight: cmark_node_get_list_tight(node) != 0)
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_CODE_BLOCK:
            return .code(bytes(cmark_node_get_literal(node)), info: bytes(cmark_node_get_fence_info(node)))
        // The scanner leaves no HTML; should some get through, it is text.
        case CMARK_NODE_HTML_BLOCK: return .code(bytes(cmark_node_get_literal(node)), info: [])
        case CMARK_NODE_HTML_INLINE: return .text(bytes(cmark_node_get_literal(node)))
        case CMARK_NODE_PARAGRAPH: return .paragraph
        case CMARK_NODE_HEADING: return .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_THEMATIC_BREAK: return .thematicBreak
        case CMARK_NODE_FOOTNOTE_DEFINITION: return .noteText
        case CMARK_NODE_TEXT: return .text(bytes(cmark_node_get_literal(node)))
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_CODE: return .codeSpan(bytes(cmark_node_get_literal(node)))
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_LINK:
            return .link(address: bytes(cmark_node_get_url(node)), title: bytes(cmark_node_get_title(node)))
        case CMARK_NODE_IMAGE:
            return .image(address: bytes(cmark_node_get_url(node)), title: bytes(cmark_node_get_title(node)))
        case CMARK_NODE_FOOTNOTE_REFERENCE: return .noteMark
        default: return extensionKind(of: node)
        }
    }

    /// Types of extensions get their numbers when they are registered; only their names are fixed.
    private static func extensionKind(of node: OpaquePointer) -> SyntaxNode.Kind {
        switch String(cString: cmark_node_get_type_string(node)) {
        case "table":
            let count = Int(cmark_gfm_extensions_get_table_columns(node))
            let alignments = cmark_gfm_extensions_get_table_alignments(node)
            return .table(alignments: (0..<count).map { alignments?[$0] ?? 0 })
        case "table_header": return .tableRow(isHead: true)
        case "table_row": return .tableRow(isHead: false)
        case "table_cell": return .tableCell
        case "strikethrough": return .strikethrough
        // The iterator sends an exit for whatever this is; a container without a look keeps the balance.
        default: return .emphasis
        }
    }

    private static func bytes(_ text: UnsafePointer<CChar>?) -> [UInt8] {
        guard let text else { return [] }
        var length = 0
        while text[length] != 0 { length += 1 }
        return text.withMemoryRebound(to: UInt8.self, capacity: length) {
            Array(UnsafeBufferPointer(start: $0, count: length))
        }
    }
}

extension SyntaxNode {
    /// Appends a leaf, joining texts that libcmark-gfm has split.
    fileprivate mutating func add(leaf: SyntaxNode) {
        if case .text(let more) = leaf.kind, let last = children.indices.last,
            case .text(var bytes) = children[last].kind
        {
            children[last].kind = .softBreak  // releases the bytes, so that appending does not copy them
            bytes.append(contentsOf: more)
            children[last].kind = .text(bytes)
        } else {
            children.append(leaf)
        }
    }
}
