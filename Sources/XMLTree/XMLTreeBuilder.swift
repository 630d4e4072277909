internal import CLibXML2

/// Takes libxml2's events and builds the nodes of a document, each with its place in the source.
///
/// libxml2 says what there is, with names resolved and text decoded; ``XMLMarkup``, kept in step, says where.
final class XMLTreeBuilder {
    private(set) var nodes: [XMLNode] = []
    private(set) var names: [XMLName] = []
    private(set) var attributes: [XMLAttribute] = []
    /// Decoded text of all attributes and text nodes, one after the other.
    private(set) var text: [UInt8] = []
    private(set) var hasDocumentType = false
    /// The first error: libxml2's own last one is often only a consequence.
    private(set) var firstError: (message: String, offset: Int)?

    let source: UnsafeBufferPointer<UInt8>
    /// Where the bytes given to libxml2 begin in the source.
    private let start: Int
    private var markup: XMLMarkup
    private var open: [Int] = []
    /// The text node that further character data belongs to.
    private var openText: Int?
    private var nameNumbers: [NameKey: Int32] = [:]

    /// libxml2 keeps each name once per document, so that addresses tell names apart.
    private struct NameKey: Hashable {
        var local: UnsafePointer<xmlChar>?
        var prefix: UnsafePointer<xmlChar>?
        var namespace: UnsafePointer<xmlChar>?
    }

    init(source: UnsafeBufferPointer<UInt8>, start: Int) {
        self.source = source
        self.start = start
        markup = XMLMarkup(from: start)
        nodes.reserveCapacity(source.count / 24)
        text.reserveCapacity(source.count / 2)
    }

    // MARK: - Events

    func startElement(_ name: Int32, attributeStart: Int) {
        guard let piece = nextPiece() else { return }
        open.append(nodes.count)
        nodes.append(
            XMLNode(
                name: name, parent: Int32(truncatingIfNeeded: open.dropLast().last ?? -1), end: 0,
                lower: Int32(truncatingIfNeeded: piece.range.lowerBound),
                upper: Int32(truncatingIfNeeded: piece.range.upperBound),
                contentLower: Int32(truncatingIfNeeded: piece.range.upperBound),
                contentUpper: Int32(truncatingIfNeeded: piece.range.upperBound),
                dataLower: Int32(truncatingIfNeeded: attributeStart),
                dataUpper: Int32(truncatingIfNeeded: attributes.count)))
        isInEmptyTag = piece.kind == .emptyTag
    }

    /// Whether the start just seen was that of an empty tag, which libxml2 reports as a start and an end.
    private var isInEmptyTag = false

    func endElement() {
        guard let node = open.popLast() else { return }
        defer { nodes[node].end = Int32(truncatingIfNeeded: nodes.count) }
        if isInEmptyTag {
            isInEmptyTag = false
            return
        }
        guard let piece = nextPiece() else { return }
        nodes[node].contentUpper = Int32(truncatingIfNeeded: piece.range.lowerBound)
        nodes[node].upper = Int32(truncatingIfNeeded: piece.range.upperBound)
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard let parent = open.last else { return }
        if openText == nil {
            openText = nodes.count
            let lower = Int32(truncatingIfNeeded: markup.position)
            nodes.append(
                XMLNode(
                    name: XMLNode.text, parent: Int32(truncatingIfNeeded: parent), end: 0, lower: lower, upper: lower,
                    dataLower: Int32(truncatingIfNeeded: text.count)))
        }
        text.append(contentsOf: bytes)
    }

    /// A comment or processing instruction.
    func other() {
        guard let piece = nextPiece(), let parent = open.last else { return }
        nodes.append(
            XMLNode(
                name: XMLNode.other, parent: Int32(truncatingIfNeeded: parent),
                end: Int32(truncatingIfNeeded: nodes.count + 1),
                lower: Int32(truncatingIfNeeded: piece.range.lowerBound),
                upper: Int32(truncatingIfNeeded: piece.range.upperBound)))
    }

    func documentType() { hasDocumentType = true }

    func error(_ message: String, offset: Int) {
        guard firstError == nil else { return }
        firstError = (message, start + offset)
    }

    private func nextPiece() -> XMLMarkup.Piece? {
        let piece = markup.next(in: source)
        if let node = openText {
            closeText()
            openText = nil
            nodes[node].upper = Int32(truncatingIfNeeded: piece?.range.lowerBound ?? source.count)
        }
        return piece
    }

    /// Ends the bytes of a text node: attributes that follow lie in the same store.
    func closeText() {
        guard let node = openText, nodes[node].end == 0 else { return }
        nodes[node].end = Int32(truncatingIfNeeded: node + 1)
        nodes[node].dataUpper = Int32(truncatingIfNeeded: text.count)
    }

    // MARK: - Names and attributes

    var attributeCount: Int { attributes.count }

    func name(
        _ local: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?, _ namespace: UnsafePointer<xmlChar>?
    ) -> Int32 {
        let key = NameKey(local: local, prefix: prefix, namespace: namespace)
        if let number = nameNumbers[key] { return number }
        let number = Int32(truncatingIfNeeded: names.count)
        let localText = local.map { String(cString: $0) } ?? ""
        let prefixText = prefix.map { String(cString: $0) + ":" } ?? ""
        names.append(
            XMLName(
                qualified: prefixText + localText, local: localText, namespace: namespace.map { String(cString: $0) }))
        nameNumbers[key] = number
        return number
    }

    func addAttribute(_ name: Int32, _ value: UnsafeBufferPointer<UInt8>) {
        let lower = Int32(truncatingIfNeeded: text.count)
        // libxml2, told not to replace entities, hands every ampersand of a value over as `&#38;`.
        let reference: StaticString = "&#38;"
        var rest = value[...]
        while let ampersand = rest.firstIndex(of: UInt8(ascii: "&")) {
            text.append(contentsOf: rest[...ampersand])
            rest = rest[(ampersand + 1)...]
            let tail = UnsafeBufferPointer(start: reference.utf8Start + 1, count: reference.utf8CodeUnitCount - 1)
            if rest.starts(with: tail) { rest = rest.dropFirst(tail.count) }
        }
        text.append(contentsOf: rest)
        attributes.append(XMLAttribute(name: name, lower: lower, upper: Int32(truncatingIfNeeded: text.count)))
    }

    /// The name that declarations of namespaces have in ``XMLDocument``: `xmlns` or `xmlns:w`.
    func declarationName(_ prefix: UnsafePointer<xmlChar>?) -> Int32 {
        // Distinct from the key of any real name, whose local part is never missing.
        let key = NameKey(local: nil, prefix: prefix, namespace: nil)
        if let number = nameNumbers[key] { return number }
        let number = Int32(truncatingIfNeeded: names.count)
        let local = prefix.map { String(cString: $0) }
        names.append(
            XMLName(
                qualified: local.map { "xmlns:" + $0 } ?? "xmlns", local: local ?? "xmlns",
                namespace: XMLDocument.declarationNamespace))
        nameNumbers[key] = number
        return number
    }
}
