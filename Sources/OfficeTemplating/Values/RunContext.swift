/// What a value needs to know of the place where it is put: how to leave it and how to come back.
final class RunContext: Sendable {
    let markup: TextMarkup
    /// From the text of the run up to the end of its paragraph, and back into the text of a run with the same properties
    /// in a paragraph with the same properties; `nil` where the paragraph cannot be divided.
    let division: Division?
    /// From the text of the run to between runs, and back.
    let leaveRun: [UInt8]
    let enterRun: [UInt8]
    /// The properties of the run, as markup to be repeated: `<w:rPr>…</w:rPr>`, or the name of the text style.
    let properties: [UInt8]

    struct Division: Sendable {
        /// Closes text, run, what is around it, and the paragraph.
        let leave: [UInt8]
        /// Opens all of them again.
        let enter: [UInt8]
        /// A paragraph with the same properties, begun and ended, for blocks: `<w:p><w:pPr>…</w:pPr>` and `</w:p>`.
        let paragraphOpening: [UInt8]
        let paragraphClosing: [UInt8]
        /// The style of the paragraph in OpenDocument; empty if it has none.
        var styleName = ""
    }

    init(
        markup: TextMarkup, division: Division?, leaveRun: [UInt8], enterRun: [UInt8], properties: [UInt8]
    ) {
        self.markup = markup
        self.division = division
        self.leaveRun = leaveRun
        self.enterRun = enterRun
        self.properties = properties
    }
}
