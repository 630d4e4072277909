package import DocumentModel
internal import XMLTree

/// What an ODT says, line by line, read from its parts as a word processor reads them: numbers come from the list styles,
/// start values and continued lists, and the outline style.
package struct ODTOutline {
    package private(set) var lines: [OutlineLine] = []
    private var notes: [Int: [OutlineLine]] = [:]
    private let odt: ODTPackage
    private let paragraphParents: [String: String]
    private let listLevels: [String: [Int: XMLElement]]
    private let outlineLevels: [Int: XMLElement]
    /// By `xml:id`, the last number of a list.
    private var lastNumbers: [String: Int] = [:]
    private var lastNumbersOfStyles: [String: Int] = [:]
    private var headingCounts = [Int](repeating: 0, count: 11)
    /// The labels' numbers of the items around, from the outermost.
    private var itemNumbers: [Int] = []
    private var label: String?
    private var cell: (row: Int, column: Int)?
    private var note: Int?

    package static func lines(of bytes: [UInt8]) throws -> [OutlineLine] {
        let odt = try ODTPackage(bytes)
        var outline = ODTOutline(odt)
        guard let text = odt.content.root.first("office:text") else { return [] }
        outline.add(text.children)
        return outline.lines + outline.notes.sorted { $0.key < $1.key }.flatMap(\.value)
    }

    private init(_ odt: ODTPackage) {
        self.odt = odt
        var parents: [String: String] = [:]
        var lists: [String: [Int: XMLElement]] = [:]
        for root in [odt.styles.root, odt.content.root] {
            for style in root.all("style:style") where style["style:family"] == "paragraph" {
                // The parent of an automatic style says what the paragraph is.
                let name = style["style:name"] ?? ""
                parents[name] =
                    style.parent?.name == "office:automatic-styles" ? style["style:parent-style-name"] : name
            }
            for list in root.all("text:list-style") { lists[list["style:name"] ?? ""] = Self.levels(list) }
        }
        paragraphParents = parents
        listLevels = lists
        outlineLevels = odt.styles.root.first("text:outline-style").map(Self.levels) ?? [:]
    }

    private static func levels(_ style: XMLElement) -> [Int: XMLElement] {
        var levels: [Int: XMLElement] = [:]
        for level in style.children { levels[Int(level["text:level"] ?? "") ?? 0] = level }
        return levels
    }

    private mutating func add(_ elements: [XMLElement], listLevel: Int = 0) {
        for element in elements {
            switch element.name {
            case "text:h": addHeading(element)
            case "text:p": addParagraph(element)
            case "text:list": addList(element, level: listLevel + 1)
            case "table:table": addTable(element)
            case "text:table-of-content":
                add(element.child("index-body")?.children ?? [])
            case "text:index-title": add(element.children)
            default: break
            }
        }
    }

    private mutating func addHeading(_ element: XMLElement) {
        let level = Int(element["text:outline-level"] ?? "") ?? 0
        var number: String?
        if element["text:is-list-header"] != "true", let style = outlineLevels[level],
            style["style:num-format"]?.isEmpty == false
        {
            headingCounts[level] += 1
            for deeper in (level + 1)..<headingCounts.count { headingCounts[deeper] = 0 }
            let shown = Int(style["text:display-levels"] ?? "1") ?? 1
            number = headingCounts[(level - shown + 1)...level].map(String.init).joined(separator: ".")
        }
        // A heading may be the first paragraph of an item.
        if number == nil { number = label }
        label = nil
        append(.heading(level: level, number: number), text(of: element))
    }

    private mutating func addParagraph(_ element: XMLElement) {
        let style = paragraphParents[element["text:style-name"] ?? ""] ?? ""
        var text = text(of: element)
        switch style {
        case "Table", "Figure": append(.caption, text)
        case "Preformatted_20_Text": append(.code, text)
        case "Contents_20_Heading": append(.contents(level: 0), text)
        case _ where style.hasPrefix("Contents_20_"):
            // The page number stands behind a tab.
            text = text.split(separator: "\t", omittingEmptySubsequences: false).dropLast().joined(separator: "\t")
            append(.contents(level: Int(style.suffix(1)) ?? 0), text)
        default:
            let isPicture =
                style == "Picture"
                || (element.children.count == 1 && element.children[0].name == "draw:frame" && style == "Text_20_body"
                    && !element.nodes.contains { odt.content.kind(of: $0) == .text })
            append(isPicture ? .image : .paragraph, text)
        }
    }

    private mutating func addList(_ list: XMLElement, level: Int) {
        let style = listLevels[list["text:style-name"] ?? ""]?[min(level, 10)]
        let name = list["text:style-name"] ?? ""
        var number = list["text:continue-list"].flatMap { lastNumbers[$0] } ?? 0
        if list["text:continue-numbering"] == "true" { number = lastNumbersOfStyles[name] ?? 0 }
        for item in list.children {
            if item.name == "text:list-item" {
                number = item["text:start-value"].flatMap { Int($0) } ?? number + 1
                itemNumbers.append(number)
                label = self.label(style)
            } else {
                itemNumbers.append(number)
            }
            add(item.children, listLevel: level)
            label = nil
            itemNumbers.removeLast()
            if let id = list["xml:id"] { lastNumbers[id] = number }
            if level == 1 { lastNumbersOfStyles[name] = number }
        }
    }

    private func label(_ style: XMLElement?) -> String {
        guard let style, style.name == "text:list-level-style-number", let number = itemNumbers.last else { return "•" }
        let styles: [String: List.NumberStyle] = [
            "1": .decimal, "a": .lowerAlpha, "A": .upperAlpha, "i": .lowerRoman, "I": .upperRoman,
        ]
        let shown = styles[style["style:num-format"] ?? ""]?.numeral(number) ?? "?"
        let outer = style["text:display-levels"] == "2" ? itemNumbers.dropLast().last.map { "\($0)." } ?? "" : ""
        return (style["style:num-prefix"] ?? "") + outer + shown + (style["style:num-suffix"] ?? "")
    }

    private mutating func addTable(_ table: XMLElement) {
        let outer = (cell, label)
        label = nil
        let rows =
            (table.child("table-header-rows")?.children ?? []) + table.children.filter { $0.localName == "table-row" }
        for (index, row) in rows.enumerated() {
            for (column, tableCell) in row.children.filter({ $0.localName == "table-cell" }).enumerated() {
                cell = (index, column)
                add(tableCell.children)
            }
        }
        (cell, label) = outer
    }

    private mutating func append(_ kind: OutlineLine.Kind, _ text: String) {
        var kind = kind
        if kind == .paragraph {
            if let label {
                kind = .item(label: label)
            } else if let cell {
                kind = .cell(row: cell.row, column: cell.column)
            } else if let note {
                kind = .note(number: note)
            }
        }
        let line = OutlineLine(kind, text)
        guard !line.text.isEmpty else { return }
        label = nil
        if let note { notes[note, default: []].append(line) } else { lines.append(line) }
    }

    /// The text of a paragraph; pictures by their description, tabs as tabs.
    private mutating func text(of element: XMLElement) -> String {
        var text = ""
        for node in element.nodes {
            switch odt.content.kind(of: node) {
            case .text: text += String(decoding: odt.content.textBytes(of: node), as: UTF8.self)
            case .element: text += inlineText(of: XMLElement(document: odt.content, id: node))
            case .other: break
            }
        }
        return text
    }

    private mutating func inlineText(of element: XMLElement) -> String {
        switch element.name {
        case "text:s": return String(repeating: " ", count: Int(element["text:c"] ?? "1") ?? 1)
        case "text:tab": return "\t"
        case "text:line-break": return "\n"
        case "text:span", "text:a": return text(of: element)
        case "draw:frame": return element.child("desc", in: svg)?.text ?? ""
        case "text:note":
            addNote(element)
            return ""
        default: return ""
        }
    }

    private let svg = "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"

    private mutating func addNote(_ element: XMLElement) {
        let outer = (label, cell, note, itemNumbers)
        (label, cell, itemNumbers) = (nil, nil, [])
        note = Int(element.child("note-citation")?.text ?? "")
        add(element.child("note-body")?.children ?? [])
        (label, cell, note, itemNumbers) = outer
    }
}
