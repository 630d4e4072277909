/// The part of a name that follows a title: `Ms van der Berg`.
enum Surname {
    /// The last word of a name with the particles before it, without letters after it such as `OBE` and `KC`.
    static func of(_ name: String) -> String {
        var words = name.split(separator: " ")
        // A name of two words is a first and a last one, whatever its letters.
        while words.count > 2, let last = words.last, isPostNominal(last) { words.removeLast() }
        guard words.count > 1 else { return name }
        var start = words.count - 1
        while start > 1, let first = words[start - 1].first, first.isLowercase { start -= 1 }
        return words[start...].joined(separator: " ")
    }

    private static func isPostNominal(_ word: Substring) -> Bool {
        (2...4).contains(word.utf8.count) && word.utf8.allSatisfy { (0x41...0x5A).contains($0) }
    }
}
