internal import DocumentModel
internal import XMLTree

/// Writes `styles.xml`: the named styles, the page and its header and footer, all from the house style.
///
/// Source: ODF 1.3 part 3, 3.1.3.3 (`office:document-styles`), 16.2 (`style:style`), 16.9 (`style:master-page`).
struct StylesPart {
    let metadata: Metadata
    /// The text of the embargo, which stands in the header of every page but the first.
    let notice: String?
    let beginsWithCover: Bool
    let style: HouseStyle
    let page: PageGeometry
    let language: LanguageTag

    static let graphicsStyle = "Graphics"
    static let pageLayout = "PageLayout"
    static let masterPage = "Standard"

    func write() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.startRoot("office:document-styles")
        xml.start("office:font-face-decls")
        writeFonts(to: xml)
        xml.end()
        xml.start("office:styles")
        writeParagraphDefault(to: xml)
        writeTableDefaults(to: xml)
        writeStyles(to: xml)
        writeOutline(to: xml)
        writeNotesConfiguration(to: xml)
        xml.end()
        xml.start("office:automatic-styles")
        writePageLayout(to: xml)
        xml.end()
        xml.start("office:master-styles")
        writeMasterPage(to: xml)
        xml.end()
        xml.end()
        return try xml.finish()
    }

    var textFont: String { style.textFonts.first ?? "Arial" }
    var codeFont: String { style.codeFonts.first ?? "Courier New" }

    /// What ``writeStyles(to:except:)`` and ``writeFonts(to:except:)`` define, as `family name`.
    var definedNames: Set<String> {
        var names = Set((paragraphDefinitions + characterDefinitions).map(\.key))
        names.insert("graphic \(Self.graphicsStyle)")
        names.formUnion(ListKind.named.compactMap(\.styleName).map { "list " + StyleName.encoded($0) })
        names.formUnion(["font " + textFont, "font " + codeFont])
        return names
    }

    /// - Parameter others: What is defined already, as `family name`.
    func writeFonts(to xml: XMLWriter, except others: Set<String> = []) {
        let generic = style.textFonts.contains("serif") ? "roman" : "swiss"
        if !others.contains("font " + textFont) {
            write(font: textFont, generic: generic, pitch: "variable", to: xml)
        }
        if codeFont != textFont, !others.contains("font " + codeFont) {
            write(font: codeFont, generic: "modern", pitch: "fixed", to: xml)
        }
    }

    /// Writes the named styles.
    ///
    /// - Parameter others: What is defined already, as `family name`.
    func writeStyles(to xml: XMLWriter, except others: Set<String> = []) {
        for definition in paragraphDefinitions + characterDefinitions where !others.contains(definition.key) {
            definition.write(to: xml)
        }
        if !others.contains("graphic \(Self.graphicsStyle)") {
            xml.start("style:style", ["style:name": Self.graphicsStyle, "style:family": "graphic"])
            xml.empty(
                "style:graphic-properties",
                ["text:anchor-type": "as-char", "style:vertical-pos": "top", "style:vertical-rel": "baseline"])
            xml.end()
        }
        for kind in ListKind.named {
            guard let name = kind.styleName, !others.contains("list " + StyleName.encoded(name)) else { continue }
            xml.start("text:list-style", ["style:name": StyleName.encoded(name), "style:display-name": name])
            for level in 1...10 { ListLevel.named(kind, level, style).write(to: xml) }
            xml.end()
        }
    }

    private func write(font: String, generic: String, pitch: String, to xml: XMLWriter) {
        let family = font.filter { $0 != "'" }
        xml.empty(
            "style:font-face",
            [
                "style:name": font, "svg:font-family": family.contains(" ") ? "'\(family)'" : family,
                "style:font-family-generic": generic, "style:font-pitch": pitch,
            ])
    }

    func writeParagraphDefault(to xml: XMLWriter) {
        xml.start("style:default-style", ["style:family": "paragraph"])
        xml.empty(
            "style:paragraph-properties",
            [
                "fo:orphans": "2", "fo:widows": "2", "fo:text-align": "start", "style:tab-stop-distance": "36pt",
                "style:writing-mode": language.isRightToLeft ? "rl-tb" : "lr-tb",
            ])
        xml.properties(
            "style:text-properties",
            fontProperties(textFont) + look(style.text, spacing: false).text + language.properties + [
                ("fo:hyphenate", "false")
            ])
        xml.end()
    }

    private func writeTableDefaults(to xml: XMLWriter) {
        xml.start("style:default-style", ["style:family": "table"])
        xml.empty("style:table-properties", ["table:border-model": "collapsing"])
        xml.end()
        xml.start("style:default-style", ["style:family": "table-row"])
        xml.empty("style:table-row-properties", ["fo:keep-together": "auto"])
        xml.end()
        xml.empty("style:default-style", ["style:family": "table-cell"])
    }

    /// The font of all three groups of scripts.
    func fontProperties(_ font: String) -> [(String, String)] {
        [("style:font-name", font), ("style:font-name-asian", font), ("style:font-name-complex", font)]
    }

    /// Headings of level 2 and below are numbered where the document wants it; level 1 is the title.
    func writeOutline(to xml: XMLWriter) {
        xml.start("text:outline-style", ["style:name": "Outline"])
        for level in 1...6 {
            let isNumbered = metadata.numbersHeadings && level > 1
            xml.start("text:outline-level-style")
            xml.attribute("text:level", level)
            xml.attribute("style:num-format", isNumbered ? "1" : "")
            if isNumbered, level > 2 { xml.attribute("text:display-levels", level - 1) }
            xml.start("style:list-level-properties", ["text:list-level-position-and-space-mode": "label-alignment"])
            xml.empty(
                "style:list-level-label-alignment", ["text:label-followed-by": isNumbered ? "space" : "nothing"])
            xml.end()
            xml.end()
        }
        xml.end()
    }

    func writeNotesConfiguration(to xml: XMLWriter) {
        xml.empty(
            "text:notes-configuration",
            [
                "text:note-class": "footnote", "text:citation-style-name": CharacterStyle.footnoteSymbol.name,
                "text:citation-body-style-name": CharacterStyle.footnoteAnchor.name,
                "text:default-style-name": ParagraphStyle.footnote.name, "style:num-format": "1",
                "text:start-value": "0", "text:footnotes-position": "page", "text:start-numbering-at": "document",
            ])
    }
}
