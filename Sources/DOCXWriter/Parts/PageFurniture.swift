internal import DocumentModel
internal import XMLTree

/// The parts above and below the text of the pages: `word/header1.xml`, `word/footer1.xml` …
///
/// Source: ISO/IEC 29500-1, 17.10.
struct PageFurniture {
    private let state: DocumentState
    /// The lines of the document's embargo and draft blocks; every page repeats them but the first, which has the blocks.
    private let banners: [(style: StyleName, text: String)]
    private let hasCover: Bool

    init(state: DocumentState) {
        self.state = state
        var banners: [(StyleName, String)] = []
        for case .division(let division) in state.document.blocks {
            guard division.role == .embargo || division.role == .draft else { continue }
            for case .paragraph(let paragraph) in division.blocks {
                banners.append((division.role == .embargo ? .embargo : .draft, paragraph.inlines.plainText))
            }
        }
        self.banners = banners
        hasCover = state.document.beginsWithCover
    }

    /// Adds the parts to the package and returns the section that refers to them.
    func addParts() throws(XMLError) -> Section {
        var section = Section(house: state.sheet.house)
        if let reference = state.sheet.reference?.section, reference.hasPage || !reference.furniture.isEmpty {
            return try addBorrowed(reference)
        }
        section.hasTitlePage = hasCover || !banners.isEmpty
        if !banners.isEmpty || state.document.metadata.pageHeader != nil {
            // The first page has none where banners stand in its text: they are its first line.
            section.references.append(try add("header1", isHeader: true, "default", header()))
        }
        section.references.append(try add("footer1", isHeader: false, "default", footer()))
        // The cover has no page number; the first page of anything else has.
        if section.hasTitlePage, !hasCover {
            section.references.append(try add("footer2", isHeader: false, "first", footer()))
        }
        return section
    }

    /// The headers and footers of a reference document, with the banners of ours; what it has none of is ours.
    private func addBorrowed(_ reference: ReferenceSection) throws(XMLError) -> Section {
        var section = Section(house: state.sheet.house)
        // The first page has the banners in its text: there, its header is to be without them.
        let splits = !banners.isEmpty && !reference.hasTitlePage && reference.hasPage
        if reference.hasPage { section.borrowed = reference.properties(addingTitlePage: splits) }
        for item in reference.furniture {
            var bytes = item.part.bytes
            if item.isHeader, item.kind != "first" { bytes.insert(contentsOf: try bannerMarkup(), at: item.start) }
            item.part.add(bytes, to: state)
            section.references.append(self.reference(to: item.part.name, of: item, kind: item.kind))
            guard splits, item.kind == "default" else { continue }
            var first = item.part
            first.name = first.name.replacing("word/reference-", with: "word/first-", maxReplacements: 1)
            first.add(to: state)
            section.references.append(self.reference(to: first.name, of: item, kind: "first"))
        }
        let hasHeader = reference.furniture.contains { $0.isHeader }
        if !hasHeader, !banners.isEmpty || state.document.metadata.pageHeader != nil {
            section.references.append(try add("header1", isHeader: true, "default", header()))
        }
        if !reference.furniture.contains(where: { !$0.isHeader }) {
            section.references.append(try add("footer1", isHeader: false, "default", footer()))
        }
        return section
    }

    private func reference(
        to part: String, of item: ReferenceSection.Furniture, kind: String
    ) -> Section.Reference {
        let type = item.isHeader ? RelationshipType.header : RelationshipType.footer
        let id = state.relate(from: DocumentPart.name, type, to: part)
        return .init(isHeader: item.isHeader, kind: kind, relationship: id)
    }

    /// The banners as paragraphs; the text may hold what XML forbids, so that it is written for real.
    private func bannerMarkup() throws(XMLError) -> [UInt8] {
        guard !banners.isEmpty else { return [] }
        let check = XMLWriter()
        check.start("w:hdr")
        writeBanners(to: check)
        check.end()
        _ = try check.finish()
        return XMLWriter.markup { writeBanners(to: $0) }
    }

    private func writeBanners(to xml: XMLWriter) {
        for banner in banners {
            xml.start("w:p")
            ParagraphProperties(style: state.sheet.id(banner.style)).write(to: xml)
            writeRun(banner.text, to: xml)
            xml.end()
        }
    }

    private func add(
        _ name: String, isHeader: Bool, _ kind: String, _ bytes: [UInt8]
    ) -> Section.Reference {
        let part = "word/\(name).xml"
        state.add(part: part, contentType: isHeader ? ContentType.header : ContentType.footer, bytes)
        let type = isHeader ? RelationshipType.header : RelationshipType.footer
        let id = state.relate(from: DocumentPart.name, type, to: part)
        return Section.Reference(isHeader: isHeader, kind: kind, relationship: id)
    }

    private func header() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start("w:hdr", ["xmlns:w": Namespace.wordprocessing])
        writeBanners(to: xml)
        if let text = state.document.metadata.pageHeader, !text.isEmpty {
            xml.start("w:p")
            ParagraphProperties(style: state.sheet.id(.header)).write(to: xml)
            writeRun(text, to: xml)
            xml.end()
        } else if banners.isEmpty {
            // A header has a paragraph, also one without text.
            xml.start("w:p")
            ParagraphProperties(style: state.sheet.id(.header)).write(to: xml)
            xml.end()
        }
        xml.end()
        return try xml.finish()
    }

    /// The footer's text at the left, `Page X of Y` at the right.
    private func footer() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start("w:ftr", ["xmlns:w": Namespace.wordprocessing])
        xml.start("w:p")
        ParagraphProperties(style: state.sheet.id(.footer)).write(to: xml)
        if let text = state.document.metadata.pageFooter, !text.isEmpty { writeRun(text, to: xml) }
        xml.start("w:r")
        xml.empty("w:tab")
        xml.end()
        for piece in pageOfPages() {
            switch piece {
            case .words(let words): writeRun(words, to: xml)
            case .page: xml.field(" PAGE ", result: "1")
            case .pages: xml.field(" NUMPAGES ", result: String(max(1, state.pageCount)))
            }
        }
        xml.end()
        xml.end()
        return try xml.finish()
    }

    private enum Piece {
        case words(String)
        case page, pages
    }

    private func pageOfPages() -> [Piece] {
        var pieces: [Piece] = []
        for part in state.document.metadata.wording.pageOfPages.split(separator: "{", omittingEmptySubsequences: false)
        {
            if part.hasPrefix("page}") {
                pieces += [.page, .words(String(part.dropFirst(5)))]
            } else if part.hasPrefix("pages}") {
                pieces += [.pages, .words(String(part.dropFirst(6)))]
            } else {
                pieces.append(.words(String(part)))
            }
        }
        return pieces
    }

    private func writeRun(_ text: String, to xml: XMLWriter) {
        guard !text.isEmpty else { return }
        xml.start("w:r")
        xml.start("w:t")
        xml.attribute("xml:space", "preserve")
        xml.text(text)
        xml.end()
        xml.end()
    }
}
