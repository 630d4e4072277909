internal import CLibXML2

/// Writes one XML document to memory through libxml2's writer.
///
/// Calls take no `try`: the first mistake (a character that XML 1.0 forbids, see ``XMLCharacters``) is kept and thrown by
/// ``finish()``. Names are trusted; values are escaped. The same calls give the same bytes, without indentation.
package final class XMLWriter {
    private let writer: xmlTextWriterPtr?
    private var firstError: XMLError? {
        didSet { gathered.pointee.isStopped = firstError != nil }
    }
    /// The names of the elements that are open, for messages.
    private var open: [String] = []
    private var hasRoot = false
    /// Behind a pointer: this class is used for every few bytes, and the checks of exclusive access would cost more than
    /// the bytes do. Nothing else has the pointer.
    private let gathered: UnsafeMutablePointer<Gathered>

    private struct Gathered: ~Copyable {
        /// Text and markup that libxml2 has not been given yet: a call of its writer costs more than a few bytes do.
        var waiting = ByteBuffer(capacity: XMLWriter.mostWaiting + 4096)
        /// Markup that is put in again and again.
        var kept = ByteBuffer(capacity: 64)
        var isStopped = false
        /// The document as far as it is written.
        var written: [UInt8] = []
    }
    /// Where escaped attributes are put together; kept, so that it is allocated once.
    private var scratch: [UInt8] = []

    private static let mostWaiting = 32 << 10

    /// - Parameter count: How many bytes the document will surely have: large ones then grow without copies.
    package init(reserving count: Int = 0) {
        _ = XMLLibrary.isReady
        gathered = .allocate(capacity: 1)
        gathered.initialize(to: Gathered())
        if count > Self.mostWaiting { gathered.pointee.written.reserveCapacity(count + Self.mostWaiting) }
        // What libxml2 writes goes where our own bytes go, without a copy of the whole document in between.
        let output = xmlOutputBufferCreateIO(
            { context, bytes, count in
                guard let context, let bytes, count > 0 else { return 0 }
                // The context is the `gathered` handed over below, bound to its type when it was allocated.
                let gathered = context.assumingMemoryBound(to: Gathered.self)
                gathered.pointee.written.append(
                    contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(count)))
                return count
            }, { _ in 0 }, gathered, nil)
        writer = output.flatMap { xmlNewTextWriter($0) }
        if writer == nil, let output { xmlOutputBufferClose(output) }
        // As raw text: through xmlTextWriterStartDocument, libxml2 would pass every byte through a UTF-8 converter.
        put("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n")
    }

    deinit {
        // The writer hands over its rest when it is freed, so the memory for that goes last.
        if let writer { xmlFreeTextWriter(writer) }
        gathered.deinitialize(count: 1)
        gathered.deallocate()
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
        guard !gathered.pointee.isStopped else { return }
        guard !open.isEmpty else { return misuse("text outside the root element") }
        if text.utf8.withContiguousStorageIfAvailable({ put(text: UnsafeRawBufferPointer($0)) }) == nil {
            var text = text
            text.withUTF8 { put(text: UnsafeRawBufferPointer($0)) }
        }
    }

    package func end() {
        guard firstError == nil else { return }
        guard open.popLast() != nil else { return misuse("the end of an element that was not started") }
        handOver()
        check(xmlTextWriterEndElement(writer))
    }

    /// Bytes of well-formed markup, put in as they are.
    package func raw(_ markup: [UInt8]) {
        markup.withUnsafeBytes { put(raw: $0) }
    }

    package func raw(_ markup: ArraySlice<UInt8>) {
        markup.withUnsafeBytes { put(raw: $0) }
    }

    /// Well-formed markup that stands in the program.
    package func raw(_ markup: StaticString) {
        put(raw: UnsafeRawBufferPointer(start: markup.utf8Start, count: markup.utf8CodeUnitCount))
    }

    /// A whole number among raw markup.
    package func raw(_ number: Int) {
        withUnsafeTemporaryAllocation(byteCount: 20, alignment: 1) { digits in
            var rest = number.magnitude
            var index = 20
            repeat {
                index -= 1
                digits[index] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
                rest /= 10
            } while rest > 0
            if number < 0 { raw("-") }
            put(raw: UnsafeRawBufferPointer(rebasing: digits[index...]))
        }
    }

    /// Well-formed markup that a writer keeps, to be put in any number of times.
    package struct Markup {
        fileprivate let start: Int
        fileprivate let count: Int
    }

    package func keep(_ markup: [UInt8]) -> Markup {
        let start = gathered.pointee.kept.count
        markup.withUnsafeBytes { gathered.pointee.kept.append($0) }
        return Markup(start: start, count: markup.count)
    }

    /// - Parameter markup: Kept by this writer, not by another.
    package func raw(_ markup: Markup) {
        let end = markup.start + markup.count
        guard markup.count > 0, end <= gathered.pointee.kept.count else { return }
        put(raw: UnsafeRawBufferPointer(rebasing: gathered.pointee.kept.bytes[markup.start..<end]))
    }

    /// The whole document as UTF-8 with its XML declaration (`standalone="yes"`). The writer is spent afterwards.
    package func finish() throws(XMLError) -> [UInt8] {
        if firstError == nil, let name = open.last { misuse("the element '\(name)' was not ended") }
        handOver()
        if firstError == nil { check(xmlTextWriterEndDocument(writer)) }
        if firstError == nil { check(xmlTextWriterFlush(writer)) }
        if let firstError { throw firstError }
        guard writer != nil else { throw XMLError(.writerMisuse, "there is no memory for the document") }
        defer { gathered.pointee.written = [] }
        return gathered.pointee.written
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

    private func put(text bytes: UnsafeRawBufferPointer) {
        let forbidden = XMLEscaping.text.pieces(of: bytes) { gathered.pointee.waiting.append($0) }
        if let forbidden { firstError = firstError ?? .forbidden(forbidden, in: open.last ?? "") }
        if gathered.pointee.waiting.count > Self.mostWaiting { handOver() }
    }

    private func put(raw bytes: UnsafeRawBufferPointer) {
        guard !gathered.pointee.isStopped else { return }
        if bytes.count > Self.mostWaiting {
            handOver()
            return write(bytes)
        }
        gathered.pointee.waiting.append(bytes)
        if gathered.pointee.waiting.count > Self.mostWaiting { handOver() }
    }

    private func handOver() {
        let bytes = gathered.pointee.waiting.bytes
        guard !bytes.isEmpty else { return }
        if bytes.count < 4096 {
            // Any memory may be read as bytes.
            put(bytes.assumingMemoryBound(to: UInt8.self))
        } else {
            write(bytes)
        }
        gathered.pointee.waiting.removeAll()
    }

    /// Puts many bytes behind what libxml2 has written so far.
    private func write(_ bytes: UnsafeRawBufferPointer) {
        // Nothing written as raw text: it ends a start tag that is still open.
        check(xmlTextWriterWriteRawLen(writer, "", 0))
        check(xmlTextWriterFlush(writer))
        gathered.pointee.written.append(contentsOf: bytes)
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
