/// Markdown as libcmark-gfm reads it: bounded, without HTML, our own notation taken out as ``Marker``s.
struct ScannedMarkdown {
    struct Note {
        var label: String
        /// Where `[^label]:` stands in the rendered text.
        var range: Range<Int>
    }

    var bytes: [UInt8] = []
    var markers: [Marker] = []
    /// What the text costs, in the pieces that the limits count.
    var pieces = 0
    /// The texts of footnotes in the order of the source.
    var notes: [Note] = []
    /// How many cells the lines of tables have, by the line's number in ``bytes``.
    var cellCounts: [Int: Int] = [:]
    /// Where lines of ``bytes`` begin.
    var lineStarts: [Int] = [0]
    /// Points from which on offsets of ``bytes`` run along with those of the source.
    private var edits: [(output: Int, source: Int)] = []

    /// Notes that what is put out from here on comes from `source`.
    mutating func synchronize(with source: Int) {
        if let last = edits.last, last.source + (bytes.count - last.output) == source { return }
        edits.append((bytes.count, source))
    }

    /// The offset in the rendered text of a line and column of libcmark-gfm: both from 1, columns count bytes.
    func sourceOffset(line: Int, column: Int) -> Int {
        guard line >= 1, line <= lineStarts.count else { return edits.last?.source ?? 0 }
        let lineEnd = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
        let output = min(lineStarts[line - 1] + max(column - 1, 0), lineEnd)
        var low = 0
        var high = edits.count
        guard high > 0 else { return output }
        while high - low > 1 {
            let middle = (low + high) / 2
            if edits[middle].output <= output { low = middle } else { high = middle }
        }
        let source = edits[low].source + max(0, output - edits[low].output)
        return high < edits.count ? min(source, edits[high].source) : source
    }
}
