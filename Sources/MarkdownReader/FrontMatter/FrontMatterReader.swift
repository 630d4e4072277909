internal import CivilTime
internal import DataReaders
internal import Diagnostics
internal import DocumentModel
internal import Templating

/// Reads the lines between `---` and `---` at the beginning of a text as YAML.
///
/// It is parsed with the tokens of values still in it, and the values are put into its scalars afterwards: none can end a
/// quotation or begin a key.
struct FrontMatterReader {
    private let source: [UInt8]
    private let options: MarkdownOptions
    private let problems: MarkdownProblems
    private var tokens: TokenCheck
    /// Where the YAML begins in the rendered text.
    private var start = 0
    private var file: DataFile?

    /// - Returns: The front matter, and the offset where the Markdown begins.
    static func read(
        _ rendered: RenderedText, options: MarkdownOptions, problems: MarkdownProblems
    ) -> (frontMatter: FrontMatter, bodyStart: Int) {
        var reader = FrontMatterReader(rendered, options: options, problems: problems)
        return reader.read()
    }

    private init(_ rendered: RenderedText, options: MarkdownOptions, problems: MarkdownProblems) {
        source = rendered.bytes
        self.options = options
        self.problems = problems
        tokens = TokenCheck(values: rendered.values, limits: options.limits, problems: problems)
    }

    private mutating func read() -> (frontMatter: FrontMatter, bodyStart: Int) {
        var offset = source.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let begin = offset
        var line = self.line(at: offset)
        // Statements before the front matter may leave empty lines.
        while line.next < source.count, Self.isBlank(source[line.content]) {
            offset = line.next
            line = self.line(at: offset)
        }
        guard Self.isFence(source[line.content], closing: false) else { return (FrontMatter(), begin) }
        let opening = line.content
        start = line.next
        offset = start
        while offset < source.count {
            line = self.line(at: offset)
            if Self.isFence(source[line.content], closing: true) {
                return (parse(start..<offset), line.next)
            }
            offset = line.next
        }
        // A lone `---` is a thematic break; what goes on like front matter was meant as such.
        if looksLikeKey(self.line(at: start).content) {
            problems.error(
                .invalidFrontMatter, "the front matter has no end", at: opening,
                hint: "write '---' in a line of its own after it")
        }
        return (FrontMatter(), begin)
    }

    private func line(at offset: Int) -> (content: Range<Int>, next: Int) {
        var end = offset
        while end < source.count, source[end] != 0x0A, source[end] != 0x0D { end += 1 }
        var next = min(end + 1, source.count)
        if end + 1 < source.count, source[end] == 0x0D, source[end + 1] == 0x0A { next = end + 2 }
        return (offset..<end, next)
    }

    private static func isBlank(_ line: ArraySlice<UInt8>) -> Bool { line.allSatisfy { $0 == 0x20 || $0 == 0x09 } }

    private static func isFence(_ line: ArraySlice<UInt8>, closing: Bool) -> Bool {
        guard line.count >= 3, isBlank(line.dropFirst(3)) else { return false }
        let mark = Array(line.prefix(3))
        return mark == Array("---".utf8) || (closing && mark == Array("...".utf8))
    }

    private func looksLikeKey(_ line: Range<Int>) -> Bool {
        guard let colon = source[line].firstIndex(of: UInt8(ascii: ":")), colon > line.lowerBound else { return false }
        return source[line.lowerBound..<colon].allSatisfy {
            (0x41...0x5A).contains($0 & 0xDF) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_")
        } && (colon + 1 == line.upperBound || source[colon + 1] == 0x20)
    }

    // MARK: - Fields

    private mutating func parse(_ range: Range<Int>) -> FrontMatter {
        checkTokens(range)
        guard !source[range].allSatisfy({ $0 <= 0x20 }) else { return FrontMatter() }
        let yaml = SourceText(name: "front matter", bytes: Array(source[range]))
        let file: DataFile
        do {
            file = try YAMLReader.read(yaml)
        } catch {
            var diagnostic = error
            if case .source(_, let place) = error.place { diagnostic.place = problems.place(shifted(place)) }
            problems.add(diagnostic, at: range)
            return FrontMatter()
        }
        self.file = file
        if file.root.isNull { return FrontMatter() }
        guard let mapping = file.root.mapping else {
            problems.error(
                .invalidFrontMatter, "the front matter is \(file.root.kindName), not keys and values", at: range)
            return FrontMatter()
        }
        var frontMatter = FrontMatter()
        for entry in mapping.entries where !entry.value.isNull { set(entry, in: &frontMatter) }
        return frontMatter
    }

    private mutating func set(_ entry: DataMapping.Entry, in matter: inout FrontMatter) {
        let node = entry.value
        switch entry.key {
        case "title": matter.title = text(node, entry.key)
        case "subtitle": matter.subtitle = text(node, entry.key)
        case "language", "lang": matter.language = language(node, entry.key)
        case "author", "authors": matter.authors = texts(node, entry.key)
        case "publisher": matter.publisher = text(node, entry.key)
        case "subject": matter.subject = text(node, entry.key)
        case "description": matter.description = text(node, entry.key)
        case "keywords": matter.keywords = texts(node, entry.key)
        case "published", "date": matter.published = instant(node, entry.key)
        case "kind": matter.kind = text(node, entry.key)
        case "header": matter.pageHeader = text(node, entry.key)
        case "footer": matter.pageFooter = text(node, entry.key)
        case "number-headings": matter.numbersHeadings = bool(node, entry.key)
        case "formats", "format": matter.formats = texts(node, entry.key).map { $0.lowercased() }
        case "file": matter.fileName = text(node, entry.key)
        case "style": matter.style = text(node, entry.key)
        case "reference": matter.reference = text(node, entry.key)
        default:
            warnOfSlip(entry)
            add(node, under: entry.key, to: &matter.others)
        }
    }

    /// What ``set(_:in:)`` knows by name, and what formats look for among the other keys.
    private static let known = [
        "title", "subtitle", "language", "author", "authors", "publisher", "subject", "description", "keywords",
        "published", "kind", "header", "footer", "number-headings", "formats", "format", "style", "reference",
        "canonical", "mail-from", "mail-to", "mail-copy-to",
    ]

    /// Any key may stand in front matter; one that is nearly a known one does nothing of what it was written for.
    private func warnOfSlip(_ entry: DataMapping.Entry) {
        // Short words are too near to one another to tell.
        guard entry.key.utf8.count >= 5, !Self.known.contains(entry.key),
            let nearest = NearestName.of(entry.key, among: Self.known)
        else { return }
        problems.warn(
            .unknownKey, "'\(entry.key)' means nothing in front matter", at: shifted(entry.keySpan.range),
            hint: "did you mean '\(nearest)'?")
    }

    /// The text of a scalar with its values; `nil` when they leave nothing.
    private func text(_ node: DataNode, _ key: String) -> String? {
        guard let text = scalar(node) else {
            problems.error(
                .invalidFrontMatter, "'\(key)' in the front matter must be text, not \(node.kindName)",
                at: shifted(node.span.range))
            return nil
        }
        return text.isEmpty ? nil : text
    }

    /// A scalar as it is typed, so that `1.10` stays so; line ends become spaces.
    private func scalar(_ node: DataNode) -> String? {
        switch node.content {
        case .string(let text): return DocumentBuilder.singleLine(tokens.substituting(Array(text.utf8)[...]))
        case .bool, .integer, .decimal: return file?.text(of: node)
        case .null: return ""
        case .sequence, .mapping: return nil
        }
    }

    /// A text, or a list of texts or of mappings with a `name`.
    private func texts(_ node: DataNode, _ key: String) -> [String] {
        guard let items = node.items else { return text(node, key).map { [$0] } ?? [] }
        return items.compactMap { item in
            if let name = item["name"] { return text(name, key) }
            return text(item, key)
        }
    }

    private func bool(_ node: DataNode, _ key: String) -> Bool? {
        if case .bool(let value) = node.content { return value }
        // A value that comes in as text.
        switch scalar(node)?.lowercased() {
        case "true", "yes": return true
        case "false", "no": return false
        default:
            problems.error(
                .invalidFrontMatter, "'\(key)' in the front matter must be true or false", at: shifted(node.span.range))
            return nil
        }
    }

    private func language(_ node: DataNode, _ key: String) -> String? {
        guard let text = text(node, key) else { return nil }
        if LanguageTag.isValid(text) { return text }
        problems.error(
            .invalidFrontMatter, "'\(key)' in the front matter must be a language tag", at: shifted(node.span.range),
            hint: "language tags look like 'cy', 'en' or 'en-GB'")
        return nil
    }

    /// An instant, or a local date, or date and time, of ``MarkdownOptions/timeZone``.
    private func instant(_ node: DataNode, _ key: String) -> String? {
        guard let text = text(node, key) else { return nil }
        if let instant = Instant(rfc3339: text) { return instant.description }
        if let instant = local(text) { return instant.description }
        problems.error(
            .invalidFrontMatter,
            "'\(key)' in the front matter must be a date that exists, such as 2025-01-28T00:01:00Z",
            at: shifted(node.span.range))
        return nil
    }

    private func local(_ text: String) -> Instant? {
        let bytes = Array(text.utf8)
        guard bytes.count == 10 || (bytes.count > 11 && (bytes[10] == UInt8(ascii: "T") || bytes[10] == 0x20)),
            let date = CivilDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
            let time = bytes.count == 10
                ? CivilTimeOfDay(hour: 0, minute: 0)
                : CivilTimeOfDay(iso: String(decoding: bytes[11...], as: UTF8.self))
        else { return nil }
        if case .unique(let instant) = options.timeZone.instant(of: date, at: time) { return instant }
        return nil
    }

    private func add(_ node: DataNode, under key: String, to others: inout [String: String]) {
        if let text = scalar(node) {
            others[key] = text
        } else if let items = node.items {
            others[key] = items.compactMap { scalar($0) }.joined(separator: ", ")
        } else if let mapping = node.mapping {
            for entry in mapping.entries where !entry.value.isNull {
                add(entry.value, under: key + "." + entry.key, to: &others)
            }
        }
    }

    // MARK: - Places and characters

    private func shifted(_ range: Range<Int>) -> Range<Int> {
        let lower = min(range.lowerBound + start, source.count)
        return lower..<min(max(range.upperBound + start, lower), source.count)
    }

    private mutating func checkTokens(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            if source[index] == 0xEF, let end = tokens.check(source, at: index) { index = end } else { index += 1 }
        }
    }
}
