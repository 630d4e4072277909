package import Diagnostics

/// A part that was read: its elements and texts in the order of the document, each with its place in the source.
///
/// Read by libxml2 under ``XMLLimits``: UTF-8 or UTF-16, XML 1.0 with namespaces, no document type, nothing loaded from
/// anywhere. Immutable, and so `Sendable`. Nodes are numbers (``XMLNodeID``), ``XMLElement`` is the convenient view.
package final class XMLDocument: Sendable {
    /// What messages call the part.
    package let name: String
    /// The document as UTF-8, without a byte order mark; literal pieces of it are well-formed wherever nodes begin and end.
    package let source: [UInt8]
    /// All names that occur, which ``XMLDocument/nameNumber(of:)`` refers to.
    package let names: [XMLName]
    let nodes: [XMLNode]
    let attributes: [XMLAttribute]
    let text: [UInt8]

    /// The namespace that attributes declaring namespaces are in.
    package static let declarationNamespace = "http://www.w3.org/2000/xmlns/"

    package init(parsing bytes: [UInt8], name: String, limits: XMLLimits = .standard) throws(XMLError) {
        guard bytes.count <= limits.partBytes else {
            throw XMLError(
                .xmlLimit, "the part has \(bytes.count) bytes, where \(limits.partBytes) are allowed", at: .file(name),
                hint: LimitHint.fixed("cut the document in parts"))
        }
        let decoded = try XMLEncoding(decoding: bytes, name: name)
        let source = decoded.bytes
        try limits.check(source, from: decoded.start, name: name)
        let result = source.withUnsafeBufferPointer { buffer -> (XMLTreeBuilder, Bool) in
            let builder = XMLTreeBuilder(source: buffer, start: decoded.start)
            do throws(XMLTreeBuilder.Failure) {
                try builder.parse(from: decoded.start)
                return (builder, true)
            } catch {
                return (builder, false)
            }
        }
        let builder = result.0
        guard result.1, !builder.nodes.isEmpty else { throw Self.error(of: builder, source, name) }
        self.name = name
        self.source = source
        names = builder.names
        nodes = builder.nodes
        attributes = builder.attributes
        text = builder.text
    }

    private static func error(of builder: XMLTreeBuilder, _ source: [UInt8], _ name: String) -> XMLError {
        if builder.hasDocumentType {
            return XMLError(
                .documentType, "the part has a document type declaration, which none may have", at: .file(name))
        }
        guard let (message, offset) = builder.firstError else {
            return XMLError(.malformedXML, "the part is not well-formed XML", at: .file(name))
        }
        // One line in lower case, as all messages are; the position is said by the place.
        let line = message.split(separator: "\n").first.map(String.init) ?? ""
        let reason = line.prefix(1).lowercased() + line.dropFirst().prefix(200)
        return XMLError(
            .malformedXML, "the part is not well-formed XML: \(reason)",
            at: XMLEncoding.place(name, source, min(offset, source.count)))
    }

    package var root: XMLElement { XMLElement(document: self, id: 0) }
    package var nodeCount: Int { nodes.count }

    /// A place in the part, for a diagnostic.
    package func place(of range: Range<Int>) -> Diagnostic.Place {
        .source(SourceText(name: name, bytes: source), range)
    }
}

// MARK: - Nodes

extension XMLDocument {
    package enum NodeKind: Sendable, Hashable { case element, text, other }

    package func kind(of node: XMLNodeID) -> NodeKind {
        switch nodes[node].name {
        case XMLNode.text: .text
        case XMLNode.other: .other
        default: .element
        }
    }

    /// The number of an element's name in ``names``; negative for what is no element.
    package func nameNumber(of node: XMLNodeID) -> Int { Int(nodes[node].name) }

    package func parent(of node: XMLNodeID) -> XMLNodeID? {
        let parent = nodes[node].parent
        return parent < 0 ? nil : Int(parent)
    }

    /// The number after the last descendant.
    package func end(of node: XMLNodeID) -> XMLNodeID { Int(nodes[node].end) }

    /// Where the node stands in ``source``, tags included.
    package func range(of node: XMLNodeID) -> Range<Int> { Int(nodes[node].lower)..<Int(nodes[node].upper) }

    /// Where an element's content stands in ``source``; empty at the end of an empty tag.
    package func contentRange(of node: XMLNodeID) -> Range<Int> {
        Int(nodes[node].contentLower)..<Int(nodes[node].contentUpper)
    }

    /// Whether the element is written as an empty tag, `<w:p/>`.
    package func isEmptyTag(_ node: XMLNodeID) -> Bool { nodes[node].contentLower == nodes[node].upper }

    /// The decoded bytes of a text node.
    package func textBytes(of node: XMLNodeID) -> ArraySlice<UInt8> {
        guard nodes[node].name == XMLNode.text else { return [] }
        return text[Int(nodes[node].dataLower)..<Int(nodes[node].dataUpper)]
    }

    /// The first child, of any kind.
    package func firstChild(of node: XMLNodeID) -> XMLNodeID? { node + 1 < end(of: node) ? node + 1 : nil }

    /// The next node with the same parent.
    package func nextSibling(of node: XMLNodeID) -> XMLNodeID? {
        guard let parent = parent(of: node) else { return nil }
        let next = end(of: node)
        return next < end(of: parent) ? next : nil
    }

    /// The children of a node, of any kind.
    package func children(of node: XMLNodeID) -> some Sequence<XMLNodeID> {
        sequence(state: firstChild(of: node)) { (next: inout XMLNodeID?) -> XMLNodeID? in
            guard let node = next else { return nil }
            next = self.nextSibling(of: node)
            return node
        }
    }

    /// The attributes of an element as numbers into ``names`` with decoded values, declarations of namespaces included.
    package func attributes(of node: XMLNodeID) -> [(name: Int, value: String)] {
        guard nodes[node].name >= 0 else { return [] }
        return attributes[Int(nodes[node].dataLower)..<Int(nodes[node].dataUpper)].map {
            (Int($0.name), String(decoding: text[Int($0.lower)..<Int($0.upper)], as: UTF8.self))
        }
    }

    /// The value of an attribute by its local name and namespace (`nil`: of none).
    package func attribute(_ local: String, in namespace: String?, of node: XMLNodeID) -> String? {
        guard nodes[node].name >= 0 else { return nil }
        for attribute in attributes[Int(nodes[node].dataLower)..<Int(nodes[node].dataUpper)]
        where names[Int(attribute.name)].matches(local, in: namespace) {
            return String(decoding: text[Int(attribute.lower)..<Int(attribute.upper)], as: UTF8.self)
        }
        return nil
    }

    /// Where the values of an element's attributes stand in ``source``, between the quotation marks, by names as written.
    package func attributeRanges(of node: XMLNodeID) -> [(name: String, value: Range<Int>)] {
        guard nodes[node].name >= 0 else { return [] }
        var result: [(String, Range<Int>)] = []
        var index = Int(nodes[node].lower) + 1
        let end = Int(nodes[node].contentLower)
        func isNameEnd(_ byte: UInt8) -> Bool { byte <= 0x20 || byte == 0x3D || byte == 0x2F || byte == 0x3E }
        while index < end, !isNameEnd(source[index]) { index += 1 }
        while index < end {
            while index < end, isNameEnd(source[index]) { index += 1 }
            let start = index
            while index < end, !isNameEnd(source[index]) { index += 1 }
            let nameEnd = index
            while index < end, source[index] != 0x22, source[index] != 0x27 { index += 1 }
            guard index < end, let close = source[(index + 1)..<end].firstIndex(of: source[index]) else { break }
            result.append((String(decoding: source[start..<nameEnd], as: UTF8.self), (index + 1)..<close))
            index = close + 1
        }
        return result
    }
}
