package import XMLTree

/// Does what a program does that knows only the standard: takes the fallback of each `mc:AlternateContent`, and leaves out
/// elements and attributes of the namespaces that `mc:Ignorable` names.
///
/// Source: ISO/IEC 29500-3, 9 and 10.
package struct MarkupCompatibility {
    private static let namespace = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    private let document: XMLDocument
    private var ignored: Set<String> = []
    private var output: [UInt8] = []

    /// The part as the schemas know it.
    package static func processed(_ document: XMLDocument) -> [UInt8] {
        var processor = MarkupCompatibility(document: document)
        processor.write(document.root)
        return processor.output
    }

    private init(document: XMLDocument) {
        self.document = document
        var prefixes: [String: String] = [:]
        for element in [document.root] + document.root.descendants {
            for attribute in element.attributes {
                if attribute.name.hasPrefix("xmlns:") {
                    prefixes[String(attribute.name.dropFirst(6))] = attribute.value
                }
            }
            for (name, value) in document.attributes(of: element.id)
            where document.names[name].matches("Ignorable", in: Self.namespace) {
                ignored.formUnion(value.split(separator: " ").compactMap { prefixes[String($0)] })
            }
        }
        // What uses no prefix that is declared: the standard's own attributes are never ignored.
        ignored.insert(Self.namespace)
    }

    private mutating func write(_ element: XMLElement) {
        if element.has("AlternateContent", in: Self.namespace) {
            let fallback = element.children.first { $0.has("Fallback", in: Self.namespace) }
            for child in fallback?.children ?? [] { write(child) }
            return
        }
        if let namespace = element.namespace, ignored.contains(namespace) { return }
        output += "<\(element.name)".utf8
        for (name, value) in document.attributes(of: element.id) {
            let attribute = document.names[name]
            if let namespace = attribute.namespace, ignored.contains(namespace) { continue }
            output += " \(attribute.qualified)=\"".utf8
            _ = XMLEscaping.attribute.append(value, to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
        for node in document.children(of: element.id) {
            switch document.kind(of: node) {
            case .element: write(XMLElement(document: document, id: node))
            case .text:
                _ = XMLEscaping.text.append(String(decoding: document.textBytes(of: node), as: UTF8.self), to: &output)
            case .other: break
            }
        }
        output += "</\(element.name)>".utf8
    }
}
