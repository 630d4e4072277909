internal import DocumentModel

/// Which numbering each list of a document gets. Lists ask for labels in reading order; ``NumberingPart`` writes what
/// they asked for.
///
/// Word counts by definition (`w:abstractNum`), not by instance (`w:num`). An instance with a start of its own restarts
/// that count, so lists that begin anew may share a definition; a sequence that goes on after others have counted has to
/// have one to itself.
struct NumberingPlan {
    /// One run of numbers: a list, and those that go on from it.
    struct Sequence {
        var instance: Int
        var kind: Kind
        var level: Int
        var start: Int
        /// The number that follows the last item.
        var next: Int
        var hasOwnDefinition = false
    }

    enum Kind: Hashable {
        case bullet
        case ordered(List.NumberStyle)
        /// `3.1`, `3.2` … with a first number that nothing counts.
        case numberedParagraphs(prefix: Int)
    }

    private struct Key: Hashable {
        var kind: Kind
        var level: Int
    }

    /// The instance of numbered headings and the paragraphs below them; the instances of lists follow.
    let headings: Int
    /// The level, in the definition of headings, of numbered paragraphs.
    static let paragraphLevel = 5

    private(set) var sequences: [Sequence] = []
    private(set) var usesHeadings: Bool
    /// Whether the styles of headings number them; else each numbered heading says so itself.
    let isInHeadingStyles: Bool
    private var latest: [Key: Int] = [:]
    private var bullets: Int?
    /// The number of the section that numbered headings have reached, and the last numbered paragraph in it.
    private var section: (number: Int, paragraphs: Int, isPlain: Bool)?

    /// - Parameters:
    ///   - isInHeadingStyles: Possible where every heading has a number, and the styles are our own.
    ///   - firstInstance: The first `w:numId` that is free.
    init(numbersHeadings: Bool, isInHeadingStyles: Bool = true, firstInstance: Int = 1) {
        usesHeadings = numbersHeadings
        self.isInHeadingStyles = numbersHeadings && isInHeadingStyles
        headings = firstInstance
    }

    var isUsed: Bool { usesHeadings || !sequences.isEmpty }

    /// Keeps count of the numbers that the format gives to headings.
    mutating func heading(level: Int) {
        if level == 2 {
            section = ((section?.number ?? 0) + 1, 0, true)
        } else {
            // A numbered heading between restarts the level of numbered paragraphs.
            section?.isPlain = false
        }
    }

    /// The numbering instance of bullets; all lists of bullets share it.
    mutating func bulletInstance() -> Int {
        if let bullets { return bullets }
        let index = add(.bullet, level: 0, start: 1, count: 0)
        bullets = sequences[index].instance
        return sequences[index].instance
    }

    /// - Returns: The index of the sequence that the list belongs to.
    mutating func ordered(_ style: List.NumberStyle, list: List, start: Int, level: Int) -> Int {
        let key = Key(kind: .ordered(style), level: level)
        if list.continues, let index = latest[key] {
            sequences[index].hasOwnDefinition = true
            sequences[index].next = Self.sum(sequences[index].next, list.items.count)
            return index
        }
        let index = add(key.kind, level: level, start: start, count: list.items.count)
        latest[key] = index
        return index
    }

    /// The label of numbered paragraphs: a level of the numbering that counts their first number where there is one,
    /// else a numbering of their own with that number as text.
    mutating func numberedParagraphs(
        prefix: Int, start: Int, list: List, level: Int, in parent: (sequence: Int, number: Int)?
    ) -> ListLabel {
        if let parent, parent.number == prefix, start == 1, case .ordered(.decimal) = sequences[parent.sequence].kind,
            sequences[parent.sequence].level < 8
        {
            sequences[parent.sequence].hasOwnDefinition = true
            return ListLabel(instance: sequences[parent.sequence].instance, level: sequences[parent.sequence].level + 1)
        }
        if let current = section, current.number == prefix, current.isPlain, start == current.paragraphs + 1 {
            section?.paragraphs += list.items.count
            return ListLabel(instance: headings, level: Self.paragraphLevel)
        }
        let key = Key(kind: .numberedParagraphs(prefix: prefix), level: level)
        if let index = latest[key], sequences[index].next == start {
            sequences[index].next = Self.sum(start, list.items.count)
            return ListLabel(instance: sequences[index].instance, level: level)
        }
        let index = add(key.kind, level: level, start: start, count: list.items.count)
        sequences[index].hasOwnDefinition = true
        latest[key] = index
        return ListLabel(instance: sequences[index].instance, level: level)
    }

    private mutating func add(_ kind: Kind, level: Int, start: Int, count: Int) -> Int {
        let instance = sequences.count + headings + 1
        sequences.append(
            Sequence(instance: instance, kind: kind, level: level, start: start, next: Self.sum(start, count)))
        return sequences.count - 1
    }

    private static func sum(_ a: Int, _ b: Int) -> Int {
        let (sum, overflows) = a.addingReportingOverflow(b)
        return overflows ? .max : sum
    }
}
