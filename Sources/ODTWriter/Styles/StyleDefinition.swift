internal import XMLTree

/// A named style of paragraphs or characters.
struct StyleDefinition {
    let displayName: String
    let family: String
    var parent: String?
    var next: String?
    /// The group of the style list in which LibreOffice shows it.
    var group: String?
    var outlineLevel: Int?
    var paragraph: [(String, String)] = []
    var text: [(String, String)] = []
    var tabStops: [TabStop] = []

    struct TabStop {
        let position: Length
        let hasLeader: Bool

        /// A tab stop to which text is aligned with its end.
        static func tabStop(at points: Double, leader: Bool = false) -> TabStop {
            TabStop(position: Length(points: points), hasLeader: leader)
        }
    }

    init(
        _ style: ParagraphStyle, from parent: ParagraphStyle?, next: ParagraphStyle? = nil, group: String = "text",
        paragraph: [(String, String)] = [], text: [(String, String)] = []
    ) {
        displayName = style.rawValue
        family = "paragraph"
        self.parent = parent?.name
        self.next = next?.name
        self.group = group
        self.paragraph = paragraph
        self.text = text
    }

    init(character displayName: String, _ text: [(String, String)]) {
        self.displayName = displayName
        family = "text"
        self.text = text
    }

    /// `family name`, under which no other style may stand.
    var key: String { "\(family) \(StyleName.encoded(displayName))" }

    func write(to xml: XMLWriter) {
        let name = StyleName.encoded(displayName)
        xml.start("style:style")
        xml.attribute("style:name", name)
        if name != displayName { xml.attribute("style:display-name", displayName) }
        xml.attribute("style:family", family)
        if let parent { xml.attribute("style:parent-style-name", parent) }
        if let next { xml.attribute("style:next-style-name", next) }
        if let group { xml.attribute("style:class", group) }
        if let outlineLevel { xml.attribute("style:default-outline-level", outlineLevel) }
        writeParagraphProperties(to: xml)
        xml.properties("style:text-properties", text)
        xml.end()
    }

    private func writeParagraphProperties(to xml: XMLWriter) {
        guard !(paragraph.isEmpty && tabStops.isEmpty) else { return }
        xml.start("style:paragraph-properties")
        for (name, value) in paragraph { xml.attribute(name, value) }
        if !tabStops.isEmpty {
            xml.start("style:tab-stops")
            for stop in tabStops {
                xml.start("style:tab-stop", ["style:position": stop.position.description, "style:type": "right"])
                if stop.hasLeader {
                    xml.attribute("style:leader-style", "dotted")
                    xml.attribute("style:leader-text", ".")
                }
                xml.end()
            }
            xml.end()
        }
        xml.end()
    }
}
