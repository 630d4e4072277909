/// An element of a document that was read.
package struct XMLElement: Sendable {
    package let document: XMLDocument
    package let id: XMLNodeID

    package init(document: XMLDocument, id: XMLNodeID) {
        self.document = document
        self.id = id
    }

    private var nameInfo: XMLName { document.names[document.nameNumber(of: id)] }

    /// As written, with its prefix.
    package var name: String { nameInfo.qualified }
    package var localName: String { nameInfo.local }
    package var namespace: String? { nameInfo.namespace }

    package func has(_ local: String, in namespace: String?) -> Bool { nameInfo.matches(local, in: namespace) }

    package var parent: XMLElement? { document.parent(of: id).map { XMLElement(document: document, id: $0) } }

    /// Child elements in order.
    package var children: [XMLElement] {
        document.children(of: id).filter { document.kind(of: $0) == .element }.map {
            XMLElement(document: document, id: $0)
        }
    }

    /// The first child element of a local name, in the same namespace as this element unless another is given.
    package func child(_ local: String, in namespace: String? = nil) -> XMLElement? {
        let wanted = namespace ?? self.namespace
        return children.first { $0.has(local, in: wanted) }
    }

    /// All elements below this one, in the order of the document.
    package var descendants: [XMLElement] {
        ((id + 1)..<max(document.end(of: id), id + 1)).filter { document.kind(of: $0) == .element }.map {
            XMLElement(document: document, id: $0)
        }
    }

    /// The value of an attribute by its name as written: `w:val`.
    package subscript(_ attribute: String) -> String? {
        document.attributes(of: id).first { document.names[$0.name].qualified == attribute }?.value
    }

    package func attribute(_ local: String, in namespace: String?) -> String? {
        document.attribute(local, in: namespace, of: id)
    }

    /// Names as written and values, without declarations of namespaces.
    package var attributes: [(name: String, value: String)] {
        document.attributes(of: id).compactMap {
            let name = document.names[$0.name]
            return name.namespace == XMLDocument.declarationNamespace ? nil : (name.qualified, $0.value)
        }
    }

    /// All text within, in order.
    package var text: String {
        var bytes: [UInt8] = []
        for node in id..<document.end(of: id) { bytes.append(contentsOf: document.textBytes(of: node)) }
        return String(decoding: bytes, as: UTF8.self)
    }
}
