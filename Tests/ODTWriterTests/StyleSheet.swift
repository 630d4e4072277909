import XMLTree

/// What a part defines and what it names, as `family name` such as `paragraph Text_20_body`.
struct StyleSheet {
    private(set) var defined: Set<String> = []
    private(set) var duplicates: [String] = []

    /// - Parameter sections: The children of the root that are read.
    init(_ document: XMLDocument, within sections: Set<String>) {
        for section in document.root.children where sections.contains(section.name) {
            for element in section.descendants {
                guard let name = element["style:name"] else { continue }
                switch element.name {
                case "style:style": insert("\(element["style:family"] ?? "") \(name)")
                case "text:list-style": insert("list \(name)")
                case "style:font-face": insert("font \(name)")
                case "style:page-layout": insert("page-layout \(name)")
                case "style:master-page": insert("master-page \(name)")
                default: break
                }
            }
        }
    }

    private mutating func insert(_ style: String) {
        if !defined.insert(style).inserted { duplicates.append(style) }
    }

    func adding(_ other: StyleSheet) -> StyleSheet {
        var sum = self
        sum.duplicates += other.duplicates + defined.intersection(other.defined)
        sum.defined.formUnion(other.defined)
        return sum
    }

    /// What an attribute of an element refers to.
    static func references(of element: XMLElement, attribute: String, value: String) -> [String] {
        let family = element["style:family"] ?? ""
        switch attribute {
        case "style:parent-style-name": return ["\(family) \(value)"]
        case "style:next-style-name", "style:register-truth-ref-style-name": return ["paragraph \(value)"]
        case "style:font-name", "style:font-name-asian", "style:font-name-complex": return ["font \(value)"]
        case "style:list-style-name": return value.isEmpty ? [] : ["list \(value)"]
        case "style:page-layout-name": return ["page-layout \(value)"]
        case "style:master-page-name": return ["master-page \(value)"]
        case "draw:style-name": return ["graphic \(value)"]
        case "table:style-name": return ["\(element.localName.replacing("covered-", with: "")) \(value)"]
        case "text:visited-style-name", "text:citation-style-name", "text:citation-body-style-name":
            return ["text \(value)"]
        case "text:default-style-name": return ["paragraph \(value)"]
        case "text:style-name": return [textFamily(of: element.name) + " " + value]
        default: return []
        }
    }

    private static func textFamily(of element: String) -> String {
        switch element {
        case "text:p", "text:h", "text:index-title-template", "text:table-of-content-entry-template",
            "text:index-source-style":
            "paragraph"
        case "text:list": "list"
        case "text:section", "text:table-of-content": "section"
        default: "text"
        }
    }
}
