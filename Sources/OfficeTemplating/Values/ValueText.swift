internal import Diagnostics
internal import Templating
internal import XMLTree

/// Writes text of values as text of a document: escaped, with the format's own line breaks, tabs and spaces.
struct ValueText {
    let context: RunContext
    /// Whether characters that XML forbids are left out instead of refused.
    let removesForbidden: Bool

    /// - Throws: For characters that XML forbids, without naming the text itself.
    func write(_ text: String, to output: inout OutputBuffer) throws(Diagnostic) {
        var text = text
        var forbidden: Unicode.Scalar?
        text.withUTF8 { forbidden = write(UnsafeRawBufferPointer($0), to: &output) }
        if let forbidden {
            throw Diagnostic(
                .forbiddenInXML,
                "the value holds the character \(XMLError.name(of: forbidden)), which no document may hold",
                hint: "remove it from the data")
        }
    }

    private func write(_ bytes: UnsafeRawBufferPointer, to output: inout OutputBuffer) -> Unicode.Scalar? {
        let isOpenDocument = context.markup.language == .openDocument
        var plain = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if Self.isPlain(byte) || byte == 0x20 && !isOpenDocument {
                index += 1
                continue
            }
            var next = index + 1
            if byte == 0xEF {
                guard index + 2 < bytes.count, bytes[index + 1] == 0xBF, bytes[index + 2] >= 0xBE else {
                    index = next
                    continue
                }
                next = index + 3
                output.append(UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[plain..<index]))
                if !removesForbidden { return bytes[index + 2] == 0xBE ? "\u{FFFE}" : "\u{FFFF}" }
            } else {
                output.append(UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[plain..<index]))
                guard let after = writeSpecial(byte, bytes, index, to: &output) else { return Unicode.Scalar(byte) }
                next = after
            }
            index = next
            plain = next
        }
        output.append(UnsafeBufferPointer(rebasing: bytes.bindMemory(to: UInt8.self)[plain..<bytes.count]))
        return nil
    }

    private static func isPlain(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x26 && byte != 0x3C && byte != 0x3E && byte != 0xEF
    }

    /// - Returns: Where to go on; `nil` for a forbidden character.
    private func writeSpecial(
        _ byte: UInt8, _ bytes: UnsafeRawBufferPointer, _ index: Int, to output: inout OutputBuffer
    ) -> Int? {
        switch byte {
        case 0x26: output.append("&amp;")
        case 0x3C: output.append("&lt;")
        case 0x3E: output.append("&gt;")
        case 0x9: output.append(context.markup.tab)
        case 0xA, 0xD: return writeLineEnds(bytes, index, to: &output)
        case 0x20: return writeSpaces(bytes, index, to: &output)
        // docxtpl's signs for a new paragraph and a new page.
        case 0x7: writeParagraph(to: &output)
        case 0xC: output.append(context.markup.pageBreak)
        default: if !removesForbidden { return nil }
        }
        return index + 1
    }

    /// One line end is a line break; a blank line begins a paragraph.
    private func writeLineEnds(_ bytes: UnsafeRawBufferPointer, _ start: Int, to output: inout OutputBuffer) -> Int {
        var index = start
        var count = 0
        while index < bytes.count, bytes[index] == 0xA || bytes[index] == 0xD {
            if bytes[index] == 0xD, index + 1 < bytes.count, bytes[index + 1] == 0xA { index += 1 }
            index += 1
            count += 1
        }
        if count == 1 { output.append(context.markup.lineBreak) } else { writeParagraph(to: &output) }
        return index
    }

    private func writeParagraph(to output: inout OutputBuffer) {
        if let division = context.division {
            output.append(division.leave)
            output.append(division.enter)
        } else {
            output.append(context.markup.lineBreak)
            output.append(context.markup.lineBreak)
        }
    }

    /// In OpenDocument, only a single space between other characters is safe from being collapsed.
    private func writeSpaces(_ bytes: UnsafeRawBufferPointer, _ start: Int, to output: inout OutputBuffer) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == 0x20 { end += 1 }
        let isInner = start > 0 && end < bytes.count && bytes[start - 1] > 0x20
        if isInner { output.append(UInt8(ascii: " ")) }
        let count = end - start - (isInner ? 1 : 0)
        if count == 1 { output.append("<\(context.markup.prefix)s/>") }
        if count > 1 { output.append("<\(context.markup.prefix)s \(context.markup.prefix)c=\"\(count)\"/>") }
        return end
    }
}
