internal import XMLTree

/// A table of contents in a finished OpenDocument text, whose entries are written anew from the headings that there are.
/// Page numbers stay those of the template, or empty, until LibreOffice updates the index.
///
/// Source: ODF 1.3 part 3, 8.3 (`text:table-of-content`).
struct ContentsIndex {
    private let document: XMLDocument
    private let prefix: String
    private var edits: [(range: Range<Int>, text: String)] = []
    private var allHeadings: [(level: Int, text: String)] = []
    /// Entries of all tables together, beyond which tables stay as they are: some MB of text.
    private var room = 50_000

    /// The part with its tables of contents filled; the same bytes if there are none, or nothing has changed.
    static func refilled(_ bytes: [UInt8]) -> [UInt8] {
        guard let document = try? XMLDocument(parsing: bytes, name: "") else { return bytes }
        var index = ContentsIndex(document)
        let tables = (0..<document.nodeCount).filter { index.local($0) == "table-of-content" }
        if !tables.isEmpty { index.allHeadings = index.headings() }
        for table in tables { index.refill(table) }
        var result: [UInt8] = []
        var position = 0
        for (range, text) in index.edits {
            result += document.source[position..<range.lowerBound]
            result += Array(text.utf8)
            position = range.upperBound
        }
        return result + document.source[position...]
    }

    /// Where the entries of a template stand that are going to be written anew: tags in them are copies of those in
    /// headings, and see no loop.
    static func ranges(in document: XMLDocument) -> [Range<Int>] {
        let index = ContentsIndex(document)
        return (0..<document.nodeCount).compactMap { node in
            guard index.local(node) == "index-body", let table = document.parent(of: node),
                index.local(table) == "table-of-content"
            else { return nil }
            let entries = document.children(of: node).filter { index.local($0) == "p" }
            guard let first = entries.first, let last = entries.last else { return nil }
            return document.range(of: first).lowerBound..<document.range(of: last).upperBound
        }
    }

    private init(_ document: XMLDocument) {
        self.document = document
        let name = document.names.first { $0.namespace == OpenDocumentNames.text }
        prefix = name.map { String($0.qualified.dropLast($0.local.count)) } ?? "text:"
    }

    private func local(_ node: XMLNodeID) -> String {
        guard document.kind(of: node) == .element else { return "" }
        let name = document.names[document.nameNumber(of: node)]
        return name.namespace == OpenDocumentNames.text ? name.local : ""
    }

    private func attribute(_ name: String, of node: XMLNodeID) -> String? {
        document.attribute(name, in: OpenDocumentNames.text, of: node)
    }

    private mutating func refill(_ node: XMLNodeID) {
        var levels = 10
        var styles: [Int: String] = [:]
        var body: XMLNodeID?
        for inner in node..<document.end(of: node) {
            switch local(inner) {
            case "table-of-content-source":
                levels = attribute("outline-level", of: inner).flatMap { Int($0) } ?? 10
            case "table-of-content-entry-template":
                if let level = attribute("outline-level", of: inner).flatMap({ Int($0) }) {
                    styles[level] = attribute("style-name", of: inner)
                }
            case "index-body": body = inner
            default: break
            }
        }
        guard let body, !document.isEmptyTag(body) else { return }
        let entries = document.children(of: body).filter { local($0) == "p" }
        let old = entries.map { entry in
            (all: text(of: entry, stopsAtTab: false), text: text(of: entry, stopsAtTab: true))
        }
        let headings = allHeadings.filter { $0.level <= levels }
        room -= headings.count
        guard room >= 0 else { return }
        guard headings.map(\.text) != old.map(\.text) else { return }
        let pages = Dictionary(
            old.map { ($0.text, $0.all == $0.text ? "" : String($0.all.split(separator: " ").last ?? "")) }
        ) { first, _ in first }
        let entryStyles = entryStyles(entries, styles)
        var markup = ""
        for heading in headings {
            var text: [UInt8] = []
            _ = XMLEscaping.text.append(heading.text, to: &text)
            let style = styles[heading.level].map { " \(prefix)style-name=\"\($0)\"" } ?? ""
            // Automatic styles of entries, which hold the tab stop, look like those that templates of the level have.
            let known = entryStyles[heading.level].map { " \(prefix)style-name=\"\($0)\"" }
            markup +=
                "<\(prefix)p\(known ?? style)>\(String(decoding: text, as: UTF8.self))<\(prefix)tab/>\(pages[heading.text] ?? "")</\(prefix)p>"
        }
        let content = document.contentRange(of: body)
        let start = entries.first.map { document.range(of: $0).lowerBound } ?? content.upperBound
        let end = entries.last.map { document.range(of: $0).upperBound } ?? content.upperBound
        edits.append((start..<end, markup))
    }

    /// The style of the template's first entry of each level: its heading is not known any more, so its style has to tell.
    private func entryStyles(_ entries: [XMLNodeID], _ styles: [Int: String]) -> [Int: String] {
        var parents: [String: String] = [:]
        for node in 0..<document.nodeCount {
            guard document.kind(of: node) == .element,
                document.names[document.nameNumber(of: node)].matches("style", in: OpenDocumentNames.style),
                let name = document.attribute("name", in: OpenDocumentNames.style, of: node)
            else { continue }
            parents[name] = document.attribute("parent-style-name", in: OpenDocumentNames.style, of: node)
        }
        let levels = Dictionary(styles.map { ($0.value, $0.key) }) { first, _ in first }
        var result: [Int: String] = [:]
        for entry in entries {
            guard let name = attribute("style-name", of: entry),
                let level = levels[name] ?? parents[name].flatMap({ levels[$0] }), result[level] == nil
            else { continue }
            result[level] = name
        }
        return result
    }

    private func headings() -> [(level: Int, text: String)] {
        (0..<document.nodeCount).compactMap { node in
            guard local(node) == "h" else { return nil }
            let text = text(of: node, stopsAtTab: false)
            let level = attribute("outline-level", of: node).flatMap { Int($0) } ?? 1
            return text.isEmpty || attribute("is-list-header", of: node) == "true" && text.isEmpty ? nil : (level, text)
        }
    }

    private func text(of node: XMLNodeID, stopsAtTab: Bool) -> String {
        var text = ""
        var inner = node
        while inner < document.end(of: node) {
            if document.kind(of: inner) == .text {
                text += String(decoding: document.textBytes(of: inner), as: UTF8.self)
            }
            switch local(inner) {
            case "note", "bookmark":
                inner = document.end(of: inner)
                continue
            case "tab":
                if stopsAtTab { return text }
                text += " "
            case "s":
                text += String(repeating: " ", count: min(attribute("c", of: inner).flatMap { Int($0) } ?? 1, 100))
            case "line-break": text += " "
            default: break
            }
            inner += 1
        }
        return text
    }
}
