internal import DocumentModel

extension Transcript {
    /// The words of inlines; LF is a line end set on purpose.
    mutating func text(_ inlines: [Inline]) -> [UInt8] {
        var words: [UInt8] = []
        append(inlines, to: &words)
        return words
    }

    private mutating func append(_ inlines: [Inline], to words: inout [UInt8]) {
        for inline in inlines { append(inline, to: &words) }
    }

    private mutating func append(_ inline: Inline, to words: inout [UInt8]) {
        switch inline {
        case .text(let text), .code(let text): Self.append(clean: text, to: &words)
        case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .superscript(let inlines),
            .subscript(let inlines), .span(let inlines, _):
            append(inlines, to: &words)
        case .link(let link): append(link, to: &words)
        case .image(let image):
            guard !image.alternative.isEmpty else { return }
            words += "[Image: ".utf8
            Self.append(clean: image.alternative, to: &words)
            words.append(UInt8(ascii: "]"))
        case .lineBreak: words.append(UInt8(ascii: "\n"))
        case .note(let index):
            if (0..<noteCount).contains(index) { words += "[\(index + 1)]".utf8 }
        }
    }

    /// Names the target in parentheses, unless the text of the link says it already or it was named before.
    private mutating func append(_ link: Link, to words: inout [UInt8]) {
        let start = words.count
        append(link.inlines, to: &words)
        let address = LinkAddress(link.target)
        guard let spelled = address.spelled, namedTargets.insert(link.target).inserted else { return }
        let said = String(decoding: words[start...], as: UTF8.self)
        guard !address.isSaid(by: said) else { return }
        let isBare = words[start...].isBlank
        if !isBare { words += " (".utf8 }
        Self.append(clean: spelled, to: &words)
        if !isBare { words.append(UInt8(ascii: ")")) }
    }

    /// Appends text of one line: tabs and line ends become spaces, characters that no document may hold U+FFFD.
    private static func append(clean text: String, to words: inout [UInt8]) {
        var text = text
        text.withUTF8 { bytes in
            // Forbidden scalars are below 0x20, 0x7F, or begin with 0xC2 or 0xEF and above.
            if bytes.allSatisfy({ $0 >= 0x20 && $0 < 0x7F || $0 >= 0xC3 && $0 < 0xEF || $0 >= 0x80 && $0 < 0xC2 }) {
                words += bytes
            } else {
                words += clean(Array(bytes))
            }
        }
    }

    static func clean(_ bytes: [UInt8], keepsLineEnds: Bool = false) -> [UInt8] {
        var cleaned: [UInt8] = []
        cleaned.reserveCapacity(bytes.count)
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar {
            case "\n" where keepsLineEnds: cleaned.append(UInt8(ascii: "\n"))
            case "\r" where keepsLineEnds: continue
            case "\t" where keepsLineEnds: cleaned += "    ".utf8
            case "\n", "\r", "\t": cleaned.append(UInt8(ascii: " "))
            default:
                cleaned +=
                    UTF8.encode(scalar.isForbiddenInText ? "\u{FFFD}" : scalar) ?? UTF8.encodedReplacementCharacter
            }
        }
        return cleaned
    }
}

extension Collection<UInt8> {
    /// Whether there is nothing to read in it.
    var isBlank: Bool { allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") } }
}
