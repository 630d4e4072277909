internal import Templating

/// What is done to the source of a part to make a program of it: insertions and replacements, by offset.
struct EditList {
    enum Action {
        case segments([Segment])
        /// The pieces of a paragraph, by its number.
        case paragraph(Int)
    }

    struct Edit {
        var lower: Int
        var upper: Int
        /// Orders insertions at one offset: what belongs to elements outside stands further out.
        var rank: Int
        var action: Action
        /// The number of the edit: those of one rank stay in the order in which they were made.
        var number: Int
    }

    private(set) var edits: [Edit] = []

    /// Ranks of insertions at one offset, from the outermost beginning to the outermost end.
    enum Rank {
        static let containerStart = -20
        static let elementEnd = -10
        static let statement = 0
        static let elementStart = 10
        static let containerEnd = 20
        /// Replacements come after all insertions at their beginning.
        static let replacement = 30
    }

    mutating func insert(at offset: Int, rank: Int, _ segments: [Segment]) {
        edits.append(
            Edit(lower: offset, upper: offset, rank: rank, action: .segments(segments), number: edits.count))
    }

    mutating func replace(_ range: Range<Int>, with segments: [Segment] = []) {
        edits.append(
            Edit(
                lower: range.lowerBound, upper: range.upperBound, rank: Rank.replacement, action: .segments(segments),
                number: edits.count))
    }

    mutating func replace(_ range: Range<Int>, withParagraph number: Int) {
        edits.append(
            Edit(
                lower: range.lowerBound, upper: range.upperBound, rank: Rank.replacement, action: .paragraph(number),
                number: edits.count))
    }

    mutating func sort() {
        edits.sort { ($0.lower, $0.rank, -$0.upper, $0.number) < ($1.lower, $1.rank, -$1.upper, $1.number) }
    }

    /// The number of the first edit at or after an offset.
    func first(from offset: Int) -> Int {
        var low = 0
        var high = edits.count
        while low < high {
            let middle = (low + high) / 2
            if edits[middle].lower < offset { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
