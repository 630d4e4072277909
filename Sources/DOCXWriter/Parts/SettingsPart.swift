internal import DocumentModel
internal import XMLTree

/// `word/settings.xml`. Nothing in it makes Word ask anything on opening: no update of fields, no template, no macros.
///
/// Source: ISO/IEC 29500-1, 17.15.1.78 (`w:settings`), with its children in the schema's order; [MS-DOCX] 2.3.3.
struct SettingsPart {
    let language: LanguageTag?
    let hasNotes: Bool
    let reference: DOCXReference?

    func write() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start("w:settings", ["xmlns:w": Namespace.wordprocessing])
        xml.empty("w:zoom", ["w:percent": "100"])
        if reference?.mirrorMargins == true { xml.empty("w:mirrorMargins") }
        xml.value("w:defaultTabStop", 720)
        if reference?.evenAndOddHeaders == true { xml.empty("w:evenAndOddHeaders") }
        xml.value("w:characterSpacingControl", "doNotCompress")
        if hasNotes {
            xml.start("w:footnotePr")
            for id in FootnotesPart.separators {
                xml.start("w:footnote")
                xml.attribute("w:id", id)
                xml.end()
            }
            xml.end()
        }
        writeCompatibility(to: xml)
        xml.start("w:themeFontLang")
        xml.attribute("w:val", (language ?? .english).word)
        xml.end()
        xml.empty(
            "w:clrSchemeMapping",
            [
                "w:bg1": "light1", "w:t1": "dark1", "w:bg2": "light2", "w:t2": "dark2", "w:accent1": "accent1",
                "w:accent2": "accent2", "w:accent3": "accent3", "w:accent4": "accent4", "w:accent5": "accent5",
                "w:accent6": "accent6", "w:hyperlink": "hyperlink", "w:followedHyperlink": "followedHyperlink",
            ])
        xml.value("w:decimalSymbol", ".")
        xml.value("w:listSeparator", ",")
        xml.end()
        return try xml.finish()
    }

    /// Word 2013 and later: without it, Word opens the document in compatibility mode.
    private func writeCompatibility(to xml: XMLWriter) {
        xml.start("w:compat")
        let settings = [
            ("compatibilityMode", "15"), ("overrideTableStyleFontSizeAndJustification", "1"),
            ("enableOpenTypeFeatures", "1"), ("doNotFlipMirrorIndents", "1"),
            ("differentiateMultirowTableHeaders", "1"),
        ]
        for (name, value) in settings {
            xml.empty(
                "w:compatSetting",
                ["w:name": name, "w:uri": "http://schemas.microsoft.com/office/word", "w:val": value])
        }
        xml.end()
    }
}
