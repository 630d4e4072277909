/// The tags of one block, by number: `{% for %}` with its `{% endfor %}`, and what divides it.
struct TagBlock {
    var keyword: String
    var opening: Int
    var divisions: [Int] = []
    var closing: Int

    var tags: [Int] { [opening] + divisions + [closing] }

    /// The blocks that the tags of a part form, in the order of their closing tags. Tags that fit nowhere are left out: the
    /// parser of the language reports them.
    static func all(of tags: [Tag], in order: [Int]) -> [TagBlock] {
        var open: [TagBlock] = []
        var result: [TagBlock] = []
        for number in order where tags[number].kind == .statement {
            switch tags[number].statement {
            case .opens(let keyword): open.append(TagBlock(keyword: keyword, opening: number, closing: number))
            case .divides: if !open.isEmpty { open[open.count - 1].divisions.append(number) }
            case .closes(let keyword):
                guard let match = open.lastIndex(where: { $0.keyword == keyword }) else { continue }
                var block = open[match]
                open.removeSubrange(match...)
                block.closing = number
                result.append(block)
            case .plain, .cell: continue
            }
        }
        return result
    }
}
