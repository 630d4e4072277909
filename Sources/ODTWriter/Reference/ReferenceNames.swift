internal import XMLTree

/// The styles and fonts that a document defines, as `family name`, and what attributes refer to.
struct ReferenceNames {
    private(set) var common: Set<String> = []
    private(set) var automatic: Set<String> = []

    init(_ styles: XMLDocument) {
        for section in styles.root.children where section.namespace == Namespaces.office {
            for element in section.descendants {
                guard let key = Self.key(of: element) else { continue }
                if section.localName == "automatic-styles" {
                    automatic.insert(key)
                } else {
                    common.insert(key)
                }
            }
        }
    }

    /// The attributes that name something, with what they name; `nil` in place of the family stands for the element's own.
    private static let attributes: [String: String?] = [
        "parent-style-name": nil, "next-style-name": "paragraph", "list-style-name": "list",
        "page-layout-name": "page-layout", "visited-style-name": "text", "font-name": "font",
        "font-name-asian": "font", "font-name-complex": "font", "citation-style-name": "text",
        "citation-body-style-name": "text", "default-style-name": "paragraph",
    ]

    /// Whether an attribute may stay: one that names a style which nothing defines may not (LibreOffice writes such).
    func allows(_ attribute: XMLName, _ value: String, of element: XMLElement, ours: Set<String>) -> Bool {
        let family: String
        if attribute.local == "style-name" {
            family = Self.family(named: attribute, on: element)
        } else if let named = Self.attributes[attribute.local] {
            guard !value.isEmpty else { return true }
            family = named ?? element.attribute("family", in: Namespaces.style) ?? ""
        } else {
            return true
        }
        let key = "\(family) \(value)"
        return common.contains(key) || automatic.contains(key) || ours.contains(key)
    }

    private static func family(named attribute: XMLName, on element: XMLElement) -> String {
        switch (attribute.namespace, element.localName) {
        case (Namespaces.draw, _): "graphic"
        case (Namespaces.table, let name): name.replacing("covered-", with: "")
        case (Namespaces.text, "p"), (Namespaces.text, "h"): "paragraph"
        case (Namespaces.text, "list"): "list"
        case (Namespaces.text, "section"): "section"
        default: "text"
        }
    }

    static func key(of element: XMLElement) -> String? {
        guard let name = element.attribute("name", in: Namespaces.style) else { return nil }
        switch element.localName {
        case "style": return "\(element.attribute("family", in: Namespaces.style) ?? "") \(name)"
        case "list-style": return "list \(name)"
        case "font-face": return "font \(name)"
        case "page-layout": return "page-layout \(name)"
        case "master-page": return "master-page \(name)"
        default: return nil
        }
    }
}
