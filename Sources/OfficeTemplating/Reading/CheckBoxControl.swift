internal import XMLTree

/// A check box whose tag or name is the path of a variable: ticked if that is true.
///
/// Sources: [MS-DOCX] 2.6.1.2 (`w14:checkbox`); ISO/IEC 29500-1, 17.5.2.42 (`w:tag`); ODF 1.3 part 3, 13.5.8
/// (`form:checkbox`); for content controls of OpenDocument, LibreOffice's extension `loext:content-control`.
struct CheckBoxControl {
    /// The variable: `service.isJoint`.
    let path: String
    /// The range of the value that says whether it is ticked, with what is to be written there.
    let state: Choice?
    /// What shows on the page: a text, or the number of a symbol.
    let sign: Choice?

    typealias Choice = (range: Range<Int>, checked: String, unchecked: String)

    private init?(_ path: String, state: Choice?, sign: Choice?) {
        guard state != nil || sign != nil else { return nil }
        (self.path, self.state, self.sign) = (path, state, sign)
    }

    init?(_ node: XMLNodeID, _ document: XMLDocument) {
        let name = document.names[document.nameNumber(of: node)]
        switch (name.namespace, name.local) {
        case (WordNames.main, "sdt"), (WordNames.strictMain, "sdt"): self.init(word: node, document)
        case (OpenDocumentNames.form, "checkbox"):
            guard let path = Self.path(document.attribute("name", in: name.namespace, of: node)) else { return nil }
            let state = Self.range("current-state", of: node, document).map { ($0, "checked", "unchecked") }
            self.init(path, state: state, sign: nil)
        case (OpenDocumentNames.extensions, "content-control"):
            guard document.attribute("checkbox", in: name.namespace, of: node) == "true",
                let path = Self.path(document.attribute("tag", in: name.namespace, of: node))
            else { return nil }
            let states = ["checked-state", "unchecked-state"].map {
                document.attribute($0, in: name.namespace, of: node)
            }
            self.init(
                path, state: Self.range("checked", of: node, document).map { ($0, "true", "false") },
                sign: Self.text(in: node, document).map { ($0, states[0] ?? "☒", states[1] ?? "☐") })
        default: return nil
        }
    }

    private init?(word node: XMLNodeID, _ document: XMLDocument) {
        var properties: XMLNodeID?
        var content: XMLNodeID?
        for child in document.children(of: node) where document.kind(of: child) == .element {
            switch document.names[document.nameNumber(of: child)].local {
            case "sdtPr": properties = child
            case "sdtContent": content = child
            default: break
            }
        }
        guard let properties, let content else { return nil }
        var path: String?
        var box: XMLNodeID?
        for child in document.children(of: properties) where document.kind(of: child) == .element {
            let name = document.names[document.nameNumber(of: child)]
            switch name.local {
            case "tag": path = Self.path(document.attribute("val", in: name.namespace, of: child))
            case "checkbox": box = child
            // Word fills it from data of its own.
            case "dataBinding": return nil
            default: break
            }
        }
        guard let path, let box else { return nil }
        var codes = (checked: "2612", unchecked: "2610")
        var state: Range<Int>?
        for child in document.children(of: box) where document.kind(of: child) == .element {
            let name = document.names[document.nameNumber(of: child)]
            let code = document.attribute("val", in: name.namespace, of: child)
            switch name.local {
            case "checked": state = Self.range("val", of: child, document)
            case "checkedState": codes.checked = code ?? codes.checked
            case "uncheckedState": codes.unchecked = code ?? codes.unchecked
            default: break
            }
        }
        let sign: Choice? =
            if let symbol = Self.symbol(in: content, document) {
                Optional((symbol, codes.checked, codes.unchecked))
            } else {
                Self.text(in: content, document).map {
                    ($0, Self.character(codes.checked) ?? "☒", Self.character(codes.unchecked) ?? "☐")
                }
            }
        self.init(path, state: state.map { ($0, "1", "0") }, sign: sign)
    }

    private static func character(_ code: String) -> String? {
        UInt32(code, radix: 16).flatMap(Unicode.Scalar.init).map { String(Character($0)) }
    }

    /// A text that can be the path of a variable: names with dots between.
    private static func path(_ text: String?) -> String? {
        guard let text, !text.isEmpty else { return nil }
        let isPath = text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { name in
            guard let first = name.unicodeScalars.first else { return false }
            return (first.properties.isXIDStart || first == "_")
                && name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
        }
        return isPath ? text : nil
    }

    private static func range(_ local: String, of node: XMLNodeID, _ document: XMLDocument) -> Range<Int>? {
        document.attributeRanges(of: node).first { $0.name.hasSuffix(":" + local) }?.value
    }

    private static func text(in node: XMLNodeID, _ document: XMLDocument) -> Range<Int>? {
        (node..<document.end(of: node)).first { inner in
            guard document.kind(of: inner) == .text, let parent = document.parent(of: inner) else { return false }
            return ["t", "content-control", "span"].contains(document.names[document.nameNumber(of: parent)].local)
        }.map { document.range(of: $0) }
    }

    private static func symbol(in node: XMLNodeID, _ document: XMLDocument) -> Range<Int>? {
        (node..<document.end(of: node)).first {
            document.kind(of: $0) == .element && document.names[document.nameNumber(of: $0)].local == "sym"
        }.flatMap { range("char", of: $0, document) }
    }
}
