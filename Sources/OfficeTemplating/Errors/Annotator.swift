internal import Diagnostics
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// Writes a copy of a template with a comment at every problem: Word's comments, or annotations of OpenDocument. Problems
/// in headers, notes and other places that cannot hold a comment stand at the first paragraph of the text.
///
/// Sources: ISO/IEC 29500-1, 17.13.4 (comments); ODF 1.3 part 3, 14.1 (`office:annotation`).
struct Annotator {
    let bytes: [UInt8]
    let places: [AnnotationPlace.Key: AnnotationPlace]

    private typealias Comment = (start: Int, end: Int, text: String)

    /// - Returns: `nil` if there are no problems.
    func annotate(_ problems: [Diagnostic], name: String) throws(PackagingError) -> [UInt8]? {
        guard !problems.isEmpty else { return nil }
        let reader: ZipReader
        do { reader = try ZipReader(bytes) } catch { throw PackagingError(error) }
        if DocumentKind(of: reader).isWordprocessingML {
            return try annotateWord(problems, try OPCPackage(reader, name: name))
        }
        return try annotateOpenDocument(problems, try ODFPackage(reader, name: name))
    }

    /// The comments in the order of their places.
    private func comments(_ problems: [Diagnostic], in main: String, _ document: XMLDocument) -> [Comment] {
        let first = Self.firstParagraph(of: document)
        let found = problems.map { problem -> Comment in
            if case .source(let source, _) = problem.place, let place = places[AnnotationPlace.Key(source)],
                place.entry == main
            {
                return (place.start, place.end, AnnotationText.of(problem))
            }
            return (first.lowerBound, first.upperBound, AnnotationText.fromElsewhere(problem))
        }
        return found.enumerated().sorted { ($0.element.start, $0.offset) < ($1.element.start, $1.offset) }
            .map(\.element)
    }

    /// Where a comment about the whole document goes: into its first paragraph that is no empty tag and in no table.
    private static func firstParagraph(of document: XMLDocument) -> Range<Int> {
        let vocabulary = Vocabulary(document)
        var body: XMLNodeID?
        for node in 0..<document.nodeCount where document.kind(of: node) == .element {
            let name = document.names[document.nameNumber(of: node)].local
            if body == nil {
                // `office:body` holds `office:text`, `w:body` the paragraphs themselves.
                let isWord = vocabulary.language(of: node, in: document) == .wordprocessing
                if name == (isWord ? "body" : "text") { body = node }
                continue
            }
            guard let body, document.parent(of: node) == body, !document.isEmptyTag(node),
                vocabulary.role(of: node, in: document) == .paragraph
            else { continue }
            let start = ParagraphReader(node, document, vocabulary).paragraph.contentStart
            return start..<max(start, document.contentRange(of: node).upperBound)
        }
        let start = body.map { document.contentRange(of: $0).lowerBound } ?? document.source.count
        return start..<start
    }

    /// Whether an offset is the beginning of the text as a whole, which has no paragraph for a comment.
    private func isBetweenBlocks(_ offset: Int, _ body: String, _ document: XMLDocument) -> Bool {
        (0..<document.nodeCount).contains {
            document.kind(of: $0) == .element && document.names[document.nameNumber(of: $0)].local == body
                && document.contentRange(of: $0).lowerBound == offset
        }
    }

    private func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        let allowed = text.unicodeScalars.filter { XMLCharacters.isAllowed($0) }
        _ = XMLEscaping.text.append(String(String.UnicodeScalarView(allowed)), to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    private func inserting(_ insertions: [(offset: Int, text: String)], into source: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        let ordered = insertions.enumerated().sorted {
            ($0.element.offset, $0.offset) < ($1.element.offset, $1.offset)
        }
        for (_, insertion) in ordered {
            result += source[position..<insertion.offset]
            result += Array(insertion.text.utf8)
            position = insertion.offset
        }
        return result + source[position...]
    }

    private func write(_ reader: ZipReader, _ changed: [String: [UInt8]]) throws(PackagingError) -> [UInt8] {
        do throws(ZipError) {
            var archive = ZipWriter()
            for entry in reader.entries {
                if let bytes = changed[entry.name] {
                    try archive.add(entry.name, bytes)
                } else {
                    try archive.add(copyOf: entry, from: reader.bytes)
                }
            }
            for name in changed.keys.sorted() where reader.entry(name) == nil {
                try archive.add(name, changed[name] ?? [])
            }
            return try archive.finish()
        } catch { throw PackagingError(error) }
    }

    // MARK: - Word

    /// Above the ids of any comments there are.
    private static let firstCommentID = 1_000_000

    private func annotateWord(_ problems: [Diagnostic], _ package: OPCPackage) throws(PackagingError) -> [UInt8] {
        let main = package.mainPart
        let document = try package.document(of: main)
        let names = "xmlns:w=\"\(document.root.namespace ?? WordNames.main)\""
        var insertions: [(offset: Int, text: String)] = []
        var comments = ""
        for (index, comment) in self.comments(problems, in: main, document).enumerated() {
            let id = Self.firstCommentID + index
            let isBlock = isBetweenBlocks(comment.start, "body", document)
            let mark = "<w:r \(names)><w:commentReference w:id=\"\(id)\"/></w:r>"
            if isBlock {
                insertions.append((comment.start, "<w:p \(names)>\(mark)</w:p>"))
            } else {
                insertions.append((comment.start, "<w:commentRangeStart \(names) w:id=\"\(id)\"/>"))
                insertions.append((comment.end, "<w:commentRangeEnd \(names) w:id=\"\(id)\"/>\(mark)"))
            }
            comments +=
                "<w:comment \(names) w:id=\"\(id)\" w:author=\"Letterpress\" w:initials=\"L\"><w:p><w:r><w:t xml:space=\"preserve\">\(escaped(comment.text))</w:t></w:r></w:p></w:comment>"
        }
        var changed = [main: inserting(insertions, into: document.source)]
        if let existing = try package.parts(of: "comments", from: main).first {
            let part = try package.document(of: existing)
            if part.isEmptyTag(0) {
                changed[existing] = Array(commentsPart(comments, names).utf8)
            } else {
                changed[existing] = inserting([(part.contentRange(of: 0).upperBound, comments)], into: part.source)
            }
            return try write(package.reader, changed)
        }
        try addCommentsPart(commentsPart(comments, names), package, to: &changed)
        return try write(package.reader, changed)
    }

    private func commentsPart(_ comments: String, _ names: String) -> String {
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments \(names)>\(comments)</w:comments>"
    }

    private func addCommentsPart(
        _ text: String, _ package: OPCPackage, to changed: inout [String: [UInt8]]
    ) throws(PackagingError) {
        let name = "word/letterpress-comments.xml"
        changed[name] = Array(text.utf8)
        let types = try package.document(of: OPCPackage.contentTypesName)
        let type =
            "<Override PartName=\"/\(name)\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
        changed[OPCPackage.contentTypesName] = inserting(
            [(types.contentRange(of: 0).upperBound, type)], into: types.source)
        let relationship = OPCRelationship(
            id: "rIdLetterpressComments", type: WordNames.relationships + "/comments",
            target: PartName.relative(from: package.mainPart, to: name))
        let own = try package.relationships(of: package.mainPart)
        do throws(XMLError) {
            changed[PartName.relationships(of: package.mainPart)] = try OPCRelationship.part(own + [relationship])
        } catch { throw PackagingError(error) }
    }

    // MARK: - OpenDocument

    private func annotateOpenDocument(
        _ problems: [Diagnostic], _ package: ODFPackage
    ) throws(PackagingError) -> [UInt8] {
        let document = try package.document(of: "content.xml")
        let names =
            "xmlns:office=\"\(OpenDocumentNames.office)\" xmlns:text=\"\(OpenDocumentNames.text)\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        let insertions = comments(problems, in: "content.xml", document).map { comment in
            let note =
                "<office:annotation \(names)><dc:creator>Letterpress</dc:creator><text:p>\(escaped(comment.text))</text:p></office:annotation>"
            let isBlock = isBetweenBlocks(comment.start, "text", document)
            return (offset: comment.start, text: isBlock ? "<text:p \(names)>\(note)</text:p>" : note)
        }
        return try write(package.reader, ["content.xml": inserting(insertions, into: document.source)])
    }

}
