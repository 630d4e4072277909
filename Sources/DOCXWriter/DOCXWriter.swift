internal import CivilTime
package import Diagnostics
package import DocumentModel
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// Writes a document as a DOCX: WordprocessingML in its transitional form (ISO/IEC 29500-4) in an Open Packaging
/// Conventions package. Immutable, so one writer serves any number of documents at once.
package struct DOCXWriter: Sendable {
    private let sheet: StyleSheet
    /// Styles, theme, fonts and settings are the same in most documents of a style.
    private let shared = PackedParts()
    private let prepared: Result<PreparedParts, XMLError>

    /// - Parameter reference: A document whose styles, pages, headers and footers are taken instead of the house style's;
    ///   what it lacks is added from the house style.
    package init(style: HouseStyle = .standard, reference: DOCXReference? = nil) {
        let sheet = StyleSheet(house: style, reference: reference)
        self.sheet = sheet
        prepared = Result { () throws(XMLError) in try PreparedParts(sheet) }
    }

    /// Writes one document. The same document gives the same bytes.
    ///
    /// - Returns: The bytes of the file, and warnings about what the format does not hold as it was meant.
    /// - Throws: For text with characters that XML forbids, a table wider than Word takes, and nesting beyond measure.
    package func write(_ document: Document) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        let published = document.metadata.published.flatMap { Instant(rfc3339: $0) }
        let state = DocumentState(document: document, sheet: sheet, date: ZipDate(published))
        do {
            try addParts(to: state, published: published)
        } catch {
            throw state.failure ?? error.diagnostic
        }
        let bytes = try state.finish()
        return (bytes, state.warnings)
    }

    private func addParts(to state: DocumentState, published: Instant?) throws(XMLError) {
        let document = state.document
        let prepared = try prepared.get()
        _ = state.relate(from: nil, RelationshipType.document, to: DocumentPart.name)
        state.estimatePages()
        // The relationships of the main part are numbered in this order, before those of its links and pictures.
        let styles = StylesPart(
            sheet: sheet, prepared: prepared, language: state.language,
            headingNumbering: state.numbering.isInHeadingStyles ? state.numbering.headings : nil)
        add("styles", ContentType.styles, RelationshipType.styles, to: state, try styles.write())
        addThemeAndFonts(prepared, to: state)
        let section = try PageFurniture(state: state).addParts()
        let body = DocumentPart(state: state)
        body.writeBody()
        let notes = state.notes.isEmpty ? nil : try FootnotesPart(state: state).write()
        state.warnOfUnusedNotes()
        state.add(part: DocumentPart.name, contentType: ContentType.document, try body.finish(section))
        if let notes {
            state.add(part: FootnotesPart.name, contentType: ContentType.footnotes, notes)
            _ = state.relate(from: DocumentPart.name, RelationshipType.footnotes, to: FootnotesPart.name)
        }
        try addNumbering(to: state)
        let settings = SettingsPart(
            language: state.language, hasNotes: !state.notes.isEmpty, reference: sheet.reference)
        add("settings", ContentType.settings, RelationshipType.settings, to: state, try settings.write())
        let properties = PropertiesParts(metadata: document.metadata, published: published)
        state.add(part: "docProps/core.xml", contentType: ContentType.coreProperties, try properties.core())
        state.add(part: "docProps/app.xml", contentType: ContentType.extendedProperties, try properties.extended())
        _ = state.relate(from: nil, RelationshipType.coreProperties, to: "docProps/core.xml")
        _ = state.relate(from: nil, RelationshipType.extendedProperties, to: "docProps/app.xml")
    }

    private func addNumbering(to state: DocumentState) throws(XMLError) {
        let borrowed = sheet.reference?.numbering?.part
        guard state.numbering.isUsed || borrowed != nil else { return }
        let numbering = try NumberingPart(plan: state.numbering, sheet: sheet).write()
        if let borrowed {
            borrowed.add(numbering, to: state)
        } else {
            state.add(part: NumberingPart.name, contentType: ContentType.numbering, numbering)
        }
        _ = state.relate(from: DocumentPart.name, RelationshipType.numbering, to: borrowed?.name ?? NumberingPart.name)
    }

    private func addThemeAndFonts(_ prepared: PreparedParts, to state: DocumentState) {
        let borrowed = sheet.reference?.themeAndFonts ?? [:]
        if let theme = borrowed["theme"] {
            theme.add(to: state)
            _ = state.relate(from: DocumentPart.name, RelationshipType.theme, to: theme.name)
        } else {
            add("theme/theme1", ContentType.theme, RelationshipType.theme, to: state, prepared.theme)
        }
        if let fonts = borrowed["fontTable"] {
            fonts.add(to: state)
            _ = state.relate(from: DocumentPart.name, RelationshipType.fontTable, to: fonts.name)
        } else {
            add("fontTable", ContentType.fontTable, RelationshipType.fontTable, to: state, prepared.fontTable)
        }
    }

    private func add(
        _ name: String, _ contentType: String, _ relationshipType: String, to state: DocumentState, _ bytes: [UInt8]
    ) {
        let part = "word/\(name).xml"
        state.add(part: part, contentType: contentType, bytes, shared: shared)
        _ = state.relate(from: DocumentPart.name, relationshipType, to: part)
    }
}
