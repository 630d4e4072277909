internal import DocumentModel

/// The properties that a stretch of text has from the inlines around it.
struct RunFormat: Hashable {
    struct Traits: OptionSet, Hashable {
        let rawValue: UInt16
        static let strong = Traits(rawValue: 1)
        static let emphasis = Traits(rawValue: 2)
        static let struck = Traits(rawValue: 4)
        static let code = Traits(rawValue: 8)
        static let superscript = Traits(rawValue: 16)
        static let `subscript` = Traits(rawValue: 32)
        static let link = Traits(rawValue: 64)
        static let smallCaps = Traits(rawValue: 128)
        static let underlined = Traits(rawValue: 256)
        /// The paragraph's own style is bold or italic.
        static let boldParagraph = Traits(rawValue: 512)
        static let italicParagraph = Traits(rawValue: 1024)
    }

    var traits: Traits = []
    /// Of a rating, as ``StyleSheet`` numbers them.
    var badge: BadgeNumber?
    var language = LanguageNumber.ofDocument

    /// One character style at most; what it does not say is direct formatting. Direct formatting is absolute, while a
    /// bold style in a bold paragraph takes the bold away (ISO/IEC 29500-1, 17.7.3).
    func properties(_ sheet: StyleSheet, _ languages: LanguageTable) -> RunProperties {
        var run = RunProperties()
        if let badge {
            run.style = sheet.id(badge)
            if traits.contains(.boldParagraph) { run.isBold = true }
        } else if traits.contains(.link) {
            run.style = sheet.id(.hyperlink)
        } else if traits.contains(.code) {
            run.style = sheet.id(.inlineCode)
        } else if traits.contains(.strong) {
            run.style = sheet.id(.strong)
        } else if traits.contains(.emphasis) {
            run.style = sheet.id(.emphasis)
        }
        addDirect(to: &run, sheet)
        run.language = languages.direct(language)
        if languages.isRightToLeft(language) { run.isRightToLeft = true }
        return run
    }

    private func addDirect(to run: inout RunProperties, _ sheet: StyleSheet) {
        let isBoldAlready = run.style == sheet.id(.strong) && !traits.contains(.boldParagraph)
        if traits.contains(.strong), !isBoldAlready { run.isBold = true }
        let isItalicAlready = run.style == sheet.id(.emphasis) && !traits.contains(.italicParagraph)
        if traits.contains(.emphasis), !isItalicAlready { run.isItalic = true }
        if traits.contains(.code), run.style != sheet.id(.inlineCode) {
            run.font = sheet.house.codeFonts.first
            run.isUnchecked = true
        }
        if traits.contains(.struck) { run.isStruck = true }
        if traits.contains(.smallCaps) { run.isSmallCaps = true }
        if traits.contains(.underlined) { run.isUnderlined = true }
        if traits.contains(.superscript) { run.position = .superscript }
        if traits.contains(.subscript) { run.position = .subscript }
    }
}
