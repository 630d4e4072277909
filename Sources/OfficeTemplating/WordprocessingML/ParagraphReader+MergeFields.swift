internal import XMLTree

extension ParagraphReader {
    /// A simple field for mail merging: its result gives way to a placeholder, and lends it its formatting.
    mutating func read(_ field: MergeField, in node: XMLNodeID, _ wrapper: Int) {
        let (pieces, text) = (paragraph.pieces.count, paragraph.text.count)
        read(contentOf: node, wrapper: wrapper)
        let formatted = paragraph.pieces.dropFirst(pieces).first?.wrapper ?? wrapper
        paragraph.pieces.removeSubrange(pieces...)
        paragraph.text.removeSubrange(text...)
        add(.text, node, formatted, field.placeholder.utf8)
    }

    /// Replaces every complex field for mail merging, from its begin mark to its end mark, by a placeholder.
    mutating func replaceMergeFields() {
        guard vocabulary.usesFields else { return }
        var result: [Paragraph.Piece] = []
        var index = 0
        var changed = false
        while index < paragraph.pieces.count {
            guard let (field, end, wrapper) = mergeField(at: index) else {
                result.append(paragraph.pieces[index])
                index += 1
                continue
            }
            changed = true
            var piece = paragraph.pieces[index]
            piece.kind = .text
            piece.wrapper = wrapper
            replacements[result.count] = Array(field.placeholder.utf8)
            result.append(piece)
            index = end + 1
        }
        if changed { rebuild(result) }
        replacements.removeAll()
    }

    /// Puts the text together again from pieces that still point into the old one.
    private mutating func rebuild(_ pieces: [Paragraph.Piece]) {
        let old = paragraph.text
        paragraph.text = []
        paragraph.pieces = pieces
        // Pieces have become fewer: where paragraphs were joined is not known any more.
        paragraph.joints = []
        for index in pieces.indices {
            let start = paragraph.text.count
            paragraph.text.append(contentsOf: replacements[index] ?? Array(old[pieces[index].range]))
            paragraph.pieces[index].range = start..<paragraph.text.count
        }
    }

    /// The merge field that begins with a piece, the piece it ends with, and the wrapper of its result.
    private func mergeField(at start: Int) -> (MergeField, end: Int, wrapper: Int)? {
        guard mark(at: start) == "begin" else { return nil }
        var code = ""
        var wrapper: Int?
        var isInResult = false
        for index in (start + 1)..<max(paragraph.pieces.count, start + 1) {
            switch mark(at: index) {
            case "begin": return nil
            case "separate": isInResult = true
            case "end": return MergeField(code).map { ($0, index, wrapper ?? paragraph.pieces[start].wrapper) }
            default:
                if isInResult { wrapper = wrapper ?? paragraph.pieces[index].wrapper }
                if case .node(let node, _) = paragraph.pieces[index].kind,
                    vocabulary.role(of: node, in: document) == .instruction
                {
                    code += XMLElement(document: document, id: node).text
                }
            }
        }
        return nil
    }

    private func mark(at index: Int) -> String? {
        guard case .node(let node, _) = paragraph.pieces[index].kind,
            vocabulary.role(of: node, in: document) == .fieldMark
        else { return nil }
        return document.attribute("fldCharType", in: document.names[document.nameNumber(of: node)].namespace, of: node)
    }
}
