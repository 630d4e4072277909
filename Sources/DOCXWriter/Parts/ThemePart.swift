internal import DocumentModel
internal import XMLTree

/// `word/theme/theme1.xml`: the house style's fonts and colours for what a user adds in Word. No style of ours refers to
/// it.
///
/// Source: ISO/IEC 29500-1, 20.1.6.9 (`a:theme`).
struct ThemePart {
    let house: HouseStyle

    func write() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start("a:theme", ["xmlns:a": Namespace.drawing, "name": "Publication"])
        xml.start("a:themeElements")
        writeColours(to: xml)
        writeFonts(to: xml)
        writeFormats(to: xml)
        xml.end()
        xml.end()
        return try xml.finish()
    }

    private func writeColours(to xml: XMLWriter) {
        xml.start("a:clrScheme", ["name": "Publication"])
        let colours = [
            ("dk1", house.text.colour), ("lt1", "FFFFFF"), ("dk2", house.accent), ("lt2", house.tableHead),
            ("accent1", house.accent), ("accent2", house.embargo), ("accent3", "1E6B3A"), ("accent4", "F3C04B"),
            ("accent5", house.rule), ("accent6", "5B3A8C"), ("hlink", house.link), ("folHlink", house.link),
        ]
        for (name, colour) in colours {
            let hex = HexColour.word(colour)
            xml.start("a:\(name)")
            xml.empty("a:srgbClr", ["val": hex == "auto" ? "000000" : hex])
            xml.end()
        }
        xml.end()
    }

    private func writeFonts(to xml: XMLWriter) {
        let font = house.textFonts.first ?? "Arial"
        xml.start("a:fontScheme", ["name": "Publication"])
        for name in ["a:majorFont", "a:minorFont"] {
            xml.start(name)
            xml.empty("a:latin", ["typeface": font])
            xml.empty("a:ea", ["typeface": ""])
            xml.empty("a:cs", ["typeface": ""])
            xml.end()
        }
        xml.end()
    }

    /// Three of each, as the schema asks for: fills, lines, effects, backgrounds.
    private func writeFormats(to xml: XMLWriter) {
        xml.start("a:fmtScheme", ["name": "Publication"])
        xml.element("a:fillStyleLst") { for _ in 0..<3 { writeFill(to: xml) } }
        xml.element("a:lnStyleLst") {
            for width in ["6350", "12700", "19050"] {
                xml.element("a:ln", ["w": width]) { writeFill(to: xml) }
            }
        }
        xml.element("a:effectStyleLst") {
            for _ in 0..<3 { xml.element("a:effectStyle") { xml.empty("a:effectLst") } }
        }
        xml.element("a:bgFillStyleLst") { for _ in 0..<3 { writeFill(to: xml) } }
        xml.end()
    }

    private func writeFill(to xml: XMLWriter) {
        xml.element("a:solidFill") { xml.empty("a:schemeClr", ["val": "phClr"]) }
    }
}
