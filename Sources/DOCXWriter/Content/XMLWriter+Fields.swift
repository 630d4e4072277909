internal import XMLTree

extension XMLWriter {
    /// A field in its complex form, with the result that shows until it is updated. Never marked as dirty: Word would ask
    /// on opening whether to update it.
    ///
    /// Source: ISO/IEC 29500-1, 17.16.2 and 17.16.18 (`w:fldChar`).
    func field(_ instruction: String, result: String, _ run: RunProperties = .empty) {
        fieldCharacter("begin", run)
        fieldInstruction(instruction, run)
        fieldCharacter("separate", run)
        start("w:r")
        run.write(to: self)
        element("w:t", text: result)
        end()
        fieldCharacter("end", run)
    }

    func fieldCharacter(_ type: String, _ run: RunProperties = .empty) {
        start("w:r")
        run.write(to: self)
        start("w:fldChar")
        attribute("w:fldCharType", type)
        end()
        end()
    }

    func fieldInstruction(_ instruction: String, _ run: RunProperties = .empty) {
        start("w:r")
        run.write(to: self)
        start("w:instrText")
        attribute("xml:space", "preserve")
        text(instruction)
        end()
        end()
    }
}
