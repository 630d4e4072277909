internal import DocumentModel
internal import XMLTree

/// `word/document.xml`: the body, and the section that says how its pages look.
///
/// Source: ISO/IEC 29500-1, 17.2.3 (`w:document`), 17.6.17 (`w:sectPr`).
struct DocumentPart {
    static let name = "word/document.xml"
    private let state: DocumentState
    private let story: StoryWriter
    private let place: Surroundings

    init(state: DocumentState) {
        self.state = state
        story = StoryWriter(part: Self.name, state: state)
        place = Surroundings(width: Twips(points: state.sheet.house.textWidth))
    }

    func writeBody() {
        story.xml.start(
            "w:document",
            [
                "xmlns:w": Namespace.wordprocessing, "xmlns:r": Namespace.relationships,
                "xmlns:wp": Namespace.wordprocessingDrawing,
            ])
        story.xml.start("w:body")
        story.write(state.document.blocks, in: place)
        story.finishStory(in: place)
        // A body has a paragraph, also that of an empty document.
        if story.paragraphCount == 0 {
            story.startParagraph(.normal, in: place)
            story.endParagraph()
        }
    }

    /// Ends the part, once the footnotes are written: links may lead from one to the other.
    func finish(_ section: Section) throws(XMLError) -> [UInt8] {
        story.writeBookmarks(of: state.bookmarks.missing(of: state.linkedIdentifiers))
        section.write(to: story.xml)
        story.xml.end()
        story.xml.end()
        return try story.xml.finish()
    }
}
