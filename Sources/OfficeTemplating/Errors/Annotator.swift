internal import Diagnostics
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// Writes a copy of a template with a comment at every problem: Word's comments, or annotations of OpenDocument.
///
/// Sources: ISO/IEC 29500-1, 17.13.4 (comments); ODF 1.3 part 3, 14.1 (`office:annotation`).
struct Annotator {
    let bytes: [UInt8]
    let places: [ObjectIdentifier: AnnotationPlace]

    /// - Returns: `nil` if none of the problems is about a paragraph of the main text.
    func annotate(_ problems: [Diagnostic], name: String) throws(PackagingError) -> [UInt8]? {
        let reader: ZipReader
        do { reader = try ZipReader(bytes) } catch { throw PackagingError(error) }
        let kind = DocumentKind(of: reader)
        let main = kind.isWordprocessingML ? try OPCPackage(reader, name: name).mainPart : "content.xml"
        var found: [(place: AnnotationPlace, text: String)] = []
        for problem in problems {
            guard case .source(let source, let range) = problem.place, let place = places[ObjectIdentifier(source)],
                place.entry == main
            else { continue }
            let hint = problem.hint.map { ". Hint: " + $0 } ?? ""
            found.append((place, "\(source.text(in: range)): \(problem.message)\(hint)"))
        }
        guard !found.isEmpty else { return nil }
        found.sort { $0.place.start < $1.place.start }
        return kind.isWordprocessingML
            ? try annotateWord(found, try OPCPackage(reader, name: name))
            : try annotateOpenDocument(found, try ODFPackage(reader, name: name))
    }

    private func escaped(_ text: String) -> String {
        var result: [UInt8] = []
        _ = XMLEscaping.text.append(text, to: &result)
        return String(decoding: result, as: UTF8.self)
    }

    private func inserting(_ insertions: [(offset: Int, text: String)], into source: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var position = 0
        for (offset, text) in insertions.sorted(by: { $0.offset < $1.offset }) where offset >= position {
            result += source[position..<offset]
            result += Array(text.utf8)
            position = offset
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

    private func annotateWord(
        _ found: [(place: AnnotationPlace, text: String)], _ package: OPCPackage
    ) throws(PackagingError) -> [UInt8] {
        let main = package.mainPart
        let document = try package.document(of: main)
        let names = "xmlns:w=\"\(document.root.namespace ?? WordNames.main)\""
        let existing = try package.parts(of: "comments", from: main).first
        // Above the ids of any comments there are.
        let first = 1_000_000
        var insertions: [(offset: Int, text: String)] = []
        var comments = ""
        for (index, (place, text)) in found.enumerated() {
            let id = first + index
            insertions.append((place.start, "<w:commentRangeStart \(names) w:id=\"\(id)\"/>"))
            insertions.append(
                (
                    place.end,
                    "<w:commentRangeEnd \(names) w:id=\"\(id)\"/><w:r \(names)><w:commentReference w:id=\"\(id)\"/></w:r>"
                ))
            comments +=
                "<w:comment \(names) w:id=\"\(id)\" w:author=\"Letterpress\" w:initials=\"L\"><w:p><w:r><w:t xml:space=\"preserve\">\(escaped(text))</w:t></w:r></w:p></w:comment>"
        }
        var changed = [main: inserting(insertions, into: document.source)]
        if let existing {
            let part = try package.document(of: existing)
            changed[existing] = inserting([(part.contentRange(of: 0).upperBound, comments)], into: part.source)
            return try write(package.reader, changed)
        }
        let name = "word/letterpress-comments.xml"
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
        changed[name] = Array("\(head)<w:comments \(names)>\(comments)</w:comments>".utf8)
        let types = try package.document(of: OPCPackage.contentTypesName)
        let type =
            "<Override PartName=\"/\(name)\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml\"/>"
        changed[OPCPackage.contentTypesName] = inserting(
            [(types.contentRange(of: 0).upperBound, type)], into: types.source)
        let relationship = OPCRelationship(
            id: "rIdLetterpressComments", type: WordNames.relationships + "/comments",
            target: PartName.relative(from: main, to: name))
        let own = try package.relationships(of: main)
        do throws(XMLError) {
            changed[PartName.relationships(of: main)] = try OPCRelationship.part(own + [relationship])
        } catch { throw PackagingError(error) }
        return try write(package.reader, changed)
    }

    // MARK: - OpenDocument

    private func annotateOpenDocument(
        _ found: [(place: AnnotationPlace, text: String)], _ package: ODFPackage
    ) throws(PackagingError) -> [UInt8] {
        let document = try package.document(of: "content.xml")
        let names =
            "xmlns:office=\"\(OpenDocumentNames.office)\" xmlns:text=\"\(OpenDocumentNames.text)\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
        let insertions = found.map { place, text in
            (
                offset: place.start,
                text:
                    "<office:annotation \(names)><dc:creator>Letterpress</dc:creator><text:p>\(escaped(text))</text:p></office:annotation>"
            )
        }
        return try write(package.reader, ["content.xml": inserting(insertions, into: document.source)])
    }
}
