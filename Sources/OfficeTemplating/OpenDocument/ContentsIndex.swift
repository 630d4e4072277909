internal import XMLTree

/// A table of contents in a finished OpenDocument text, whose entries are written anew from the headings that there are.
/// Page numbers stay those of the template, or empty, until LibreOffice updates the index.
///
/// Source: ODF 1.3 part 3, 8.3 (`text:table-of-content`).
struct ContentsIndex {
    private let document: XMLDocument
    private let prefix: String
    private var edits: [(range: Range<Int>, text: String)] = []

    /// The part with its tables of contents filled; the same bytes if there are none, or nothing has changed.
    static func refilled(_ bytes: [UInt8]) -> [UInt8] {
        guard let document = try? XMLDocument(parsing: bytes, name: "") else { return bytes }
        var index = ContentsIndex(document)
        for node in 0..<document.nodeCount where index.local(node) == "table-of-content" { index.refill(node) }
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
            (all: text(of: entry, stopsAtTab: false), text: text(of: entry, stopsAtTab: true), node: entry)
        }
        let headings = headings().filter { $0.level <= levels }
        guard headings.map(\.text) != old.map(\.text) else { return }
        let pages = Dictionary(
            old.map { ($0.text, $0.all == $0.text ? "" : String($0.all.split(separator: " ").last ?? "")) }
        ) { first, _ in first }
        var markup = ""
        for heading in headings {
            var text: [UInt8] = []
            _ = XMLEscaping.text.append(heading.text, to: &text)
            let style = styles[heading.level].map { " \(prefix)style-name=\"\($0)\"" } ?? ""
            // Automatic styles of entries, which hold the tab stop, look like those that templates of the level have.
            let known = old.first { self.style(of: $0.node, isFor: styles[heading.level], level: heading.level) }
                .flatMap { attribute("style-name", of: $0.node) }.map { " \(prefix)style-name=\"\($0)\"" }
            markup +=
                "<\(prefix)p\(known ?? style)>\(String(decoding: text, as: UTF8.self))<\(prefix)tab/>\(pages[heading.text] ?? "")</\(prefix)p>"
        }
        let content = document.contentRange(of: body)
        let start = entries.first.map { document.range(of: $0).lowerBound } ?? content.upperBound
        let end = entries.last.map { document.range(of: $0).upperBound } ?? content.upperBound
        edits.append((start..<end, markup))
    }

    /// Whether an entry of the template was one of a level: its heading is not known any more, so its style has to tell.
    private func style(of entry: XMLNodeID, isFor style: String?, level: Int) -> Bool {
        guard let name = attribute("style-name", of: entry) else { return false }
        if name == style { return true }
        guard let style else { return false }
        return (0..<document.nodeCount).contains { node in
            guard document.kind(of: node) == .element,
                document.names[document.nameNumber(of: node)].matches("style", in: OpenDocumentNames.style)
            else { return false }
            return document.attribute("name", in: OpenDocumentNames.style, of: node) == name
                && document.attribute("parent-style-name", in: OpenDocumentNames.style, of: node) == style
        }
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
