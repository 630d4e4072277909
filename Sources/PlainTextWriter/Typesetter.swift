/// Sets pieces of text in lines: breaks them between words, keeps the margins, aligns columns.
struct Typesetter {
    private(set) var lines: [[UInt8]] = []
    private let width: Int?

    /// The narrowest measure that a margin leaves.
    private let narrowest: Int

    init(width: Int?, narrowest: Int = PlainTextWriter.narrowest) {
        self.width = width
        self.narrowest = narrowest
    }

    mutating func set(_ pieces: [Piece]) {
        for piece in pieces {
            for _ in 0..<piece.gap where !lines.isEmpty { lines.append([]) }
            set(piece)
        }
    }

    /// The lines as bytes, with one LF at the end.
    func finish() -> [UInt8] {
        var bytes: [UInt8] = []
        let lines = lines[..<(lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0)]
        bytes.reserveCapacity(lines.reduce(0) { $0 + $1.count + 1 })
        for line in lines {
            bytes += line
            bytes.append(UInt8(ascii: "\n"))
        }
        return bytes.isEmpty ? [UInt8(ascii: "\n")] : bytes
    }

    private mutating func set(_ piece: Piece) {
        let room = width.map { max($0 - piece.margin, narrowest) }
        let set: [[UInt8]]
        switch piece.content {
        case .words(let words): set = Self.wrap(words, to: room)
        case .underlined(let words, let character):
            let wrapped = Self.wrap(words, to: room)
            let widest = wrapped.lazy.map { DisplayWidth.of($0) }.max() ?? 0
            let length = min(widest, room ?? PlainTextWriter.usualWidth)
            set = wrapped + [[UInt8](repeating: character, count: length)]
        case .verbatim(let bytes):
            set = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        case .rule(let rule): set = [rule]
        case .pairs(let pairs): set = Self.align(pairs, to: room)
        case .table(let table):
            set = TableLayout(table, room: room ?? PlainTextWriter.usualWidth - piece.margin).lines()
        }
        place(set, of: piece)
    }

    private mutating func place(_ set: [[UInt8]], of piece: Piece) {
        let margin = [UInt8](repeating: UInt8(ascii: " "), count: piece.margin)
        for (index, line) in set.enumerated() {
            var placed = index == 0 ? piece.lead ?? margin : margin
            placed += line
            while placed.last == UInt8(ascii: " ") { placed.removeLast() }
            lines.append(placed)
        }
    }

    /// Breaks words into lines at spaces; a no-break space is part of its word. Without `room`, only at LF.
    static func wrap(_ words: [UInt8], to room: Int?) -> [[UInt8]] {
        let lines = words.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard let room else { return lines.map(trim) }
        return lines.flatMap { wrapLine($0, to: room) }
    }

    private static func trim(_ line: ArraySlice<UInt8>) -> [UInt8] {
        var line = line.drop { $0 == UInt8(ascii: " ") }
        while line.last == UInt8(ascii: " ") { line.removeLast() }
        return Array(line)
    }

    private static func wrapLine(_ line: ArraySlice<UInt8>, to room: Int) -> [[UInt8]] {
        var wrapped: [[UInt8]] = []
        var present: [UInt8] = []
        var column = 0
        var index = line.startIndex
        while index < line.endIndex {
            let wordStart = line[index...].firstIndex { $0 != UInt8(ascii: " ") } ?? line.endIndex
            let wordEnd = line[wordStart...].firstIndex(of: UInt8(ascii: " ")) ?? line.endIndex
            guard wordStart < wordEnd else { break }
            let spaces = column == 0 && present.isEmpty ? 0 : wordStart - index
            let width = DisplayWidth.of(line[wordStart..<wordEnd])
            if !present.isEmpty, column + spaces + width > room {
                wrapped.append(present)
                present = Array(line[wordStart..<wordEnd])
                column = width
            } else {
                present += [UInt8](repeating: UInt8(ascii: " "), count: spaces)
                present += line[wordStart..<wordEnd]
                column += spaces + width
            }
            index = wordEnd
        }
        return wrapped + [present]
    }

    /// `Name:   value`, the values below one another; names that leave no room get a line of their own.
    private static func align(_ pairs: [TextPair], to room: Int?) -> [[UInt8]] {
        let widest = (pairs.lazy.map { DisplayWidth.of($0.name) }.max() ?? 0) + 2
        let limit = room ?? PlainTextWriter.usualWidth
        let indent = widest * 2 <= limit ? widest : 4
        var lines: [[UInt8]] = []
        for pair in pairs {
            var typesetter = Typesetter(width: room.map { $0 - indent })
            typesetter.set(pair.value)
            var name = wrap(pair.name, to: room)
            let lastOfName = name.popLast() ?? []
            lines += name
            let width = DisplayWidth.of(lastOfName)
            var values = typesetter.lines[...]
            let first = name.isEmpty && width + 2 <= indent ? values.popFirst() ?? [] : []
            lines.append(lastOfName + [UInt8](repeating: UInt8(ascii: " "), count: max(indent - width, 0)) + first)
            lines += values.map { [UInt8](repeating: UInt8(ascii: " "), count: indent) + $0 }
        }
        return lines
    }
}
