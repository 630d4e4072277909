internal import XMLTree

/// The namespaces that our parts use: only those of ODF, so that the documents are conforming, not extended, ones.
///
/// Source: ODF 1.3 part 3, 3.2 (namespaces) and 2.2.2 (conforming documents).
enum Namespaces {
    static let office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    static let style = "urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    static let text = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    static let table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    static let draw = "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
    static let formatting = "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    static let svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
    static let meta = "urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    static let config = "urn:oasis:names:tc:opendocument:xmlns:config:1.0"
    static let xlink = "http://www.w3.org/1999/xlink"
    static let dublinCore = "http://purl.org/dc/elements/1.1/"

    /// The version that every part and the manifest name.
    static let version = "1.3"
}

extension XMLWriter {
    /// Starts the root of a part that holds text or styles.
    func startRoot(_ name: String) {
        start(
            name,
            [
                "xmlns:office": Namespaces.office, "xmlns:style": Namespaces.style, "xmlns:text": Namespaces.text,
                "xmlns:table": Namespaces.table, "xmlns:draw": Namespaces.draw, "xmlns:fo": Namespaces.formatting,
                "xmlns:svg": Namespaces.svg, "xmlns:xlink": Namespaces.xlink, "office:version": Namespaces.version,
            ])
    }

    /// An element without content and with as many attributes as a list holds; left out if there are none.
    func properties(_ name: String, _ attributes: [(String, String)]) {
        guard !attributes.isEmpty else { return }
        start(name)
        for (name, value) in attributes { attribute(name, value) }
        end()
    }
}
