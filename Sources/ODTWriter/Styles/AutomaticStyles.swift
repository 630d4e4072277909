internal import DocumentModel
internal import XMLTree

/// The styles of `content.xml` that no name in the style list stands for, each written once: what is the same has the same
/// name, and names are given in the order of first use.
struct AutomaticStyles {
    struct Paragraph: Hashable {
        let parent: ParagraphStyle
        var breaksPage = false
        /// Whether a rule stands above, for a thematic break.
        var hasRule = false
        var keepsWithNext = false
        var alignment: String?
        var language: LanguageTag?
        /// From the right edge, for a badge that is as wide as its text.
        var marginRight: Length?
        var background: String?
        var marginLeft: Length?

        /// Whether there is nothing that the named style does not say already.
        var isPlain: Bool { self == Paragraph(parent: parent) }
    }

    struct Table: Hashable {
        let width: Length
        let marginLeft: Length
        let breaksPage: Bool
        /// Whether it stands on one page.
        let isWhole: Bool
    }

    struct Cell: Hashable {
        /// `nil` leaves the page's colour.
        var background: String?
        /// The colour of the rule below; `nil` for none.
        var ruleBelow: String?
        var ruleAbove: String?
        var ruleAboveIsThick = false
        var paddingLeft: Length
        var isAtBottom = false
    }

    private enum Key: Hashable {
        case paragraph(Paragraph)
        case language(LanguageTag)
        case table(Table)
        case column(Length)
        case row(keepsTogether: Bool)
        case cell(Cell)
        case list(ListLevel)
        case frame
    }

    private let rule: String
    private var names: [Key: String] = [:]
    private var order: [(key: Key, name: String)] = []
    private var counts: [String: Int] = [:]

    /// - Parameter rule: The colour of rules, as `#6f777b`.
    init(rule: String) { self.rule = rule }

    mutating func name(of paragraph: Paragraph) -> String {
        paragraph.isPlain ? paragraph.parent.name : name(.paragraph(paragraph), prefix: "P")
    }
    mutating func name(of language: LanguageTag) -> String { name(.language(language), prefix: "T") }
    mutating func name(of table: Table) -> String { name(.table(table), prefix: "Tbl") }
    mutating func name(ofColumnOfWidth width: Length) -> String { name(.column(width), prefix: "Col") }
    mutating func name(ofRowThatKeepsTogether keeps: Bool) -> String { name(.row(keepsTogether: keeps), prefix: "Row") }
    mutating func name(of cell: Cell) -> String { name(.cell(cell), prefix: "Cell") }
    mutating func name(of level: ListLevel) -> String { name(.list(level), prefix: "L") }
    mutating func nameOfFrame() -> String { name(.frame, prefix: "fr") }

    private mutating func name(_ key: Key, prefix: String) -> String {
        if let name = names[key] { return name }
        let number = (counts[prefix] ?? 0) + 1
        counts[prefix] = number
        let name = "\(prefix)\(number)"
        names[key] = name
        order.append((key, name))
        return name
    }

    /// Writes `office:automatic-styles`.
    ///
    /// Source: ODF 1.3 part 3, 3.15.3.
    func write(to xml: XMLWriter) {
        xml.start("office:automatic-styles")
        for (key, name) in order {
            switch key {
            case .paragraph(let paragraph): write(paragraph, name, to: xml)
            case .language(let language):
                xml.start("style:style", ["style:name": name, "style:family": "text"])
                xml.properties("style:text-properties", language.properties)
                xml.end()
            case .table(let table): write(table, name, to: xml)
            case .column(let width):
                xml.start("style:style", ["style:name": name, "style:family": "table-column"])
                xml.empty("style:table-column-properties", ["style:column-width": width.description])
                xml.end()
            case .row(let keepsTogether):
                xml.start("style:style", ["style:name": name, "style:family": "table-row"])
                xml.empty(
                    "style:table-row-properties", ["fo:keep-together": keepsTogether ? "always" : "auto"])
                xml.end()
            case .cell(let cell): write(cell, name, to: xml)
            case .list(let level):
                xml.start("text:list-style", ["style:name": name])
                level.write(to: xml)
                xml.end()
            case .frame: writeFrame(name, to: xml)
            }
        }
        xml.end()
    }

    private func write(_ paragraph: Paragraph, _ name: String, to xml: XMLWriter) {
        xml.start(
            "style:style",
            ["style:name": name, "style:family": "paragraph", "style:parent-style-name": paragraph.parent.name])
        var properties: [(String, String)] = []
        if paragraph.breaksPage { properties.append(("fo:break-before", "page")) }
        if paragraph.keepsWithNext { properties.append(("fo:keep-with-next", "always")) }
        if let alignment = paragraph.alignment {
            properties += [("fo:text-align", alignment), ("style:justify-single-word", "false")]
        }
        if paragraph.hasRule {
            properties += [
                ("fo:border-top", "0.75pt solid \(rule)"), ("fo:border-bottom", "none"), ("fo:border-left", "none"),
                ("fo:border-right", "none"), ("fo:padding-top", "10pt"), ("fo:margin-top", "10pt"),
            ]
        }
        if let background = paragraph.background {
            properties += [("fo:background-color", background), ("fo:padding", "3pt"), ("fo:border", "none")]
        }
        if paragraph.marginLeft != nil || paragraph.marginRight != nil {
            // Both: LibreOffice takes one from no parent where the other is given.
            properties += [
                ("fo:margin-left", (paragraph.marginLeft ?? .zero).description),
                ("fo:margin-right", (paragraph.marginRight ?? .zero).description),
            ]
        }
        if let language = paragraph.language, language.isRightToLeft {
            properties.append(("style:writing-mode", "rl-tb"))
        }
        xml.properties("style:paragraph-properties", properties)
        if let language = paragraph.language { xml.properties("style:text-properties", language.properties) }
        xml.end()
    }

    private func write(_ table: Table, _ name: String, to xml: XMLWriter) {
        xml.start("style:style", ["style:name": name, "style:family": "table"])
        var properties = [
            ("style:width", table.width.description), ("table:align", "left"),
            ("fo:margin-left", table.marginLeft.description), ("fo:margin-top", "0pt"), ("fo:margin-bottom", "12pt"),
            ("table:border-model", "collapsing"),
        ]
        if table.isWhole { properties.append(("style:may-break-between-rows", "false")) }
        if table.breaksPage { properties.append(("fo:break-before", "page")) }
        xml.properties("style:table-properties", properties)
        xml.end()
    }

    private func write(_ cell: Cell, _ name: String, to xml: XMLWriter) {
        xml.start("style:style", ["style:name": name, "style:family": "table-cell"])
        let above = cell.ruleAbove.map { "\(cell.ruleAboveIsThick ? "1.5pt" : "0.75pt") solid \($0)" }
        var properties = [
            ("fo:padding-top", "3.5pt"), ("fo:padding-bottom", "3.5pt"),
            ("fo:padding-left", cell.paddingLeft.description), ("fo:padding-right", "6pt"),
            ("fo:border-top", above ?? "none"),
            ("fo:border-bottom", cell.ruleBelow.map { "0.75pt solid \($0)" } ?? "none"), ("fo:border-left", "none"),
            ("fo:border-right", "none"), ("style:vertical-align", cell.isAtBottom ? "bottom" : "top"),
        ]
        if let background = cell.background { properties.append(("fo:background-color", background)) }
        xml.properties("style:table-cell-properties", properties)
        xml.end()
    }

    /// A picture that stands in the line like a letter.
    private func writeFrame(_ name: String, to xml: XMLWriter) {
        xml.start(
            "style:style",
            ["style:name": name, "style:family": "graphic", "style:parent-style-name": StylesPart.graphicsStyle])
        xml.empty(
            "style:graphic-properties",
            ["style:vertical-pos": "top", "style:vertical-rel": "baseline", "fo:border": "none", "fo:padding": "0pt"])
        xml.end()
    }
}
