internal import XMLTree

/// What `w:pPr` says, written in the order that the schema asks for.
///
/// Source: ISO/IEC 29500-1, 17.3.1.26.
struct ParagraphProperties: Hashable, Sendable {
    struct Spacing: Hashable, Sendable {
        var before: Twips?
        var after: Twips?
        /// Line height in 240ths of the font's own.
        var line: Int?
        /// Whether `line` is a height in twips instead.
        var isExact = false
    }

    struct Indent: Hashable, Sendable {
        var left = Twips.zero
        var right: Twips?
        var hanging: Twips?
    }

    struct TabStop: Hashable, Sendable {
        var position: Twips
        var isRight = false
        var hasDots = false
    }

    enum Alignment: String, Sendable { case left, center, right }

    /// The id of a paragraph style; `nil` for the default one.
    var style: String?
    var keepsWithNext: Bool?
    var keepsLines: Bool?
    var breaksPageBefore: Bool?
    var controlsWidows: Bool?
    var label: ListLabel?
    var borders: Borders?
    var shading: String?
    var tabs: [TabStop] = []
    var isRightToLeft: Bool?
    var spacing: Spacing?
    var indent: Indent?
    var alignment: Alignment?
    /// 0 for level 1.
    var outlineLevel: Int?
    /// Of the paragraph mark.
    var markLanguage: String?

    static let empty = ParagraphProperties()

    func write(to xml: XMLWriter) {
        guard self != .empty else { return }
        xml.start("w:pPr")
        if let style { xml.empty("w:pStyle", ["w:val": style]) }
        xml.toggle("w:keepNext", keepsWithNext)
        xml.toggle("w:keepLines", keepsLines)
        xml.toggle("w:pageBreakBefore", breaksPageBefore)
        xml.toggle("w:widowControl", controlsWidows)
        writeLabel(to: xml)
        borders?.write("w:pBdr", to: xml)
        if let shading { xml.shading(shading) }
        writeTabs(to: xml)
        xml.toggle("w:bidi", isRightToLeft)
        writeSpacing(to: xml)
        writeIndent(to: xml)
        if let alignment { xml.empty("w:jc", ["w:val": alignment.rawValue]) }
        if let outlineLevel { xml.empty("w:outlineLvl", ["w:val": String(outlineLevel)]) }
        if let markLanguage {
            xml.start("w:rPr")
            xml.empty("w:lang", ["w:val": markLanguage])
            xml.end()
        }
        xml.end()
    }

    private func writeLabel(to xml: XMLWriter) {
        guard let label else { return }
        xml.start("w:numPr")
        xml.empty("w:ilvl", ["w:val": String(label.level)])
        xml.empty("w:numId", ["w:val": String(label.instance)])
        xml.end()
    }

    private func writeTabs(to xml: XMLWriter) {
        guard !tabs.isEmpty else { return }
        xml.start("w:tabs")
        for tab in tabs {
            xml.start("w:tab")
            xml.attribute("w:val", tab.isRight ? "right" : "left")
            if tab.hasDots { xml.attribute("w:leader", "dot") }
            xml.attribute("w:pos", tab.position.rawValue)
            xml.end()
        }
        xml.end()
    }

    private func writeSpacing(to xml: XMLWriter) {
        guard let spacing else { return }
        xml.start("w:spacing")
        if let before = spacing.before { xml.attribute("w:before", before.rawValue) }
        if let after = spacing.after { xml.attribute("w:after", after.rawValue) }
        if let line = spacing.line {
            xml.attribute("w:line", line)
            xml.attribute("w:lineRule", spacing.isExact ? "exact" : "auto")
        }
        xml.end()
    }

    private func writeIndent(to xml: XMLWriter) {
        guard let indent else { return }
        xml.start("w:ind")
        xml.attribute("w:left", indent.left.rawValue)
        if let right = indent.right { xml.attribute("w:right", right.rawValue) }
        if let hanging = indent.hanging { xml.attribute("w:hanging", hanging.rawValue) }
        xml.end()
    }
}
