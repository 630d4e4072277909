internal import XMLTree

/// What `w:rPr` says, written in the order that Word and the Open XML SDK keep (the schema leaves it free).
///
/// Source: ISO/IEC 29500-1, 17.3.2.28.
struct RunProperties: Hashable, Sendable {
    enum VerticalPosition: String, Sendable { case superscript, `subscript` }

    /// The id of a character style.
    var style: String?
    var font: String?
    var isBold: Bool?
    var isItalic: Bool?
    var isSmallCaps: Bool?
    var isStruck: Bool?
    /// Whether spelling is left unchecked, as in code.
    var isUnchecked: Bool?
    var colour: String?
    var size: HalfPoints?
    var isUnderlined: Bool?
    var shading: String?
    var position: VerticalPosition?
    var isRightToLeft: Bool?
    /// A language tag with its region, `cy-GB`.
    var language: String?

    static let empty = RunProperties()

    func write(to xml: XMLWriter) {
        guard self != .empty else { return }
        xml.start("w:rPr")
        if let style { xml.value("w:rStyle", style) }
        if let font { xml.empty("w:rFonts", ["w:ascii": font, "w:hAnsi": font, "w:eastAsia": font, "w:cs": font]) }
        xml.toggle("w:b", isBold)
        xml.toggle("w:bCs", isBold)
        xml.toggle("w:i", isItalic)
        xml.toggle("w:iCs", isItalic)
        xml.toggle("w:smallCaps", isSmallCaps)
        xml.toggle("w:strike", isStruck)
        xml.toggle("w:noProof", isUnchecked)
        if let colour { xml.value("w:color", colour) }
        if let size {
            xml.value("w:sz", size.rawValue)
            xml.value("w:szCs", size.rawValue)
        }
        if let isUnderlined { xml.value("w:u", isUnderlined ? "single" : "none") }
        if let shading { xml.shading(shading) }
        if let position { xml.value("w:vertAlign", position.rawValue) }
        xml.toggle("w:rtl", isRightToLeft)
        writeLanguage(to: xml)
        xml.end()
    }

    private func writeLanguage(to xml: XMLWriter) {
        guard let language else { return }
        xml.start("w:lang")
        xml.attribute("w:val", language)
        if isRightToLeft == true { xml.attribute("w:bidi", language) }
        xml.end()
    }
}
