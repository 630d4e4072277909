internal import Diagnostics
internal import Templating
internal import XMLTree

/// Writes text that is markup already: what `|e` escaped, what a macro or a block of `{% set %}` put out, what `|safe`
/// marks.
struct MarkupText {
    let context: RunContext

    /// - Throws: For what is not well-formed at this place.
    func write(_ markup: String, to output: inout OutputBuffer) throws(Diagnostic) {
        let bytes = Array(markup.utf8)
        let needsCare = context.markup.language == .openDocument
        guard needsCare || bytes.contains(where: { $0 == UInt8(ascii: "<") || $0 < 0x20 || $0 == 0xEF }) else {
            return appendText(bytes, to: &output)
        }
        guard bytes.contains(UInt8(ascii: "<")) else {
            // The lines of a macro's or include's own tags leave line ends at its edges.
            let ends = bytes.drop { $0 == 0xA }
            let trimmed = ends.prefix(ends.count - ends.reversed().prefix { $0 == 0xA }.count)
            return try ValueText(context: context, removesForbidden: false).write(
                Self.decoded(Array(trimmed)), to: &output)
        }
        let kind = try kind(of: bytes)
        switch kind {
        case .text:
            output.append(bytes)
            // The text may have ended in a run of its own: what follows is to be as it was before.
            output.append(context.leaveRun)
            output.append(context.enterRun)
        case .runs:
            output.append(context.leaveRun)
            output.append(bytes)
            output.append(context.enterRun)
        case .blocks:
            guard let division = context.division else {
                throw Diagnostic(.unsafeMarkup, "the value holds paragraphs, which cannot stand here")
            }
            output.append(division.leave)
            output.append(bytes)
            output.append(division.enter)
        }
    }

    /// What a piece of markup is made of, by where it is well-formed.
    enum Kind { case text, runs, blocks }

    func kind(of bytes: [UInt8]) throws(Diagnostic) -> Kind {
        let trimmed = bytes.drop { $0 <= 0x20 }
        let name = Self.firstName(trimmed)
        let prefix = context.markup.prefix
        let rows = ["tr", "tc"].map { prefix + $0 } + ["table:table-row", "table:table-cell"]
        guard !rows.contains(name) else {
            throw Diagnostic(
                .unsafeMarkup, "the value holds table rows or cells, which cannot stand here",
                hint: "repeat rows with 'for' where they are to stand")
        }
        let blocks = ["p", "tbl", "sdt", "h", "list", "section"].map { prefix + $0 } + ["table:table"]
        let runs = ["r", "hyperlink", "ins", "bookmarkStart"].map { prefix + $0 }
        let kind: Kind = blocks.contains(name) ? .blocks : runs.contains(name) ? .runs : .text
        let (before, after): ([UInt8], [UInt8]) =
            switch kind {
            case .text: (context.enterRun, context.leaveRun)
            case .runs, .blocks: ([], [])
            }
        // Captured text may hold the end of one paragraph and the beginning of the next.
        let isBare = prefix.isEmpty
        let isSplit =
            kind == .text
            && context.division.map { Self.isBalanced($0.enter + bytes + $0.leave, allowsBareNames: isBare) } == true
        guard isSplit || Self.isBalanced(before + bytes + after, allowsBareNames: isBare) else {
            throw Diagnostic(
                .unsafeMarkup, "the value is marked as safe, but it is no well-formed markup of this document",
                hint: "leave '|safe' out")
        }
        return kind
    }

    /// Text whose only markup is references; an ampersand that begins none is escaped.
    private func appendText(_ bytes: [UInt8], to output: inout OutputBuffer) {
        var plain = 0
        for index in bytes.indices where bytes[index] == UInt8(ascii: "&") && !Self.beginsReference(bytes[index...]) {
            output.append(bytes[plain..<index])
            output.append("&amp;")
            plain = index + 1
        }
        output.append(bytes[plain...])
    }

    private static func beginsReference(_ bytes: ArraySlice<UInt8>) -> Bool { reference(bytes) != nil }

    /// The character that a reference stands for, and how many bytes it has.
    private static func reference(_ bytes: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
        guard let end = bytes.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
        let name = String(decoding: bytes[(bytes.startIndex + 1)..<end], as: UTF8.self)
        let count = end - bytes.startIndex + 1
        switch name {
        case "amp": return ("&", count)
        case "lt": return ("<", count)
        case "gt": return (">", count)
        case "quot": return ("\"", count)
        case "apos": return ("'", count)
        default:
            guard name.hasPrefix("#") else { return nil }
            let digits = name.dropFirst()
            let number = digits.hasPrefix("x") ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
            guard let scalar = number.flatMap(Unicode.Scalar.init), XMLCharacters.isAllowed(scalar) else { return nil }
            return (scalar, count)
        }
    }

    /// The text that markup without tags stands for.
    static func decoded(_ bytes: [UInt8]) -> String {
        var result = String.UnicodeScalarView()
        var rest = bytes[...]
        while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
            result.append(contentsOf: String(decoding: rest[..<ampersand], as: UTF8.self).unicodeScalars)
            rest = rest[ampersand...]
            if let (scalar, count) = reference(rest) {
                result.append(scalar)
                rest = rest.dropFirst(count)
            } else {
                result.append("&")
                rest = rest.dropFirst()
            }
        }
        result.append(contentsOf: String(decoding: rest, as: UTF8.self).unicodeScalars)
        return String(result)
    }

    /// The text of markup that a block has caught: without tags, with tabs, line ends and spaces for the elements that stand
    /// for them.
    static func plain(_ bytes: [UInt8]) -> String {
        var text: [UInt8] = []
        var index = 0
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<"), let end = tagEnd(bytes, index) else {
                text.append(bytes[index])
                index += 1
                continue
            }
            let name = firstName(bytes[index...end]).split(separator: ":").last ?? ""
            switch name {
            case "tab": text.append(0x9)
            case "br", "cr", "line-break": text.append(0xA)
            case "s": text.append(0x20)
            case "noBreakHyphen": text.append(UInt8(ascii: "-"))
            default: break
            }
            index = end + 1
        }
        return decoded(text)
    }

    private static func firstName(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.first == UInt8(ascii: "<") else { return "" }
        let name = bytes.dropFirst().prefix { $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }
        return String(decoding: name, as: UTF8.self)
    }

    /// Whether tags nest, attributes are quoted and references are known. Names are those of the document if it was made
    /// by the template; if not, they have to have a prefix at least, as all of office documents have that do without a default
    /// namespace.
    static func isBalanced(_ bytes: [UInt8], allowsBareNames: Bool) -> Bool {
        var open: [ArraySlice<UInt8>] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == UInt8(ascii: "&"), !beginsReference(bytes[index...]) { return false }
            guard byte == UInt8(ascii: "<") else {
                if byte < 0x20, byte != 0x9, byte != 0xA, byte != 0xD { return false }
                index += 1
                continue
            }
            guard let end = tagEnd(bytes, index) else { return false }
            let isClosing = bytes[index + 1] == UInt8(ascii: "/")
            let name = bytes[(index + (isClosing ? 2 : 1))..<end].prefix {
                $0 > 0x20 && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/")
            }
            guard allowsBareNames || name.contains(UInt8(ascii: ":")), name.allSatisfy({ $0 > 0x2C && $0 != 0x3C })
            else { return false }
            if isClosing {
                guard open.popLast()?.elementsEqual(name) == true else { return false }
            } else if bytes[end - 1] != UInt8(ascii: "/") {
                open.append(name)
            }
            index = end + 1
        }
        return open.isEmpty
    }

    /// The offset of the `>` that ends a tag.
    private static func tagEnd(_ bytes: [UInt8], _ start: Int) -> Int? {
        var quote: UInt8 = 0
        for index in (start + 1)..<max(bytes.count, start + 1) {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == 0x22 || byte == 0x27 {
                quote = byte
            } else if byte == UInt8(ascii: "<") {
                return nil
            } else if byte == UInt8(ascii: ">") {
                return index
            }
        }
        return nil
    }
}
