/// Breaks a line into lines of at most a number of characters, as Python's `textwrap.wrap` does without expanding tabs.
struct TextWrapper {
    let width: Int
    let breaksLongWords: Bool
    let breaksOnHyphens: Bool

    private typealias Chunk = ArraySlice<Unicode.Scalar>

    func wrap(_ text: String) -> [String] {
        var chunks = Array(chunks(of: Array(text.unicodeScalars)).reversed())
        var lines: [String] = []
        while !chunks.isEmpty {
            if !lines.isEmpty, let next = chunks.last, Self.isBlank(next) { chunks.removeLast() }
            var line: [Chunk] = []
            var length = 0
            while let next = chunks.last, length + next.count <= width {
                line.append(next)
                length += next.count
                chunks.removeLast()
            }
            if let next = chunks.last, next.count > width { breakUp(next, &chunks, &line, width - length) }
            if let last = line.last, Self.isBlank(last) { line.removeLast() }
            guard !line.isEmpty else { continue }
            var bytes: [UInt8] = []
            for chunk in line { for scalar in chunk { bytes.append(scalar) } }
            lines.append(String(decoding: bytes, as: UTF8.self))
        }
        return lines
    }

    /// Puts as much of a word that no line can hold as fits on this one.
    private func breakUp(_ chunk: Chunk, _ chunks: inout [Chunk], _ line: inout [Chunk], _ room: Int) {
        guard breaksLongWords else {
            if line.isEmpty { line.append(chunks.removeLast()) }
            return
        }
        var end = chunk.startIndex + room
        if breaksOnHyphens, let hyphen = chunk[..<end].lastIndex(of: "-"), hyphen > chunk.startIndex,
            chunk[..<hyphen].contains(where: { $0 != "-" })
        {
            end = hyphen + 1
        }
        line.append(chunk[..<end])
        chunks[chunks.count - 1] = chunk[end...]
    }

    private static func isBlank(_ chunk: Chunk) -> Bool { chunk.allSatisfy(PythonString.isSpace) }

    // MARK: - Chunks

    /// White space, words, parts of words up to a hyphen, and dashes.
    private func chunks(of text: [Unicode.Scalar]) -> [Chunk] {
        var chunks: [Chunk] = []
        var start = 0
        while start < text.count {
            let end: Int
            if Self.isSpace(text[start]) {
                end = text[start...].firstIndex { !Self.isSpace($0) } ?? text.count
            } else if !breaksOnHyphens {
                end = text[start...].firstIndex(where: Self.isSpace) ?? text.count
            } else if let dash = Self.dash(text, start) {
                end = dash
            } else {
                end = Self.endOfWord(text, start)
            }
            chunks.append(text[start..<end])
            start = end
        }
        return chunks
    }

    /// The white space of ASCII, at which alone lines break: a no-break space holds.
    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar == " " || (0x09...0x0D).contains(scalar.value)
    }

    private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "_" || PythonString.isAlphanumeric(scalar)
    }

    private static func isLetter(_ text: [Unicode.Scalar], _ index: Int) -> Bool {
        text.indices.contains(index) && isWord(text[index]) && !PythonString.isDecimal(text[index])
    }

    /// The end of two or more hyphens between words, if they stand at `start`.
    private static func dash(_ text: [Unicode.Scalar], _ start: Int) -> Int? {
        guard start > 0, text[start] == "-",
            isWord(text[start - 1]) || "!\"'&.,?".unicodeScalars.contains(text[start - 1])
        else { return nil }
        let end = text[start...].firstIndex { $0 != "-" } ?? text.count
        return end - start >= 2 && end < text.count && isWord(text[end]) ? end : nil
    }

    private static func endOfWord(_ text: [Unicode.Scalar], _ start: Int) -> Int {
        var index = start + 1
        while index < text.count, !isSpace(text[index]) {
            if text[index] == "-" {
                if isBreak(text, after: index) { return index + 1 }
                if dash(text, index) != nil { return index }
            }
            index += 1
        }
        return index
    }

    /// Whether a word may break after the hyphen at `index`: two letters, or a letter, hyphen and letter, stand before it,
    /// and two letters after it.
    private static func isBreak(_ text: [Unicode.Scalar], after index: Int) -> Bool {
        let before =
            isLetter(text, index - 1)
            && (isLetter(text, index - 2) || index >= 3 && text[index - 2] == "-" && isLetter(text, index - 3))
        guard before, isLetter(text, index + 1) else { return false }
        return isLetter(text, index + 2)
            || index + 2 < text.count && text[index + 2] == "-" && isLetter(text, index + 3)
    }
}
