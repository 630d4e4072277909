internal import CLibXML2

/// Writes one XML document to memory through libxml2's writer.
///
/// Calls take no `try`: the first mistake (a character that XML 1.0 forbids, see ``XMLCharacters``) is kept and thrown by
/// ``finish()``. Names are trusted; values are escaped. The same calls give the same bytes, without indentation.
package final class XMLWriter {
    private let buffer: xmlBufferPtr?
    private let writer: xmlTextWriterPtr?
    private var firstError: XMLError?
    /// The names of the elements that are open, for messages.
    private var open: [String] = []
    private var hasRoot = false
    /// Text and markup that libxml2 has not been given yet: a call of its writer costs more than a few bytes do.
    private var waiting: [UInt8] = []
    /// Where escaped attributes are put together; kept, so that it is allocated once.
    private var scratch: [UInt8] = []

    private static let mostWaiting = 32 << 10

    package init() {
        _ = XMLLibrary.isReady
        buffer = xmlBufferCreateSize(16 << 10)
        // Grows by doubling: the default adds a fixed step, which makes large parts quadratic.
        if let buffer { xmlBufferSetAllocationScheme(buffer, XML_BUFFER_ALLOC_DOUBLEIT) }
        writer = buffer.flatMap { xmlNewTextWriterMemory($0, 0) }
        // As raw text: through xmlTextWriterStartDocument, libxml2 would pass every byte through a UTF-8 converter.
        put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    }

    deinit {
        // The writer writes its rest into the buffer when freed, so the buffer goes last.
        if let writer { xmlFreeTextWriter(writer) }
        if let buffer { xmlBufferFree(buffer) }
    }

    /// Starts an element. `name` holds its prefix: `w:p`.
    package func start(_ name: String) {
        guard firstError == nil else { return }
        if open.isEmpty {
            guard !hasRoot else { return misuse("a second root element '\(name)'") }
            hasRoot = true
        }
        open.append(name)
        handOver()
        check(Self.withName(name) { xmlTextWriterStartElement(writer, $0) })
    }

    /// Adds an attribute to the element just started.
    package func attribute(_ name: String, _ value: String) {
        guard firstError == nil else { return }
        check(Self.withName(name) { xmlTextWriterStartAttribute(writer, $0) })
        putAttribute(value)
        check(xmlTextWriterEndAttribute(writer))
    }

    package func attribute(_ name: String, _ value: Int) { attribute(name, String(value)) }

    /// Escaped character data.
    package func text(_ text: String) {
        guard firstError == nil else { return }
        guard !open.isEmpty else { return misuse("text outside the root element") }
        var text = text
        text.withUTF8 { bytes in
            if let forbidden = XMLEscaping.text.append(UnsafeRawBufferPointer(bytes), to: &waiting) {
                firstError = .forbidden(forbidden, in: open.last ?? "")
            }
        }
        if waiting.count > Self.mostWaiting { handOver() }
    }

    package func end() {
        guard firstError == nil else { return }
        guard open.popLast() != nil else { return misuse("the end of an element that was not started") }
        handOver()
        check(xmlTextWriterEndElement(writer))
    }

    /// Bytes of well-formed markup, put in as they are.
    package func raw(_ markup: [UInt8]) {
        guard firstError == nil else { return }
        waiting.append(contentsOf: markup)
        if waiting.count > Self.mostWaiting { handOver() }
    }

    /// The whole document as UTF-8 with its XML declaration (`standalone="yes"`). The writer is spent afterwards.
    package func finish() throws(XMLError) -> [UInt8] {
        if firstError == nil, let name = open.last { misuse("the element '\(name)' was not ended") }
        handOver()
        if firstError == nil { check(xmlTextWriterEndDocument(writer)) }
        if firstError == nil { check(xmlTextWriterFlush(writer)) }
        if let firstError { throw firstError }
        guard let buffer, let content = xmlBufferContent(buffer) else {
            throw XMLError(.writerMisuse, "there is no memory for the document")
        }
        return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    }
}

extension XMLWriter {
    /// Starts an element with attributes and leaves it open.
    package func start(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        start(name)
        for (name, value) in attributes { attribute(name, value) }
    }

    /// An element with attributes and no content.
    package func empty(_ name: String, _ attributes: KeyValuePairs<String, String> = [:]) {
        start(name, attributes)
        end()
    }

    /// An element with attributes whose content is text.
    package func element(_ name: String, _ attributes: KeyValuePairs<String, String> = [:], text content: String) {
        start(name, attributes)
        text(content)
        end()
    }

    /// An element whose content the closure writes.
    package func element(
        _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ content: () throws -> Void
    )
        rethrows
    {
        start(name, attributes)
        try content()
        end()
    }
}

extension XMLWriter {
    private func misuse(_ what: String) {
        if firstError == nil { firstError = XMLError(.writerMisuse, "the XML writer was given \(what)") }
    }

    /// Hands over a name without the allocation that passing a string as bytes would cost.
    private static func withName(_ name: String, _ body: (UnsafePointer<xmlChar>) -> CInt) -> CInt {
        name.withCString { characters in
            characters.withMemoryRebound(to: xmlChar.self, capacity: name.utf8.count + 1) { body($0) }
        }
    }

    private func check(_ result: CInt) {
        if result < 0 { misuse("a call that libxml2 refuses, in '\(open.last ?? "the document")'") }
    }

    /// Escapes in our own buffer and hands over raw bytes: libxml2's own escaping allocates for every call.
    private func putAttribute(_ value: String) {
        var value = value
        value.withUTF8 { bytes in
            let raw = UnsafeRawBufferPointer(bytes)
            guard let first = XMLEscaping.attribute.firstSpecial(in: raw) else { return put(bytes) }
            scratch.removeAll(keepingCapacity: true)
            guard let forbidden = XMLEscaping.attribute.append(raw, from: first, to: &scratch) else {
                return scratch.withUnsafeBufferPointer { put($0) }
            }
            firstError = firstError ?? .forbidden(forbidden, in: open.last ?? "")
        }
    }

    private func handOver() {
        guard !waiting.isEmpty else { return }
        waiting.withUnsafeBufferPointer { put($0) }
        waiting.removeAll(keepingCapacity: true)
    }

    private func put(_ text: String) {
        var text = text
        text.withUTF8 { put($0) }
    }

    private func put(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard !bytes.isEmpty else { return }
        guard let count = CInt(exactly: bytes.count) else { return misuse("more than 2 GiB at once") }
        check(xmlTextWriterWriteRawLen(writer, bytes.baseAddress, count))
    }
}
