internal import DocumentModel

extension HouseStyle {
    /// The key of the badge for a rating in words, whatever its case; `nil` for the neutral badge.
    func badgeKey(of rating: [Inline]) -> String? {
        var words = rating.plainText.lowercased()[...]
        let marks: Set<Character> = [" ", "‘", "’", "'", "“", "”", "\"", "."]
        while let first = words.first, marks.contains(first) { words.removeFirst() }
        while let last = words.last, marks.contains(last) { words.removeLast() }
        let key = String(words).split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).joined(separator: " ")
        return badges[key] == nil ? nil : key
    }

    func badge(_ key: String?) -> Badge { key.flatMap { badges[$0] } ?? neutralBadge }
}
