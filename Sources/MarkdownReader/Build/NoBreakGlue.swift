/// Keeps together what a line should not break: `28 January`, `Mr Jones`, `£3 million`, `ML1 4QT`.
enum NoBreakGlue {
    private static let months: Set<String> = Set(monthNames).union(monthNames.map { $0.uppercased() })
    private static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December", "Ionawr", "Chwefror", "Mawrth", "Ebrill", "Mai", "Mehefin", "Gorffennaf", "Awst", "Medi", "Hydref",
        "Tachwedd", "Rhagfyr",
    ]
    private static let titles: Set<String> = [
        "Mr", "Mrs", "Ms", "Miss", "Mx", "Dr", "Prof", "Professor", "Sir", "Dame", "Lord", "Lady", "Rev",
    ]
    private static let magnitudes: Set<String> = ["million", "billion"]

    /// The text with U+00A0 for some of its spaces; nothing else changes.
    static func apply(_ text: String) -> String {
        let bytes = Array(text.utf8)
        let space = UInt8(ascii: " ")
        var glued: [Int] = []
        var wordStart = 0
        var index = 0
        while index < bytes.count {
            if bytes[index] == space {
                if index > wordStart, index + 1 < bytes.count {
                    let (last, rest) = (lastWord(bytes[wordStart..<index]), bytes[(index + 1)...])
                    if belongsTogether(last, word(rest)) || isPostcode(last, rest) { glued.append(index) }
                }
                wordStart = index + 1
            }
            index += 1
        }
        guard !glued.isEmpty else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(bytes.count + glued.count)
        var from = 0
        for place in glued {
            result.append(contentsOf: bytes[from..<place])
            result.append(contentsOf: [0xC2, 0xA0])
            from = place + 1
        }
        result.append(contentsOf: bytes[from...])
        return String(decoding: result, as: UTF8.self)
    }

    private static func belongsTogether(_ before: String, _ after: String) -> Bool {
        guard let first = after.utf8.first else { return false }
        if titles.contains(before) { return (0x41...0x5A).contains(first) || first >= 0xC3 }
        guard let last = before.utf8.last, (0x30...0x39).contains(last) else { return false }
        if magnitudes.contains(after) { return true }
        guard let day = Int(before), (1...31).contains(day), before.utf8.count <= 2 else { return false }
        return months.contains(after)
    }

    /// The two halves of a postcode of the United Kingdom, such as `M3` and `3FX` or `SW1A` and `1AA`.
    private static func isPostcode(_ before: String, _ rest: ArraySlice<UInt8>) -> Bool {
        let inward = rest.prefix(4)
        guard inward.count >= 3, let first = inward.first, isDigit(first),
            inward.dropFirst().prefix(2).allSatisfy(isCapital),
            !inward.dropFirst(3).contains(where: { isLetter($0) || isDigit($0) })
        else { return false }
        let outward = Array(before.utf8)
        let digits = outward.drop(while: isCapital)
        guard (2...4).contains(outward.count), (1...2).contains(outward.count - digits.count),
            (1...2).contains(digits.count), let digit = digits.first, isDigit(digit)
        else { return false }
        return digits.dropFirst().allSatisfy { isDigit($0) || isCapital($0) }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

    /// The letters that a text begins with.
    private static func word(_ bytes: ArraySlice<UInt8>) -> String {
        // The longest word looked for has ten letters.
        String(decoding: bytes.prefix(12).prefix { isLetter($0) }, as: UTF8.self)
    }

    /// The letters and digits that a word ends with: `28` of `(28`.
    private static func lastWord(_ word: ArraySlice<UInt8>) -> String {
        let end = word.suffix(12)
        let start = end.lastIndex { !isLetter($0) && !(0x30...0x39).contains($0) }.map { $0 + 1 } ?? end.startIndex
        return String(decoding: end[start...], as: UTF8.self)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) || byte >= 0x80 }
}
