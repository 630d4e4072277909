internal import CivilTime
internal import DocumentModel
internal import XMLTree

/// Writes `meta.xml`: what the document says about itself. Dates are those of publication, or absent: no clock is read.
///
/// Source: ODF 1.3 part 3, 4.3.2 (pre-defined metadata) and 4.3.3 (user-defined metadata).
struct MetaPart {
    let metadata: Metadata
    let published: Instant?

    func write() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start(
            "office:document-meta",
            [
                "xmlns:office": Namespaces.office, "xmlns:meta": Namespaces.meta, "xmlns:dc": Namespaces.dublinCore,
                "office:version": Namespaces.version,
            ])
        xml.start("office:meta")
        xml.element("meta:generator", text: "Letterpress")
        let authors = metadata.authors.filter { !$0.isEmpty }.joined(separator: ", ")
        let date = published.map(\.description)
        put("dc:title", metadata.title, in: xml)
        put("dc:subject", metadata.subject, in: xml)
        put("dc:description", metadata.description, in: xml)
        for keyword in metadata.keywords { put("meta:keyword", keyword, in: xml) }
        put("meta:initial-creator", authors, in: xml)
        put("dc:creator", authors, in: xml)
        put("meta:creation-date", date, in: xml)
        put("dc:date", date, in: xml)
        put("dc:language", metadata.language, in: xml)
        if let publisher = metadata.publisher, !publisher.isEmpty {
            xml.element(
                "meta:user-defined", ["meta:name": "Publisher", "meta:value-type": "string"], text: publisher)
        }
        xml.end()
        xml.end()
        return try xml.finish()
    }

    private func put(_ name: String, _ value: String?, in xml: XMLWriter) {
        guard let value, !value.isEmpty else { return }
        xml.element(name, text: value)
    }
}
