internal import Diagnostics

/// Texts that hold marks of footnotes, such as `within a year.[^1] That is …`, taken apart at the marks.
///
/// In Markdown such a mark is a footnote by itself; an office document has a real one in a loop over the pieces.
enum FootnoteMarks {
    /// - Returns: A list of dictionaries: `text` up to a mark, and the `mark` and text (`note`) of the footnote there, both
    ///   `none` for the last piece. A mark that no note has stays text.
    static func pieces(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        var notes: [String: Value] = [:]
        for note in try (arguments[0] ?? .list([])).iterated(in: context) {
            guard let mark = note.attribute("mark"), let text = note.attribute("text") else {
                throw .wrongValue("filter 'footnoted': a note has a 'mark' and a 'text'")
            }
            notes[try mark.text(in: context)] = text
        }
        let text = try value.text(in: context)
        var pieces: [Value] = []
        var start = text.utf8.startIndex
        var index = start
        while let bracket = text.utf8[index...].firstIndex(of: UInt8(ascii: "[")) {
            index = text.utf8.index(after: bracket)
            guard index < text.utf8.endIndex, text.utf8[index] == UInt8(ascii: "^"),
                let end = text.utf8[index...].prefix(marksAtMost).firstIndex(of: UInt8(ascii: "]"))
            else { continue }
            let mark = String(text[text.utf8.index(after: index)..<end])
            guard let note = notes[mark] else { continue }
            index = text.utf8.index(after: end)
            pieces.append(piece(text[start..<bracket], mark: .string(mark), note: note))
            start = index
        }
        if start < text.endIndex || pieces.isEmpty { pieces.append(piece(text[start...], mark: .none, note: .none)) }
        return .list(pieces)
    }

    /// How many bytes a mark may have, so that many open brackets are not searched to the end each.
    private static let marksAtMost = 64

    private static func piece(_ text: Substring, mark: Value, note: Value) -> Value {
        .dict([("text", .string(String(text))), ("mark", mark), ("note", note)])
    }
}
