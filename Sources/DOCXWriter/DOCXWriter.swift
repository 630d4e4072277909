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

    /// - Parameter reference: A document whose styles, pages, headers and footers are taken instead of the house style's;
    ///   what it lacks is added from the house style.
    package init(style: HouseStyle = .standard, reference: DOCXReference? = nil) {
        sheet = StyleSheet(house: style, reference: reference)
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
        _ = state.relate(from: nil, RelationshipType.document, to: DocumentPart.name)
        state.estimatePages()
        // The relationships of the main part are numbered in this order, before those of its links and pictures.
        try add("styles", ContentType.styles, RelationshipType.styles, to: state) { () throws(XMLError) in
            try StylesPart(
                sheet: sheet, language: state.language,
                headingNumbering: state.numbering.usesHeadings ? state.numbering.headings : nil
            ).write()
        }
        try addThemeAndFonts(to: state)
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
        let borrowed = sheet.reference?.numbering?.part
        if state.numbering.isUsed || borrowed != nil {
            let numbering = try NumberingPart(plan: state.numbering, sheet: sheet).write()
            if let borrowed {
                borrowed.add(numbering, to: state)
            } else {
                state.add(part: NumberingPart.name, contentType: ContentType.numbering, numbering)
            }
            let name = borrowed?.name ?? NumberingPart.name
            _ = state.relate(from: DocumentPart.name, RelationshipType.numbering, to: name)
        }
        try add("settings", ContentType.settings, RelationshipType.settings, to: state) { () throws(XMLError) in
            try SettingsPart(language: state.language, hasNotes: !state.notes.isEmpty, reference: sheet.reference)
                .write()
        }
        let properties = PropertiesParts(metadata: document.metadata, published: published)
        state.add(part: "docProps/core.xml", contentType: ContentType.coreProperties, try properties.core())
        state.add(part: "docProps/app.xml", contentType: ContentType.extendedProperties, try properties.extended())
        _ = state.relate(from: nil, RelationshipType.coreProperties, to: "docProps/core.xml")
        _ = state.relate(from: nil, RelationshipType.extendedProperties, to: "docProps/app.xml")
    }

    private func addThemeAndFonts(to state: DocumentState) throws(XMLError) {
        let borrowed = sheet.reference?.themeAndFonts ?? [:]
        if let theme = borrowed["theme"] {
            theme.add(to: state)
            _ = state.relate(from: DocumentPart.name, RelationshipType.theme, to: theme.name)
        } else {
            try add("theme/theme1", ContentType.theme, RelationshipType.theme, to: state) { () throws(XMLError) in
                try ThemePart(house: sheet.house).write()
            }
        }
        if let fonts = borrowed["fontTable"] {
            fonts.add(to: state)
            _ = state.relate(from: DocumentPart.name, RelationshipType.fontTable, to: fonts.name)
        } else {
            try add("fontTable", ContentType.fontTable, RelationshipType.fontTable, to: state) { () throws(XMLError) in
                try FontTablePart(house: sheet.house).write()
            }
        }
    }

    private func add(
        _ name: String, _ contentType: String, _ relationshipType: String, to state: DocumentState,
        _ bytes: () throws(XMLError) -> [UInt8]
    ) throws(XMLError) {
        let part = "word/\(name).xml"
        state.add(part: part, contentType: contentType, try bytes())
        _ = state.relate(from: DocumentPart.name, relationshipType, to: part)
    }
}
