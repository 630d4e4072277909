package import DocumentModel
internal import XMLTree

/// What a DOCX says, line by line, read from its parts alone: headings by their styles, numbers by the numbering part.
package struct DOCXOutline {
    package private(set) var lines: [OutlineLine] = []
    private let file: DOCXFile
    private let styleNames: [String: String]
    private let styleNumbers: [String: XMLElement]
    private var counter: NumberingCounter
    private var cell: (row: Int, column: Int)?
    private var note: Int?

    package init(_ bytes: [UInt8]) throws {
        file = try DOCXFile(bytes)
        var names: [String: String] = [:]
        var numbers: [String: XMLElement] = [:]
        for style in try file.part("word/styles.xml").children where style.name == "w:style" {
            names[style["w:styleId"] ?? ""] = style.value("w:name")
            numbers[style["w:styleId"] ?? ""] = style.first("w:pPr")?.first("w:numPr")
        }
        styleNames = names
        styleNumbers = numbers
        counter = NumberingCounter(file.named("numbering"))
        visit(try file.body)
        for footnote in file.parts["word/footnotes.xml"]?.children ?? [] where footnote["w:type"] == nil {
            note = footnote["w:id"].flatMap { Int($0) }
            visit(footnote)
        }
    }

    private mutating func visit(_ container: XMLElement) {
        for element in container.children {
            switch element.name {
            case "w:p": add(element)
            case "w:tbl": addTable(element)
            case "w:sdt": if let content = element.first("w:sdtContent") { visit(content) }
            default: break
            }
        }
    }

    private mutating func addTable(_ table: XMLElement) {
        for (row, element) in table.children.filter({ $0.name == "w:tr" }).enumerated() {
            var column = 0
            for child in element.children where child.name == "w:tc" {
                if child.first("w:tcPr")?.value("w:vMerge") == "continue" { continue }
                let outer = cell
                cell = (row, column)
                visit(child)
                cell = outer
                column += 1
            }
        }
    }

    private mutating func add(_ paragraph: XMLElement) {
        let properties = paragraph.first("w:pPr")
        let style = properties?.value("w:pStyle") ?? "Normal"
        let name = styleNames[style] ?? ""
        var label: String?
        if let number = properties?.first("w:numPr") ?? styleNumbers[style], let id = number.value("w:numId"), id != "0"
        {
            label = counter.next(id, level: Int(number.value("w:ilvl") ?? "0") ?? 0)
        }
        let line = OutlineLine(kind(name, label), Self.text(of: paragraph))
        if !line.text.isEmpty { lines.append(line) }
    }

    private func kind(_ style: String, _ label: String?) -> OutlineLine.Kind {
        if style.hasPrefix("heading "), let level = Int(style.suffix(1)) {
            return .heading(level: level, number: label)
        }
        if style.hasPrefix("toc "), let level = Int(style.suffix(1)) { return .contents(level: level - 1) }
        switch style {
        case "TOC Heading": return .contents(level: 0)
        case "caption": return .caption
        case "Source Code": return .code
        case "Figure": return .image
        default: break
        }
        if let label { return .item(label: label.hasPrefix("–") ? "•" : label) }
        if let cell { return .cell(row: cell.row, column: cell.column) }
        if let note { return .note(number: note) }
        return .paragraph
    }

    private static func text(of paragraph: XMLElement) -> String {
        var text = ""
        // For each field that is open: whether its result counts; the page numbers of contents do not.
        var fields: [Bool] = []
        for element in paragraph.descendants {
            switch element.name {
            case "w:fldChar" where element["w:fldCharType"] == "begin": fields.append(true)
            case "w:fldChar" where element["w:fldCharType"] == "end": _ = fields.popLast()
            case "w:instrText" where element.text.contains("PAGEREF") || element.text.contains("NOTEREF"):
                if !fields.isEmpty { fields[fields.count - 1] = false }
            case "w:t" where fields.last != false && !isMark(element): text += element.text
            case "w:tab", "w:br": text += " "
            case "wp:docPr": text += element["descr"] ?? ""
            default: break
            }
        }
        return text
    }

    /// Whether the text is the number of a footnote, written out.
    private static func isMark(_ text: XMLElement) -> Bool {
        text.parent?.first("w:rPr")?.value("w:rStyle") == "FootnoteReference"
    }
}
