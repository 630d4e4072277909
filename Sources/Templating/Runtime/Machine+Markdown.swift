internal import Diagnostics

/// Values in Markdown: as themselves where that is safe, else as tokens (see ``ValueToken``).
extension Machine {
    func putMarkdown(_ text: String) throws(Diagnostic) {
        if text.isEmpty {
            // Nothing between two delimiters would leave them as one: `~~` and `~~` make a fence.
            if let last = output.bytes.last, Self.delimiters.contains(last) { output.append(try token(for: text)) }
            return
        }
        if isInFrontMatter || !MarkdownInertness.isInert(text) || (text.utf8.contains(0x20) && isInAddress) {
            output.append(try token(for: text))
        } else {
            output.append(text)
        }
    }

    private static let delimiters: [UInt8] = Array("*_~`^=".utf8)

    private var isInFrontMatter: Bool {
        if let main = waitingOutputs.first { return frontMatter.update(main.output.bytes) }
        return frontMatter.update(output.bytes)
    }

    /// Whether the output ends within the address of a link, which a space would end: after `](`, `<` or `]: `.
    private var isInAddress: Bool {
        let bytes = output.bytes
        var index = bytes.count - 1
        while index >= 0, bytes.count - index < 4096 {
            let byte = bytes[index]
            if byte == UInt8(ascii: "<") { return true }
            if byte == UInt8(ascii: "(") { return index > 0 && bytes[index - 1] == UInt8(ascii: "]") }
            if byte == UInt8(ascii: " ") {
                return index >= 2 && bytes[index - 1] == UInt8(ascii: ":") && bytes[index - 2] == UInt8(ascii: "]")
            }
            if byte == UInt8(ascii: "\n") { return false }
            index -= 1
        }
        return false
    }

    private func token(for text: String) throws(Diagnostic) -> [UInt8] {
        try MarkdownInertness.check(text)
        values.append(text)
        return ValueToken.token(values.count - 1)
    }

    /// Plain text as markup of this output.
    func escape(_ text: String) throws(Diagnostic) -> String {
        guard escaping == .markdown else { return HTMLEscaping.escape(text) }
        if text.isEmpty || (MarkdownInertness.isInert(text) && !text.utf8.contains(0x20)) { return text }
        return String(decoding: try token(for: text), as: UTF8.self)
    }
}
