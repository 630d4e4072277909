internal import CivilTime
internal import DocumentModel
internal import XMLTree

/// `docProps/core.xml` and `docProps/app.xml`: what the document says about itself.
///
/// Source: ISO/IEC 29500-2, 8.3 (core properties); ISO/IEC 29500-1, 22.2 (extended properties).
struct PropertiesParts {
    let metadata: Metadata
    let published: Instant?

    /// Elements without a value are left out: Word refuses an empty date.
    func core() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start(
            "cp:coreProperties",
            [
                "xmlns:cp": Namespace.coreProperties, "xmlns:dc": "http://purl.org/dc/elements/1.1/",
                "xmlns:dcterms": "http://purl.org/dc/terms/", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
            ])
        if let published {
            xml.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: published.description)
        }
        element("dc:creator", metadata.authors.joined(separator: "; "), to: xml)
        element("dc:description", metadata.description, to: xml)
        element("cp:keywords", metadata.keywords.joined(separator: ", "), to: xml)
        element("dc:language", LanguageTag(metadata.language)?.word, to: xml)
        if let published {
            xml.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"], text: published.description)
        }
        element("dc:subject", metadata.subject, to: xml)
        element("dc:title", metadata.title, to: xml)
        xml.end()
        return try xml.finish()
    }

    func extended() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start("Properties", ["xmlns": Namespace.extendedProperties])
        element("Company", metadata.publisher, to: xml)
        element("Application", "Letterpress", to: xml)
        xml.end()
        return try xml.finish()
    }

    private func element(_ name: String, _ text: String?, to xml: XMLWriter) {
        if let text, !text.isEmpty { xml.element(name, text: text) }
    }
}
