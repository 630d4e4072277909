/// Estimates from above how large all uses of link reference definitions are: the parser copies address and title at every
/// use.
struct ReferenceBudget {
    private var sizes: [String: Int] = [:]
    private var uses: [String: Int] = [:]
    /// Labels with other than ASCII letters fold in ways that this estimate does not follow: they may be any label.
    private var foldedUses = 0
    private var largestSize = 0
    private var largestFolded = 0
    private(set) var largest: Range<Int>?

    mutating func define(_ label: ArraySlice<UInt8>, size: Int, range: Range<Int>) {
        if size > largestSize {
            largestSize = size
            largest = range
        }
        if let key = Self.key(label) {
            sizes[key] = max(sizes[key] ?? 0, size)
        } else {
            largestFolded = max(largestFolded, size)
        }
    }

    mutating func use(_ label: ArraySlice<UInt8>) {
        if label.count <= 64, let key = Self.key(label) { uses[key, default: 0] += 1 } else { foldedUses += 1 }
    }

    /// Bytes; an upper bound.
    var cost: Int {
        guard largestSize > 0 else { return 0 }
        var cost = foldedUses * largestSize
        for (key, count) in uses { cost += count * max(sizes[key] ?? 0, largestFolded) }
        return cost
    }

    private static func key(_ label: ArraySlice<UInt8>) -> String? {
        guard label.allSatisfy({ $0 < 0x80 }) else { return nil }
        let words = String(decoding: label, as: UTF8.self).lowercased().split(whereSeparator: \.isWhitespace)
        return words.joined(separator: " ")
    }

    /// The size of a definition's address and title from the offset after `]:`.
    ///
    /// - Returns: `isTooLong` when a title is longer than any title needs to be, and so long that looking for the ends of
    ///   many of them would take long.
    static func definitionSize(_ source: [UInt8], after start: Int) -> (bytes: Int, isTooLong: Bool) {
        var index = start
        /// Passes white space with at most one line end.
        func skipSpace() {
            var lines = 0
            while index < source.count {
                switch source[index] {
                case 0x20, 0x09: break
                case 0x0A:
                    lines += 1
                    if lines > 1 { return }
                case 0x0D: break
                default: return
                }
                index += 1
            }
        }
        skipSpace()
        let destination = index
        while index < source.count, source[index] > 0x20 { index += 1 }
        let size = index - destination
        skipSpace()
        guard index < source.count else { return (size, false) }
        let closing: UInt8
        switch source[index] {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): closing = source[index]
        case UInt8(ascii: "("): closing = UInt8(ascii: ")")
        default: return (size, false)
        }
        let title = index
        index += 1
        while index < source.count, source[index] != closing {
            if index - title > 1024 { return (size, true) }
            // No title goes over a blank line: this is a paragraph.
            if source[index] == 0x0A, index + 1 < source.count, source[index + 1] == 0x0A { return (size, false) }
            if source[index] == UInt8(ascii: "\\") { index += 1 }
            index += 1
        }
        return (size + index - title, false)
    }
}
