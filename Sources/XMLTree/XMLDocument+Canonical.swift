extension XMLDocument {
    /// The document in a form that is the same for all documents of the same content: attributes by name, empty elements
    /// as a start and an end tag, no declaration, no comments.
    ///
    /// - Parameter indented: Whether every element begins a line of its own, for comparison line by line; text is then kept
    ///   as it is, beside its element.
    /// Source: Canonical XML 1.1, less the sorting of attributes by namespace and the pruning of repeated declarations.
    package func canonical(indented: Bool = false) -> String {
        var output: [UInt8] = []
        var depth = 0
        var follows = false
        for event in events {
            switch event {
            case .start(let element):
                if indented, !output.isEmpty { Self.newLine(depth, &output) }
                depth += 1
                follows = false
                append(startOf: element, to: &output)
            case .end(let element):
                depth -= 1
                if indented, follows { Self.newLine(depth, &output) }
                follows = true
                output.append(contentsOf: "</\(element.name)>".utf8)
            case .text(let text): _ = XMLEscaping.text.append(text, to: &output)
            }
        }
        output.append(UInt8(ascii: "\n"))
        return String(decoding: output, as: UTF8.self)
    }

    private static func newLine(_ depth: Int, _ output: inout [UInt8]) {
        output.append(UInt8(ascii: "\n"))
        output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth))
    }

    private func append(startOf element: XMLElement, to output: inout [UInt8]) {
        output.append(contentsOf: "<\(element.name)".utf8)
        let sorted = attributes(of: element.id).map { (name: names[$0.name], value: $0.value) }.sorted {
            let isFirst = $0.name.namespace == Self.declarationNamespace
            let isSecond = $1.name.namespace == Self.declarationNamespace
            return isFirst == isSecond ? $0.name.qualified < $1.name.qualified : isFirst
        }
        for (name, value) in sorted {
            output.append(contentsOf: " \(name.qualified)=\"".utf8)
            _ = XMLEscaping.attribute.append(value, to: &output)
            output.append(UInt8(ascii: "\""))
        }
        output.append(UInt8(ascii: ">"))
    }
}
