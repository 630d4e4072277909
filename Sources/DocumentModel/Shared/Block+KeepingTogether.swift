extension [Block] {
    /// Whether a page should not end between a block and the next: words that lead to a list stay with it, a sentence with the
    /// rating below it, a rating or a score with the table or text that it is about.
    package func keepsWithNext(at index: Int) -> Bool {
        guard index + 1 < count else { return false }
        switch self[index] {
        case .paragraph:
            if case .list = self[index + 1] { return true }
            return self[index + 1].isRating
        case .division(let division):
            switch division.role {
            case .rating, .score: return !self[index + 1].beginsAnew
            case .summary: return self[index + 1].isRating
            default: return false
            }
        default: return false
        }
    }
}

extension Block {
    fileprivate var isRating: Bool {
        if case .division(let division) = self { return division.role == .rating }
        return false
    }

    /// Whether it is about something else than what stands above.
    fileprivate var beginsAnew: Bool {
        switch self {
        case .heading, .thematicBreak, .pageBreak, .contents: true
        case .division(let division): division.blocks.first?.beginsAnew ?? false
        case .paragraph, .list, .table, .quote, .code, .figure: false
        }
    }
}
