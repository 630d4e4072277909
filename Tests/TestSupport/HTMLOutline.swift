public import DocumentModel

/// What an HTML page of ours says, line by line: headings, items with their numbers, cells, captions, footnotes.
public struct HTMLOutline {
    private struct Element {
        var name: String
        var attributes: [String: String]
        var role: String? { attributes["role"] }
        var className: String? { attributes["class"] }
    }

    /// An ordered list that is open; `nil` for a bullet list.
    private struct Counter {
        var next: Int
        var style: List.NumberStyle
    }

    public private(set) var lines: [OutlineLine] = []
    private var open: [Element] = []
    private var text = ""
    private var number = ""
    private var label: String?
    private var counters: [Counter?] = []
    private var cell: (row: Int, column: Int)?
    private var outerCells: [(row: Int, column: Int)?] = []
    private var note: Int?
    private var contentsDepth = 0

    private static let phrasing: Set<String> = [
        "a", "b", "code", "em", "img", "s", "span", "strong", "sub", "sup",
    ]
    private static let empty: Set<String> = ["br", "col", "hr", "img", "link", "meta"]

    public init(_ html: String) throws {
        // By bytes: a mark that joins the character before it would hide that from a search by characters.
        let bytes = Array(html.utf8)
        var rest = bytes[...]
        if let start = html.utf8.firstRange(of: "<body".utf8) {
            rest = bytes[html.utf8.distance(from: html.utf8.startIndex, to: start.lowerBound)...]
        }
        while let opening = rest.firstIndex(of: UInt8(ascii: "<")) {
            append(rest[..<opening])
            guard let closing = rest[opening...].firstIndex(of: UInt8(ascii: ">")) else {
                throw PlainMarkup.Problem(description: "'<' without '>'")
            }
            tag(String(decoding: rest[(opening + 1)..<closing], as: UTF8.self))
            rest = rest[(closing + 1)...]
        }
        append(rest)
        flush()
    }

    // MARK: - Text

    private var isSilent: Bool {
        open.contains {
            $0.className == "skip" || $0.className == "unseen" || $0.role == "doc-noteref" || $0.role == "doc-backlink"
                || $0.name == "script" || $0.name == "style"
        }
    }

    private mutating func append(_ markup: ArraySlice<UInt8>) {
        guard !isSilent else { return }
        var bytes: [UInt8] = []
        var index = markup.startIndex
        while index < markup.endIndex {
            let entity = Self.entities.first { markup[index...].starts(with: $0.name.utf8) }
            bytes += entity.map { Array($0.text.utf8) } ?? [markup[index]]
            index += entity?.name.utf8.count ?? 1
        }
        let words = String(decoding: bytes, as: UTF8.self)
        if open.contains(where: { $0.className == "number" }) { number += words } else { text += words }
    }

    private static let entities = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&")]
        .map { (name: $0.0, text: $0.1) }

    /// Ends the line that the text so far is.
    private mutating func flush(_ kind: OutlineLine.Kind? = nil) {
        let line = OutlineLine(kind ?? currentKind, text)
        text = ""
        guard !line.text.isEmpty else { return }
        if case .item = line.kind { label = nil }
        number = ""
        lines.append(line)
    }

    private var currentKind: OutlineLine.Kind {
        let own = OutlineLine.collapsingSpaces(number)
        for element in open.reversed() {
            if element.name.count == 2, element.name.hasPrefix("h"), let level = element.name.last?.wholeNumberValue {
                return .heading(level: level, number: own.isEmpty ? nil : own)
            }
            switch element.name {
            case "caption", "figcaption": return .caption
            case "pre": return .code
            case "figure": return .image
            case "nav": return .contents(level: contentsDepth)
            default: break
            }
        }
        if !own.isEmpty { return .item(label: own) }
        if let label { return .item(label: label) }
        if let cell { return .cell(row: cell.row, column: cell.column) }
        if let note { return .note(number: note) }
        return .paragraph
    }

    // MARK: - Tags

    private mutating func tag(_ tag: String) {
        let isEnd = tag.hasPrefix("/")
        let name = String(tag.drop { $0 == "/" }.prefix { $0 != " " && $0 != "/" })
        if !Self.phrasing.contains(name), name != "br" { flush() }
        if name == "br" { text += " " }
        guard !Self.empty.contains(name) else {
            if name == "img" { text += Self.attributes(tag)["alt"] ?? "" }
            return
        }
        if isEnd { end(name) } else { start(Element(name: name, attributes: Self.attributes(tag))) }
    }

    private mutating func start(_ element: Element) {
        open.append(element)
        switch element.name {
        case "ol":
            let styles: [String: List.NumberStyle] = [
                "a": .lowerAlpha, "A": .upperAlpha, "i": .lowerRoman, "I": .upperRoman,
            ]
            counters.append(
                Counter(
                    next: element.attributes["start"].flatMap { Int($0) } ?? 1,
                    style: element.attributes["type"].flatMap { styles[$0] } ?? .decimal))
        case "ul":
            counters.append(nil)
            if open.contains(where: { $0.name == "nav" }) { contentsDepth += 1 }
        case "li": startItem(element)
        case "table":
            outerCells.append(cell)
            cell = (-1, -1)
        case "tr": cell = ((cell?.row ?? -1) + 1, -1)
        case "td", "th": cell?.column += 1
        default: break
        }
    }

    private mutating func startItem(_ element: Element) {
        if let id = element.attributes["id"], id.hasPrefix("note-"), open.contains(where: { $0.role == "doc-endnotes" })
        {
            note = Int(id.dropFirst("note-".count))
        } else if let counter = counters.last ?? nil {
            // Numbered paragraphs bring their numbers as text.
            let isNumbered = open.dropLast().last?.className?.contains("numbered") ?? false
            label = isNumbered ? nil : counter.style.numeral(counter.next) + "."
            counters[counters.count - 1]?.next += 1
        } else {
            label = "•"
        }
    }

    private mutating func end(_ name: String) {
        if open.last?.name == name { open.removeLast() }
        switch name {
        case "ol": _ = counters.popLast()
        case "ul":
            _ = counters.popLast()
            if contentsDepth > 0 { contentsDepth -= 1 }
        case "li": label = nil
        case "table": cell = outerCells.popLast() ?? nil
        default: break
        }
    }

    private static func attributes(_ tag: String) -> [String: String] {
        var attributes: [String: String] = [:]
        let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
        for index in stride(from: 0, to: parts.count - 1, by: 2) {
            guard let name = parts[index].split(separator: " ").last else { continue }
            attributes[String(name.dropLast())] = String(parts[index + 1])
        }
        return attributes
    }
}
