internal import DocumentModel
internal import XMLTree

/// `word/document.xml`: the body, and the section that says how its pages look.
///
/// Source: ISO/IEC 29500-1, 17.2.3 (`w:document`), 17.6.17 (`w:sectPr`).
struct DocumentPart {
    static let name = "word/document.xml"
    let state: DocumentState
    let section: Section

    func write() throws(XMLError) -> [UInt8] {
        let story = StoryWriter(part: Self.name, state: state)
        let place = Surroundings(width: Twips(points: state.sheet.house.textWidth))
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
        section.write(to: story.xml)
        story.xml.end()
        story.xml.end()
        return try story.xml.finish()
    }
}
