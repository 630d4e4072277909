internal import XMLTree

/// A table of contents in a finished Word document, whose entries are written anew from the headings that there are.
///
/// Page numbers are known only once pages are laid out: an entry keeps the number that the template shows for a heading of
/// the same text, and has none otherwise, until Word updates the field (F9). Neither `w:dirty` nor `w:updateFields` is
/// set: Word asks about each on opening, whether the document may refer to other files. Instead the table becomes one of
/// Word's own: a content control for tables of contents, over which Word shows *Update Table* as soon as it is clicked. What the
/// template itself has set stays.
///
/// Source: ISO/IEC 29500-1, 17.16.5.68 (`TOC`), 17.16.18 (`w:fldChar`, `w:dirty`) and 17.5.2.13 (`w:docPartObj`).
struct ContentsField {
    private let document: XMLDocument
    private let vocabulary: Vocabulary
    private let styles: StyleCatalogue
    private let prefix: String
    private var edits: [(range: Range<Int>, text: String)] = []
    private var nextBookmark: Int

    /// Entries of all tables together, beyond which tables stay as they are: some MB of text.
    private static let mostEntries = 50_000

    /// Where one field stands.
    private struct Field {
        var code: String
        /// The paragraphs from its beginning to its end, and the runs with its marks.
        var paragraphs: [XMLNodeID]
        var separator: XMLNodeID
        var end: XMLNodeID
    }

    /// The part with its tables of contents filled; the same bytes if there are none, or nothing has changed.
    static func refilled(_ bytes: [UInt8], _ styles: StyleCatalogue, firstFreeNumber: Int) -> [UInt8] {
        guard let document = try? XMLDocument(parsing: bytes, name: "") else { return bytes }
        var table = ContentsField(document, styles, firstFreeNumber)
        table.refill()
        return table.edited
    }

    /// Where the entries of a template stand that are going to be written anew: tags in them are copies of those in
    /// headings, and see no loop.
    static func ranges(in document: XMLDocument) -> [Range<Int>] {
        let table = ContentsField(document, StyleCatalogue(), 0)
        return table.fields().filter { levels($0.code) != nil }.map {
            document.range(of: $0.paragraphs[0]).lowerBound..<document.range(of: $0.end).upperBound
        }
    }

    private init(_ document: XMLDocument, _ styles: StyleCatalogue, _ firstFreeNumber: Int) {
        self.document = document
        self.styles = styles
        vocabulary = Vocabulary(document)
        prefix = String(document.root.name.dropLast(document.root.localName.count))
        nextBookmark = firstFreeNumber
    }

    private var edited: [UInt8] {
        var result: [UInt8] = []
        var position = 0
        let ordered = edits.enumerated().sorted {
            ($0.element.range.lowerBound, $0.offset) < ($1.element.range.lowerBound, $1.offset)
        }
        for (_, edit) in ordered where edit.range.lowerBound >= position {
            result += document.source[position..<edit.range.lowerBound]
            result += Array(edit.text.utf8)
            position = edit.range.upperBound
        }
        return result + document.source[position...]
    }

    private mutating func refill() {
        let fields = fields()
        guard !fields.isEmpty else { return }
        let inside = fields.map { field in
            document.range(of: field.paragraphs[0]).lowerBound..<document.range(of: field.end).upperBound
        }
        var headings = headings(outside: RegionIndex(inside))
        var room = Self.mostEntries
        for field in fields {
            guard let levels = Self.levels(field.code) else { continue }
            let wanted = headings.indices.filter { levels.contains(headings[$0].level) }
            room -= wanted.count
            guard room >= 0 else { return }
            let old = oldEntries(of: field)
            guard wanted.map({ headings[$0].text }) != old.map(\.text) else { continue }
            for index in wanted where headings[index].anchor == nil { addBookmark(to: &headings[index]) }
            write(wanted.map { headings[$0] }, old, to: field)
        }
    }

    // MARK: - Reading

    /// The levels that a field shows: those of `\o "1-3"`; `nil` for tables of figures and the like.
    private static func levels(_ code: String) -> ClosedRange<Int>? {
        let words = code.split(whereSeparator: { $0 == " " || $0 == "\u{A0}" }).map(String.init)
        guard words.first == "TOC", !words.contains(where: { ["\\a", "\\c", "\\b", "\\f", "\\l"].contains($0) }) else {
            return nil
        }
        guard let option = words.firstIndex(of: "\\o") else { return 1...9 }
        guard option + 1 < words.count else { return 1...9 }
        let bounds = words[option + 1].filter { $0 != "\"" }.split(separator: "-").compactMap { Int($0) }
        guard bounds.count == 2, bounds[0] >= 1, bounds[0] <= bounds[1] else { return 1...9 }
        return bounds[0]...min(bounds[1], 9)
    }

    private func local(_ node: XMLNodeID) -> String {
        document.kind(of: node) == .element ? document.names[document.nameNumber(of: node)].local : ""
    }

    private func attribute(_ name: String, of node: XMLNodeID) -> String? {
        document.attribute(name, in: document.names[document.nameNumber(of: node)].namespace, of: node)
    }

    private func ancestor(_ name: String, of node: XMLNodeID) -> XMLNodeID? {
        var current = document.parent(of: node)
        while let element = current, local(element) != name { current = document.parent(of: element) }
        return current
    }

    private func fields() -> [Field] {
        var open: [(code: String, start: XMLNodeID, separator: XMLNodeID?)] = []
        var result: [Field] = []
        for node in 0..<document.nodeCount {
            switch local(node) {
            case "fldChar":
                switch attribute("fldCharType", of: node) {
                case "begin": open.append(("", node, nil))
                case "separate": if !open.isEmpty { open[open.count - 1].separator = node }
                default:
                    guard let last = open.popLast(), let separator = last.separator else { continue }
                    if let field = field(last.code, last.start, separator, node) { result.append(field) }
                }
            case "instrText":
                if !open.isEmpty { open[open.count - 1].code += XMLElement(document: document, id: node).text }
            default: break
            }
        }
        return result
    }

    /// A field whose paragraphs stand beside one another.
    private func field(_ code: String, _ start: XMLNodeID, _ separator: XMLNodeID, _ end: XMLNodeID) -> Field? {
        guard code.split(separator: " ").first == "TOC", let first = ancestor("p", of: start),
            let last = ancestor("p", of: end), let parent = document.parent(of: first),
            document.parent(of: last) == parent, ancestor("p", of: separator) == first,
            let run = ancestor("r", of: separator), let endRun = ancestor("r", of: end),
            document.parent(of: run) == first, document.parent(of: endRun) == last, first != last
        else { return nil }
        var paragraphs: [XMLNodeID] = []
        var next: XMLNodeID? = first
        while let node = next, node <= last {
            if local(node) == "p" { paragraphs.append(node) }
            next = document.nextSibling(of: node)
        }
        return Field(code: code, paragraphs: paragraphs, separator: run, end: endRun)
    }

    private func level(of paragraph: XMLNodeID) -> Int? {
        guard let properties = document.firstChild(of: paragraph), local(properties) == "pPr" else { return nil }
        var level: Int?
        for child in document.children(of: properties) {
            switch local(child) {
            case "pStyle":
                let style = attribute("val", of: child)
                level = level ?? styles.headings.first { $0.value == style }?.key
            case "outlineLvl": level = attribute("val", of: child).flatMap { Int($0) }.map { min(max($0, 0), 9) + 1 }
            default: break
            }
        }
        return level
    }

    private func headings(outside ranges: RegionIndex) -> [ContentsHeading] {
        var result: [ContentsHeading] = []
        for node in 0..<document.nodeCount where local(node) == "p" {
            let range = document.range(of: node)
            guard let level = level(of: node), ancestor("txbxContent", of: node) == nil,
                ranges.innermost(at: range.lowerBound) == nil
            else { continue }
            let text = text(of: node..<document.end(of: node), stopsAtTab: false)
            guard !text.isEmpty else { continue }
            let anchor = document.children(of: node).first {
                local($0) == "bookmarkStart" && attribute("name", of: $0)?.hasPrefix("_Toc") == true
            }.flatMap { attribute("name", of: $0) }
            let start = ParagraphReader(node, document, vocabulary).paragraph.contentStart
            result.append(
                ContentsHeading(
                    level: level, text: text, anchor: anchor,
                    content: start..<max(start, document.contentRange(of: node).upperBound)))
        }
        return result
    }

    private func text(of nodes: Range<XMLNodeID>, stopsAtTab: Bool) -> String {
        var text = ""
        for node in nodes {
            switch local(node) {
            case "t": text += XMLElement(document: document, id: node).text
            case "br": text += " "
            case "tab" where document.parent(of: node).map({ local($0) == "r" }) == true:
                if stopsAtTab { return text }
                text += " "
            default: break
            }
        }
        return text
    }

    private func oldEntries(of field: Field) -> [(text: String, page: String, properties: String)] {
        var result: [(String, String, String)] = []
        for paragraph in field.paragraphs {
            let nodes = paragraph..<document.end(of: paragraph)
            let all = text(of: nodes, stopsAtTab: false)
            guard !all.isEmpty else { continue }
            let words = text(of: nodes, stopsAtTab: true)
            let reader = ParagraphReader(paragraph, document, vocabulary).paragraph
            let properties = String(decoding: document.source[reader.properties], as: UTF8.self)
            let page = all == words ? "" : String(all.split(separator: " ").last ?? "")
            result.append((words, page.allSatisfy(\.isNumber) ? page : "", properties))
        }
        return result
    }

    // MARK: - Writing

    private mutating func addBookmark(to heading: inout ContentsHeading) {
        let name = "_TocLetterpress\(nextBookmark)"
        let start = "<\(prefix)bookmarkStart \(prefix)id=\"\(nextBookmark)\" \(prefix)name=\"\(name)\"/>"
        let end = "<\(prefix)bookmarkEnd \(prefix)id=\"\(nextBookmark)\"/>"
        edits.append((heading.content.lowerBound..<heading.content.lowerBound, start))
        edits.append((heading.content.upperBound..<heading.content.upperBound, end))
        heading.anchor = name
        nextBookmark += 1
    }

    private mutating func write(
        _ headings: [ContentsHeading], _ old: [(text: String, page: String, properties: String)], to field: Field
    ) {
        let pages = Dictionary(old.map { ($0.text, $0.page) }) { first, _ in first }
        let first = field.paragraphs[0]
        let isLinked = field.code.contains("\\h")
        let hasPages = !field.code.contains("\\n")
        let firstContent = ParagraphReader(first, document, vocabulary).paragraph.contentStart
        // The first paragraph holds the beginning of the field, the last its end.
        let head = source(firstContent..<document.range(of: field.separator).upperBound)
        let last = field.paragraphs[field.paragraphs.count - 1]
        let tail = source(document.range(of: field.end).lowerBound..<document.contentRange(of: last).upperBound)
        var markup = ""
        for (index, heading) in headings.enumerated() {
            let entry = entry(heading, page: hasPages ? pages[heading.text] ?? "" : nil, isLinked: isLinked)
            let properties = properties(of: heading.level, old)
            markup += "<\(prefix)p>\(properties)\(index == 0 ? head : "")\(entry)</\(prefix)p>"
        }
        if headings.isEmpty { markup = "<\(prefix)p>\(head)</\(prefix)p>" }
        let lastProperties = source(ParagraphReader(last, document, vocabulary).paragraph.properties)
        markup += "<\(prefix)p>\(isEntry(last) ? "" : lastProperties)\(tail)</\(prefix)p>"
        let range = document.range(of: first).lowerBound..<document.range(of: last).upperBound
        edits.append((range, standsInBody(first) ? control(around: markup) : markup))
    }

    /// Whether a table of contents is none of Word's own yet, and a control may stand in its place.
    private func standsInBody(_ paragraph: XMLNodeID) -> Bool {
        document.parent(of: paragraph).map { local($0) == "body" } == true
    }

    /// The building block that Word makes for a table of contents of its own.
    private func control(around markup: String) -> String {
        "<\(prefix)sdt><\(prefix)sdtPr><\(prefix)docPartObj><\(prefix)docPartGallery \(prefix)val=\"Table of Contents\"/>"
            + "<\(prefix)docPartUnique/></\(prefix)docPartObj></\(prefix)sdtPr><\(prefix)sdtContent>\(markup)"
            + "</\(prefix)sdtContent></\(prefix)sdt>"
    }

    private func source(_ range: Range<Int>) -> String { String(decoding: document.source[range], as: UTF8.self) }

    private func isEntry(_ paragraph: XMLNodeID) -> Bool {
        !text(of: paragraph..<document.end(of: paragraph), stopsAtTab: false).isEmpty
    }

    /// The properties of an entry: those of one of the same level in the template, or the style for the level.
    private func properties(of level: Int, _ old: [(text: String, page: String, properties: String)]) -> String {
        let style = styles.contents[level]
        if let style, let known = old.first(where: { $0.properties.contains("\"\(style)\"") }) {
            return known.properties
        }
        if let style { return "<\(prefix)pPr><\(prefix)pStyle \(prefix)val=\"\(style)\"/></\(prefix)pPr>" }
        return old.first?.properties ?? ""
    }

    private func entry(_ heading: ContentsHeading, page: String?, isLinked: Bool) -> String {
        var text: [UInt8] = []
        _ = XMLEscaping.text.append(heading.text, to: &text)
        var runs =
            "<\(prefix)r><\(prefix)t xml:space=\"preserve\">\(String(decoding: text, as: UTF8.self))</\(prefix)t></\(prefix)r>"
        if let page, let anchor = heading.anchor {
            func mark(_ type: String) -> String {
                "<\(prefix)r><\(prefix)fldChar \(prefix)fldCharType=\"\(type)\"/></\(prefix)r>"
            }
            runs += "<\(prefix)r><\(prefix)tab/></\(prefix)r>\(mark("begin"))"
            runs +=
                "<\(prefix)r><\(prefix)instrText xml:space=\"preserve\"> PAGEREF \(anchor) \\h </\(prefix)instrText></\(prefix)r>"
            runs += "\(mark("separate"))<\(prefix)r><\(prefix)t>\(page)</\(prefix)t></\(prefix)r>\(mark("end"))"
        }
        guard isLinked, let anchor = heading.anchor else { return runs }
        return "<\(prefix)hyperlink \(prefix)anchor=\"\(anchor)\" \(prefix)history=\"1\">\(runs)</\(prefix)hyperlink>"
    }
}
