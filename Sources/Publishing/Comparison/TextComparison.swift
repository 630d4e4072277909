/// The lines in which two texts differ, with the words in which changed lines differ.
package struct TextComparison: Sendable {
    /// A piece of a line, and which side alone has it.
    package struct Piece: Sendable, Hashable {
        package enum Kind: Sendable, Hashable { case same, removed, added }
        package var text: String
        package var kind: Kind

        package init(text: String, kind: Kind) {
            self.text = text
            self.kind = kind
        }
    }

    package enum Line: Sendable, Hashable {
        case same(String)
        case removed([Piece])
        case added([Piece])
        /// Both sides in one.
        case mixed([Piece])
    }

    /// Changed lines with some unchanged ones around them.
    package struct Hunk: Sendable, Hashable {
        /// The first line on each side, from 1, and how many there are.
        package var old: (start: Int, count: Int)
        package var new: (start: Int, count: Int)
        package var lines: [Line]

        package static func == (a: Hunk, b: Hunk) -> Bool { a.old == b.old && a.new == b.new && a.lines == b.lines }

        package func hash(into hasher: inout Hasher) { hasher.combine(lines) }
    }

    package let hunks: [Hunk]

    /// - Parameters:
    ///   - context: How many unchanged lines are kept on both sides of a change.
    ///   - mixesLines: Whether changed lines of both sides become one.
    package init(_ old: String, _ new: String, context: Int = 2, mixesLines: Bool = false) {
        let sides = (Self.lines(old), Self.lines(new))
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        let changes = SequenceDifference.changes(
            from: Self.numbered(sides.0, &numbers), to: Self.numbered(sides.1, &numbers))
        hunks = Self.groups(changes, context).map { Self.hunk($0, sides.0, sides.1, context, mixesLines) }
    }

    /// By bytes: to a comparison of strings "é" in one piece and in two would be the same.
    private static func lines(_ text: String) -> [ArraySlice<UInt8>] {
        var lines = Array(text.utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        if lines.last?.isEmpty == true { lines.removeLast() }
        return lines
    }

    private static func numbered(_ items: [ArraySlice<UInt8>], _ numbers: inout [ArraySlice<UInt8>: Int]) -> [Int] {
        items.map { item in
            if let number = numbers[item] { return number }
            numbers[item] = numbers.count
            return numbers.count - 1
        }
    }

    // MARK: - Hunks

    /// Changes so close together that their contexts touch.
    private static func groups(_ changes: [SequenceDifference.Change], _ context: Int) -> [[SequenceDifference.Change]]
    {
        var groups: [[SequenceDifference.Change]] = []
        for change in changes {
            if let last = groups.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
                groups[groups.count - 1].append(change)
            } else {
                groups.append([change])
            }
        }
        return groups
    }

    private static func hunk(
        _ changes: [SequenceDifference.Change], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], _ context: Int,
        _ mixesLines: Bool
    ) -> Hunk {
        guard let first = changes.first, let last = changes.last else {
            return Hunk(old: (0, 0), new: (0, 0), lines: [])
        }
        let before = min(context, first.old.lowerBound)
        let after = min(context, old.count - last.old.upperBound)
        var lines: [Line] = []
        var position = first.old.lowerBound - before
        for change in changes {
            lines += old[position..<change.old.lowerBound].map { .same(String(decoding: $0, as: UTF8.self)) }
            lines += changed(Array(old[change.old]), Array(new[change.new]), mixesLines)
            position = change.old.upperBound
        }
        lines += old[position..<position + after].map { .same(String(decoding: $0, as: UTF8.self)) }
        let oldStart = first.old.lowerBound - before
        let newStart = first.new.lowerBound - before
        let counts = (last.old.upperBound + after - oldStart, last.new.upperBound + after - newStart)
        // As diff(1) has it: a side without lines is named by the line before.
        return Hunk(
            old: (counts.0 == 0 ? oldStart : oldStart + 1, counts.0),
            new: (counts.1 == 0 ? newStart : newStart + 1, counts.1), lines: lines)
    }

    // MARK: - Words

    private static func changed(
        _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], _ mixesLines: Bool
    ) -> [Line] {
        let sides = (words(old), words(new))
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        let changes = SequenceDifference.changes(from: numbered(sides.0, &numbers), to: numbered(sides.1, &numbers))
        if mixesLines { return mixed(sides.0, sides.1, changes).map { .mixed($0) } }
        var marks = (
            Array(repeating: Piece.Kind.same, count: sides.0.count),
            Array(repeating: Piece.Kind.same, count: sides.1.count)
        )
        for change in changes {
            for index in change.old { marks.0[index] = .removed }
            for index in change.new { marks.1[index] = .added }
        }
        let removed = old.isEmpty ? [] : pieces(zip(sides.0, marks.0)).map { Line.removed($0) }
        return removed + (new.isEmpty ? [] : pieces(zip(sides.1, marks.1)).map { .added($0) })
    }

    private static let lineEnd: ArraySlice<UInt8> = [UInt8(ascii: "\n")]

    /// Runs of letters and digits, runs of spaces, every other character by itself, and the ends between lines.
    private static func words(_ lines: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
        var words: [ArraySlice<UInt8>] = []
        for (number, line) in lines.enumerated() {
            if number > 0 { words.append(lineEnd) }
            var start = line.startIndex
            while start < line.endIndex {
                let kind = kind(line[start])
                var end = start + 1
                if kind != .mark { while end < line.endIndex, Self.kind(line[end]) == kind { end += 1 } }
                words.append(line[start..<end])
                start = end
            }
        }
        return words
    }

    private enum Kind { case letter, space, mark }

    private static func kind(_ byte: UInt8) -> Kind {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "a")...UInt8(ascii: "z"), 0x80...:
            .letter
        case UInt8(ascii: " "), UInt8(ascii: "\t"): .space
        default: .mark
        }
    }

    /// The words of both sides in one sequence: what went stands before what came.
    private static func mixed(
        _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], _ changes: [SequenceDifference.Change]
    ) -> [[Piece]] {
        var words: [(ArraySlice<UInt8>, Piece.Kind)] = []
        var position = 0
        for change in changes {
            words += old[position..<change.old.lowerBound].map { ($0, .same) }
            // A line end that went would tear the line apart that it stands in now.
            words += old[change.old].map { ($0 == lineEnd ? [UInt8(ascii: " ")] : $0, .removed) }
            words += new[change.new].map { ($0, .added) }
            position = change.old.upperBound
        }
        words += old[position...].map { ($0, .same) }
        return pieces(words)
    }

    /// Words of one kind joined, line by line.
    private static func pieces(_ words: some Sequence<(ArraySlice<UInt8>, Piece.Kind)>) -> [[Piece]] {
        var lines: [[(bytes: [UInt8], kind: Piece.Kind)]] = [[]]
        for (word, kind) in words {
            let line = lines.count - 1
            if word == lineEnd {
                lines.append([])
            } else if let last = lines[line].last, last.kind == kind {
                lines[line][lines[line].count - 1].bytes += word
            } else {
                lines[line].append((Array(word), kind))
            }
        }
        return lines.map { $0.map { Piece(text: String(decoding: $0.bytes, as: UTF8.self), kind: $0.kind) } }
    }
}
