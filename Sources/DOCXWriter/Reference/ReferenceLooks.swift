internal import DocumentModel
internal import XMLTree

/// Reads how the standard styles of a Word document look, each with what it builds on.
///
/// Source: ISO/IEC 29500-1, 17.7.2 (style hierarchy), 17.3.2 (run properties), 20.1.4.1.18 (theme fonts).
struct ReferenceLooks {
    private var styles: [String: XMLElement] = [:]
    private var idsByName: [String: String] = [:]
    private let defaults: XMLElement?
    private let majorFont: String?
    private let minorFont: String?

    private static let longestChain = 20

    /// - Parameters:
    ///   - root: `w:styles`.
    ///   - theme: The root of the theme, whose fonts styles may name.
    init(_ root: XMLElement, theme: XMLElement?) {
        for style in root.children where style.name == "w:style" {
            guard let id = style["w:styleId"] else { continue }
            styles[id] = style
            if let name = style.child("name")?["w:val"] { idsByName[name.lowercased()] = id }
        }
        defaults = root.child("docDefaults")
        let fonts = theme?.child("themeElements")?.child("fontScheme")
        majorFont = fonts?.child("majorFont")?.child("latin")?["typeface"]
        minorFont = fonts?.child("minorFont")?.child("latin")?["typeface"]
    }

    var looks: StandardLooks {
        var looks = StandardLooks()
        looks.text = look(named: "normal") ?? base
        looks.headings = (1...6).map { look(named: "heading \($0)") }
        looks.caption = look(named: "caption")
        looks.note = look(named: "footnote text")
        looks.link = look(named: "hyperlink")
        return looks
    }

    private var base: TextLook {
        look(
            run: defaults?.child("rPrDefault")?.child("rPr"), paragraph: defaults?.child("pPrDefault")?.child("pPr"))
    }

    private func look(named name: String) -> TextLook? {
        guard var id = idsByName[name] else { return nil }
        var look = TextLook()
        for _ in 0..<Self.longestChain {
            guard let style = styles[id] else { break }
            look = look.building(on: self.look(run: style.child("rPr"), paragraph: style.child("pPr")))
            guard let next = style.child("basedOn")?["w:val"] else { break }
            id = next
        }
        return look.building(on: base)
    }

    private func look(run: XMLElement?, paragraph: XMLElement?) -> TextLook {
        var look = TextLook()
        if let fonts = run?.child("rFonts") {
            look.font =
                fonts["w:ascii"] ?? fonts["w:asciiTheme"].flatMap { $0.hasPrefix("major") ? majorFont : minorFont }
        }
        look.size = run?.child("sz")?["w:val"].flatMap { Double($0) }.map { $0 / 2 }
        if let run, run.child("b") != nil { look.isBold = run.isOn("b") }
        if let run, run.child("i") != nil { look.isItalic = run.isOn("i") }
        look.colour = run?.child("color")?["w:val"]
        let spacing = paragraph?.child("spacing")
        look.spaceBefore = spacing?["w:before"].flatMap { Double($0) }.map { $0 / 20 }
        look.spaceAfter = spacing?["w:after"].flatMap { Double($0) }.map { $0 / 20 }
        return look
    }
}
