/// Escapes text: as little as keeps it text.
struct TextEscaping {
    /// Where the text stands.
    struct Surroundings {
        var dialect: MarkdownWriter.Dialect
        var isInCell = false
        /// Inside the brackets of a link, span or picture.
        var isInBrackets = false
        /// Whether the paragraph has line breaks: one of its lines could then be the head of a table.
        var hasLineBreaks = false
        /// Spaces end superscripts and subscripts.
        var isInScript = false
    }

    let surroundings: Surroundings

    /// - Parameters:
    ///   - atLineStart: Whether the text begins a line, where more characters mean something.
    ///   - startsBlock: Whether it begins the first line of its block.
    ///   - afterSpace: Whether a space stands before it already.
    ///   - afterNote: Whether the mark of a footnote does, which a colon would make its text.
    func units(
        of text: String, atLineStart: Bool, startsBlock: Bool, afterSpace: Bool, afterNote: Bool
    ) -> [MarkdownUnit] {
        let scalars = Array(text.unicodeScalars)
        var units: [MarkdownUnit] = []
        var word = String.UnicodeScalarView()
        var wasSpace = afterSpace
        var index = 0
        func flush() {
            if !word.isEmpty { units.append(MarkdownUnit(text: String(word))) }
            word = String.UnicodeScalarView()
        }
        if atLineStart, let number = listNumber(scalars) {
            units.append(MarkdownUnit(text: String(String.UnicodeScalarView(scalars[..<number]))))
            units.append(MarkdownUnit(text: String(scalars[number]), as: "\\" + String(scalars[number])))
            index = number + 1
            wasSpace = false
        }
        while index < scalars.count {
            let scalar = scalars[index]
            if scalar == " " || scalar == "\t" {
                // Words with single spaces between them are one unit: only its ends matter to what stands beside it.
                if scalar == " ", !wasSpace, !surroundings.isInScript, !word.isEmpty, index + 1 < scalars.count,
                    MarkdownUnit.kind(of: scalars[index + 1]) == .other
                {
                    word.append(scalar)
                    wasSpace = true
                    index += 1
                    continue
                }
                flush()
                let isEdge = index == 0 && atLineStart
                let mustRefer = wasSpace || scalar == "\t" || isEdge || surroundings.isInScript
                units.append(Self.space(scalar, mustRefer: mustRefer))
                wasSpace = !mustRefer
                index += 1
                continue
            }
            wasSpace = false
            let escape = escape(
                scalars, index, atLineStart: atLineStart && index == 0, startsBlock: startsBlock,
                afterNote: afterNote && index == 0)
            if let escape {
                flush()
                units.append(MarkdownUnit(text: String(scalar), as: escape))
            } else if MarkdownUnit.kind(of: scalar) == .other {
                word.append(scalar)
            } else {
                flush()
                units.append(MarkdownUnit(text: String(scalar)))
            }
            index += 1
        }
        flush()
        return units
    }

    private static func space(_ scalar: Unicode.Scalar, mustRefer: Bool) -> MarkdownUnit {
        guard mustRefer else { return MarkdownUnit(text: String(scalar)) }
        var unit = MarkdownUnit(text: String(scalar), as: MarkdownUnit.reference(scalar))
        unit.markAsReference()
        return unit
    }

    /// The index of the stop or parenthesis of digits that would begin a list.
    private func listNumber(_ scalars: [Unicode.Scalar]) -> Int? {
        let digits = scalars.prefix { ("0"..."9").contains($0) }.count
        guard (1...9).contains(digits), digits < scalars.count, scalars[digits] == "." || scalars[digits] == ")",
            digits + 1 == scalars.count || scalars[digits + 1] == " "
        else { return nil }
        return digits
    }

    /// How a character is written where it must not be itself; `nil` where it may.
    private func escape(
        _ scalars: [Unicode.Scalar], _ index: Int, atLineStart: Bool, startsBlock: Bool, afterNote: Bool
    ) -> String? {
        let scalar = scalars[index]
        let previous = index > 0 ? scalars[index - 1] : nil
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        let escaped = "\\" + String(scalar)
        switch scalar {
        case "\\", "`", "[": return escaped
        case "]": return surroundings.isInBrackets ? escaped : nil
        case "*": return previous == " " && next == " " ? nil : escaped
        case "_":
            if let previous, let next, isWord(previous), isWord(next) { return nil }
            return previous == " " && next == " " ? nil : escaped
        case "<": return next == " " ? nil : escaped
        case "&": return startsReference(scalars, index) ? escaped : nil
        case "|": return surroundings.isInCell || surroundings.hasLineBreaks || atLineStart ? escaped : nil
        case "{", "^", "~":
            guard surroundings.dialect == .markdown else {
                return atLineStart || scalar == "{" ? reference(scalar) : nil
            }
            return previous == " " && next == " " ? nil : escaped
        case "\n", "\r": return MarkdownUnit.reference(scalar)
        default: break
        }
        if atLineStart { return escapeOfLineStart(scalars, startsBlock: startsBlock) }
        if scalar == ":", surroundings.dialect == .markdown {
            // `Table: ` would be a caption, `[^1]:` the text of a footnote.
            let isCaption = startsBlock && index == 5 && scalars.prefix(5).elementsEqual("Table".unicodeScalars)
            return isCaption || afterNote ? escaped : nil
        }
        return nil
    }

    private func escapeOfLineStart(_ scalars: [Unicode.Scalar], startsBlock: Bool) -> String? {
        let scalar = scalars[0]
        let next = scalars.count > 1 ? scalars[1] : nil
        switch scalar {
        case "#", ">": return "\\" + String(scalar)
        case "+": return next == nil || next == " " ? "\\+" : nil
        case "-": return next == nil || next == " " || next == "-" ? "\\-" : nil
        case "=": return startsBlock ? nil : "\\="
        case ":": return next == nil || next == " " || next == ":" || next == "-" ? "\\:" : nil
        case "%", "@", "$": return surroundings.dialect == .govspeak ? reference(scalar) : nil
        default: return nil
        }
    }

    private func reference(_ scalar: Unicode.Scalar) -> String { MarkdownUnit.reference(scalar) }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
    }

    /// Whether an ampersand begins a character reference.
    private func startsReference(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        var end = index + 1
        while end < scalars.count, end - index < 40, scalars[end].isASCII, isWord(scalars[end]) || scalars[end] == "#" {
            end += 1
        }
        // At the end of the text, what follows may complete it.
        return end == scalars.count ? true : end > index + 1 && scalars[end] == ";"
    }
}

extension MarkdownUnit {
    /// A character reference counts as punctuation at both ends.
    mutating func markAsReference() {
        first = .punctuation
        last = .punctuation
        firstScalar = nil
        lastScalar = nil
    }
}
