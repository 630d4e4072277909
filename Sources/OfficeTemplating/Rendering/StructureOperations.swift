internal import Diagnostics
internal import Templating

/// Remembers how long the output is: twice for each ``DropIfEmpty`` to come, before an element and before its content.
struct Mark: HostOperation {
    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        RenderState.of(memory).marks.append(output.bytes.count)
    }
}

/// Takes an element back that has come out without content: a table without rows, a paragraph whose conditions were false.
struct DropIfEmpty: HostOperation {
    /// Bytes of the element's end tag.
    let closingLength: Int

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        let state = RenderState.of(memory)
        guard let content = state.marks.popLast(), let start = state.marks.popLast() else { return }
        let end = output.bytes.count - closingLength
        guard content <= end else { return }
        // White space between elements is no content.
        if output.bytes[content..<end].allSatisfy({ $0 <= 0x20 }) { output.truncate(to: start) }
    }
}

/// Puts a paragraph between two tables.
struct SeparateTables: HostOperation {
    let prefix: String

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        let end = output.bytes.count - output.bytes.reversed().prefix { $0 <= 0x20 }.count
        if output.bytes[..<end].suffix(prefix.utf8.count + 6).elementsEqual("</\(prefix)tbl>".utf8) {
            output.append("<\(prefix)p/>")
        }
    }
}

/// Puts a paragraph at the end of a cell, header or text box that has come out without one.
///
/// Source: ISO/IEC 29500-1, 17.4.65 (`w:tc`: a cell that does not end in a paragraph makes the document corrupt).
struct EnsureParagraph: HostOperation {
    /// An empty paragraph with the properties of the one that stands there in the template.
    let paragraph: [UInt8]
    /// Whether the last thing has to be a paragraph, and not a table either.
    let isCell: Bool
    /// Whether a content control may be the last thing all the same, as in the body.
    var allowsControl = false
    let prefix: String

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        guard let start = output.bytes.lastIndex(of: UInt8(ascii: "<")) else { return }
        // Some programs lay their parts out in lines.
        var last = output.bytes[start...]
        while let byte = last.last, byte <= 0x20 { last.removeLast() }
        let tag = String(decoding: last.prefix(24), as: UTF8.self)
        let isParagraph = tag == "</\(prefix)p>" || tag.hasPrefix("<\(prefix)p/") || tag.hasPrefix("<\(prefix)p ")
        if isParagraph || !isCell && tag == "</\(prefix)tbl>" { return }
        if !isCell || allowsControl, tag == "</\(prefix)sdt>" { return }
        output.append(paragraph)
    }
}
