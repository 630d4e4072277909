internal import DocumentModel
internal import XMLTree

/// Writes `styles.xml` from a reference document: its styles, page, header and footer, and those of our styles that it has
/// not. What is in no namespace of ODF is left out, and so is what runs, is embedded or is loaded from elsewhere.
struct ReferenceStylesPart {
    let reference: ODTReference
    /// Gives the styles that the reference has not, and the numbers of headings, which are the document's business.
    let ours: StylesPart
    private let names: ReferenceNames
    private let ourNames: Set<String>

    init(_ reference: ODTReference, ours: StylesPart) {
        self.reference = reference
        self.ours = ours
        names = ReferenceNames(reference.styles)
        ourNames = ours.definedNames
    }

    private static let prefixes: [String: String] = [
        Namespaces.office: "office", Namespaces.style: "style", Namespaces.text: "text", Namespaces.table: "table",
        Namespaces.draw: "draw", Namespaces.formatting: "fo", Namespaces.svg: "svg", Namespaces.xlink: "xlink",
        Namespaces.meta: "meta", Namespaces.dublinCore: "dc",
        "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0": "number",
        "urn:oasis:names:tc:opendocument:xmlns:presentation:1.0": "presentation",
        "urn:oasis:names:tc:opendocument:xmlns:chart:1.0": "chart",
        "urn:oasis:names:tc:opendocument:xmlns:dr3d:1.0": "dr3d",
        "http://www.w3.org/XML/1998/namespace": "xml",
    ]

    func write() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.startRoot("office:document-styles")
        declareNamespaces(in: xml)
        let root = reference.styles.root
        xml.start("office:font-face-decls")
        copyChildren(of: root.child("font-face-decls"), to: xml)
        ours.writeFonts(to: xml, except: names.common)
        xml.end()
        writeStyles(root.child("styles"), to: xml)
        let masters = root.child("master-styles")
        let hasMaster = names.common.contains("master-page \(StylesPart.masterPage)")
        xml.start("office:automatic-styles")
        copyChildren(of: root.child("automatic-styles"), to: xml)
        if !hasMaster { ours.writePageLayout(to: xml) }
        xml.end()
        xml.start("office:master-styles")
        if !hasMaster { ours.writeMasterPage(to: xml) }
        copyChildren(of: masters, to: xml)
        xml.end()
        xml.end()
        return try xml.finish()
    }

    private func declareNamespaces(in xml: XMLWriter) {
        let declared: Set = ["office", "style", "text", "table", "draw", "fo", "svg", "xlink", "xml"]
        let used = Set(reference.styles.names.compactMap(\.namespace))
        for (namespace, prefix) in Self.prefixes.sorted(by: { $0.value < $1.value })
        where used.contains(namespace) && !declared.contains(prefix) {
            xml.attribute("xmlns:\(prefix)", namespace)
        }
    }

    private func writeStyles(_ section: XMLElement?, to xml: XMLWriter) {
        xml.start("office:styles")
        var hasParagraphDefault = false
        var hasNotes = false
        for element in section?.children ?? [] {
            // Which headings have numbers is said in the document.
            if element.has("outline-style", in: Namespaces.text) { continue }
            if element.has("notes-configuration", in: Namespaces.text) {
                hasNotes = hasNotes || element.attribute("note-class", in: Namespaces.text) == "footnote"
            }
            if element.has("default-style", in: Namespaces.style),
                element.attribute("family", in: Namespaces.style) == "paragraph"
            {
                hasParagraphDefault = true
            }
            copy(element, to: xml)
        }
        if !hasParagraphDefault { ours.writeParagraphDefault(to: xml) }
        ours.writeStyles(to: xml, except: names.common)
        ours.writeOutline(to: xml)
        if !hasNotes { ours.writeNotesConfiguration(to: xml) }
        xml.end()
    }

    private func copyChildren(of element: XMLElement?, to xml: XMLWriter) {
        guard let element else { return }
        let document = reference.styles
        for node in document.children(of: element.id) {
            switch document.kind(of: node) {
            case .element: copy(XMLElement(document: document, id: node), to: xml)
            case .text: xml.text(String(decoding: document.textBytes(of: node), as: UTF8.self))
            case .other: break
            }
        }
    }

    /// Recursion is bounded by the depth that parts may have.
    private func copy(_ element: XMLElement, to xml: XMLWriter) {
        guard let namespace = element.namespace, let prefix = Self.prefixes[namespace], isWanted(element) else {
            return
        }
        xml.start("\(prefix):\(element.localName)")
        copyAttributes(of: element, to: xml)
        switch (prefix, element.localName) {
        case ("text", "title"): xml.text(ours.metadata.title)
        case ("text", "subject"): xml.text(ours.metadata.subject ?? "")
        case ("style", "header") where isOnTextPage(element):
            ours.writeNotice(to: xml)
            copyChildren(of: element, to: xml)
        default: copyChildren(of: element, to: xml)
        }
        xml.end()
    }

    private func copyAttributes(of element: XMLElement, to xml: XMLWriter) {
        let document = reference.styles
        let setsLanguage =
            element.has("text-properties", in: Namespaces.style)
            && element.parent?.has("default-style", in: Namespaces.style) == true
        let language = setsLanguage ? ours.language.properties : []
        for (number, value) in document.attributes(of: element.id) {
            let name = document.names[number]
            guard let namespace = name.namespace, let prefix = Self.prefixes[namespace],
                names.allows(name, value, of: element, ours: ourNames)
            else { continue }
            let qualified = "\(prefix):\(name.local)"
            guard !language.contains(where: { $0.0 == qualified }) else { continue }
            xml.attribute(qualified, value)
        }
        for (name, value) in language { xml.attribute(name, value) }
    }

    private func isOnTextPage(_ header: XMLElement) -> Bool {
        header.parent?.attribute("name", in: Namespaces.style) == StylesPart.masterPage
    }

    /// What runs, is embedded or is loaded from elsewhere is not wanted.
    private func isWanted(_ element: XMLElement) -> Bool {
        let unwanted: Set = [
            "event-listeners", "scripts", "script", "object", "object-ole", "plugin", "applet", "floating-frame",
            "forms", "dde-connection-decls", "tracked-changes",
        ]
        guard !unwanted.contains(element.localName) else { return false }
        guard let address = element.attribute("href", in: Namespaces.xlink), !element.has("a", in: Namespaces.text)
        else {
            return true
        }
        return reference.files[ODTReference.fileName(address)] != nil
    }
}
