/// Sets a table in aligned columns, or, where they would be too narrow to be read, as one record a row.
struct TableLayout {
    private let table: TextTable
    private let room: Int

    /// Columns between two columns.
    private static let gutter = 2
    /// Text is not broken into columns narrower than this.
    private static let narrowestColumn = 10

    init(_ table: TextTable, room: Int) {
        self.table = table
        self.room = max(room, PlainTextWriter.narrowest)
    }

    func lines() -> [[UInt8]] {
        var natural = [Int](repeating: 0, count: table.labels.count)
        var longestWord = natural
        for cell in table.rows.lazy.flatMap(\.cells) where cell.columnSpan == 1 {
            let lines = Self.set(cell.pieces, width: nil)
            for line in lines {
                natural[cell.column] = max(natural[cell.column], DisplayWidth.of(line))
                for word in line.split(separator: UInt8(ascii: " ")) {
                    longestWord[cell.column] = max(longestWord[cell.column], DisplayWidth.of(word))
                }
            }
        }
        let gutters = Self.gutter * max(table.labels.count - 1, 0)
        guard let widths = Self.widths(natural: natural, longestWord: longestWord, room: room - gutters) else {
            return records()
        }
        return columns(widths: stretched(widths))
    }

    private static func set(_ pieces: [Piece], width: Int?) -> [[UInt8]] {
        var typesetter = Typesetter(width: width, narrowest: 1)
        typesetter.set(pieces)
        return typesetter.lines
    }

    /// The width of each column: its natural one where all fit, else the widest are cut down to what is left.
    /// - Returns: `nil` where columns would be narrower than their longest word or than can be read.
    private static func widths(natural: [Int], longestWord: [Int], room: Int) -> [Int]? {
        let total = natural.reduce(0, +)
        guard total > room else { return natural }
        let least = zip(natural, longestWord).map { min($0, max($1, narrowestColumn)) }
        guard least.reduce(0, +) <= room else { return nil }
        // The largest cap on all columns that lets them fit; each keeps at least its least.
        var (low, high) = (0, natural.max() ?? 0)
        while low < high {
            let cap = (low + high + 1) / 2
            let sum = zip(natural, least).reduce(0) { $0 + max(min($1.0, cap), $1.1) }
            if sum <= room { low = cap } else { high = cap - 1 }
        }
        return zip(natural, least).map { max(min($0, low), $1) }
    }

    /// Widens columns below a spanning cell whose longest line does not fit, where there is room.
    private func stretched(_ widths: [Int]) -> [Int] {
        var widths = widths
        let gutters = Self.gutter * max(widths.count - 1, 0)
        var spare = max(room - gutters - widths.reduce(0, +), 0)
        for cell in table.rows.lazy.flatMap(\.cells) where cell.columnSpan > 1 && spare > 0 {
            let natural = Self.set(cell.pieces, width: nil).lazy.map { DisplayWidth.of($0) }.max() ?? 0
            let missing = min(natural - width(of: cell, widths), spare)
            if missing > 0 {
                widths[cell.column + cell.columnSpan - 1] += missing
                spare -= missing
            }
        }
        return widths
    }

    private func width(of cell: TextTable.Cell, _ widths: [Int]) -> Int {
        let covered = widths[cell.column..<cell.column + cell.columnSpan]
        return covered.reduce(0, +) + Self.gutter * (cell.columnSpan - 1)
    }

    private func columns(widths: [Int]) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var bodyRows: [[[UInt8]]] = []
        for row in table.rows {
            let set = self.set(row, widths: widths)
            if row.isHead { lines += set } else { bodyRows.append(set) }
        }
        if !lines.isEmpty { lines.append(rule(under: widths)) }
        // Where a row takes several lines, empty lines show where it ends.
        let isSpaced = bodyRows.contains { $0.count > 1 }
        for (index, row) in bodyRows.enumerated() {
            if index > 0, isSpaced { lines.append([]) }
            lines += row
        }
        return lines
    }

    private func rule(under widths: [Int]) -> [UInt8] {
        var line: [UInt8] = []
        for (index, width) in widths.enumerated() {
            if index > 0 { line += [UInt8](repeating: UInt8(ascii: " "), count: Self.gutter) }
            line += [UInt8](repeating: UInt8(ascii: "-"), count: width)
        }
        return line
    }

    private func set(_ row: TextTable.Row, widths: [Int]) -> [[UInt8]] {
        let cells = row.cells.map { cell in
            (cell: cell, lines: Self.set(cell.pieces, width: width(of: cell, widths)))
        }
        let height = max(cells.lazy.map(\.lines.count).max() ?? 0, 1)
        var starts = [0]
        for width in widths { starts.append(starts[starts.count - 1] + width + Self.gutter) }
        return (0..<height).map { index in
            var line: [UInt8] = []
            var column = 0
            for (cell, lines) in cells where index < lines.count && !lines[index].isEmpty {
                let width = DisplayWidth.of(lines[index])
                var start = starts[cell.column]
                let spare = max(self.width(of: cell, widths) - width, 0)
                switch table.alignments[cell.column] {
                case .left: break
                case .centre: start += spare / 2
                case .right: start += spare
                }
                line += [UInt8](repeating: UInt8(ascii: " "), count: max(start - column, 0))
                line += lines[index]
                column = max(start, column) + width
            }
            while line.last == UInt8(ascii: " ") { line.removeLast() }
            return line
        }
    }

    /// `Head: value` for every cell of the body, an empty line after each row.
    private func records() -> [[UInt8]] {
        var lines: [[UInt8]] = []
        for row in table.rows where !row.isHead {
            let filled = row.cells.filter { !$0.pieces.isEmpty }
            guard !filled.isEmpty else { continue }
            if !lines.isEmpty { lines.append([]) }
            for cell in filled { lines += record(cell) }
        }
        return lines.isEmpty ? headLines() : lines
    }

    private func record(_ cell: TextTable.Cell) -> [[UInt8]] {
        let label = table.labels[cell.column]
        let isSimple = cell.pieces.count == 1
        if isSimple, case .words(let words) = cell.pieces[0].content, cell.pieces[0].lead == nil {
            let text = label.isEmpty ? words : label + ": ".utf8 + words
            let wrapped = Typesetter.wrap(text, to: room - 2)
            return wrapped.enumerated().map { $0 == 0 ? $1 : Array("  ".utf8) + $1 }
        }
        let value = Self.set(cell.pieces, width: label.isEmpty ? room : room - 2)
        guard !label.isEmpty else { return value }
        return Typesetter.wrap(label + ":".utf8, to: room) + value.map { Array("  ".utf8) + $0 }
    }

    /// A table that is all head.
    private func headLines() -> [[UInt8]] {
        table.rows.lazy.flatMap(\.cells).flatMap { Self.set($0.pieces, width: room) }
    }
}
