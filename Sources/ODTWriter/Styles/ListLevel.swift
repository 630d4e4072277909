internal import XMLTree

/// One level of a list style: its marks and where they stand.
struct ListLevel: Hashable {
    let kind: ListKind
    /// From 1.
    let level: Int
    /// From the left margin to the text of the items.
    let indent: Length
    /// From the mark to the text.
    let labelWidth: Length

    private static let bullets = ["•", "–", "•"]

    /// Source: ODF 1.3 part 3, 16.32 (`text:list-level-style-number`), 16.31 (`text:list-level-style-bullet`), 17.19
    /// (`style:list-level-properties`), 17.20 (`style:list-level-label-alignment`).
    func write(to xml: XMLWriter) {
        let isBullet = kind == .bullets
        xml.start(isBullet ? "text:list-level-style-bullet" : "text:list-level-style-number")
        xml.attribute("text:level", level)
        switch kind {
        case .bullets:
            xml.attribute("text:style-name", CharacterStyle.bulletSymbols.name)
            xml.attribute("text:bullet-char", Self.bullets[(level - 1) % 2])
        case .numbers:
            xml.attribute("text:style-name", CharacterStyle.numberingSymbols.name)
            xml.attribute("style:num-format", kind.numberFormat)
            // After z come aa, bb, as in Word.
            if kind.hasLetters { xml.attribute("style:num-letter-sync", "true") }
            xml.attribute("style:num-suffix", ".")
        case .numberedParagraphs(let prefix):
            xml.attribute("text:style-name", CharacterStyle.numberingSymbols.name)
            xml.attribute("style:num-prefix", "\(prefix).")
            xml.attribute("style:num-format", kind.numberFormat)
        case .nestedNumberedParagraphs:
            xml.attribute("text:style-name", CharacterStyle.numberingSymbols.name)
            xml.attribute("style:num-format", kind.numberFormat)
            xml.attribute("text:display-levels", 2)
        }
        xml.start("style:list-level-properties", ["text:list-level-position-and-space-mode": "label-alignment"])
        xml.empty(
            "style:list-level-label-alignment",
            [
                "text:label-followed-by": "listtab", "text:list-tab-stop-position": indent.description,
                "fo:text-indent": "-\(labelWidth)", "fo:margin-left": indent.description,
            ])
        xml.end()
        xml.end()
    }
}
