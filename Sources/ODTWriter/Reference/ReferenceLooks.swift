internal import DocumentModel
internal import XMLTree

/// Reads how the standard styles of a LibreOffice document look, each with what it builds on.
///
/// Source: ODF 1.3 part 3, 16.2 (`style:style`), 16.4 (`style:default-style`), 20.196 (`fo:font-size`).
struct ReferenceLooks {
    private var styles: [String: XMLElement] = [:]
    private var fonts: [String: String] = [:]
    private var defaults: XMLElement?

    private static let longestChain = 20

    init(_ root: XMLElement) {
        for element in root.descendants {
            if element.has("style", in: Namespaces.style), let name = element.attribute("name", in: Namespaces.style) {
                styles[Self.key(name)] = element
            } else if element.has("default-style", in: Namespaces.style),
                element.attribute("family", in: Namespaces.style) == "paragraph"
            {
                defaults = element
            } else if element.has("font-face", in: Namespaces.style),
                let name = element.attribute("name", in: Namespaces.style)
            {
                fonts[name] = element.attribute("font-family", in: Namespaces.svg)?.filter { $0 != "'" && $0 != "\"" }
            }
        }
    }

    /// Spaces in names are written as `_20_`; programs differ in capitals.
    private static func key(_ name: String) -> String {
        var key = ""
        var rest = name.lowercased()[...]
        while let first = rest.first {
            let isSpace = rest.hasPrefix("_20_")
            key.append(isSpace ? " " : first)
            rest = rest.dropFirst(isSpace ? 4 : 1)
        }
        return key
    }

    var looks: StandardLooks {
        var looks = StandardLooks()
        looks.text = look(named: "text body") ?? look(named: "standard") ?? base
        looks.headings = (1...6).map { look(named: "heading \($0)") }
        looks.caption = look(named: "caption")
        looks.note = look(named: "footnote")
        looks.link = look(named: "internet link")
        return Self.withLargerSpaces(looks)
    }

    /// Spaces that meet add up in ODT, while the house style means the larger of the two (``StylesPart/space(before:after:)``):
    /// what text leaves below is part of the space above a heading.
    private static func withLargerSpaces(_ looks: StandardLooks) -> StandardLooks {
        let below = max(looks.text.spaceAfter ?? 0, 0)
        func look(_ look: TextLook) -> TextLook {
            var look = look
            // Without a space of its own, a paragraph has what the one before leaves.
            if let above = look.spaceBefore, above > 0 { look.spaceBefore = above + below }
            return look
        }
        var looks = looks
        looks.text = look(looks.text)
        looks.headings = looks.headings.map { $0.map(look) }
        looks.caption = looks.caption.map(look)
        looks.note = looks.note.map(look)
        return looks
    }

    private var base: TextLook { defaults.map { look(of: $0, parentSize: nil) } ?? TextLook() }

    private func look(named name: String) -> TextLook? {
        guard styles[name] != nil else { return nil }
        var chain: [XMLElement] = []
        var next: String? = name
        while let name = next, let style = styles[Self.key(name)], chain.count < Self.longestChain {
            chain.append(style)
            next = style.attribute("parent-style-name", in: Namespaces.style)
        }
        return chain.reversed().reduce(base) { look(of: $1, parentSize: $0.size).building(on: $0) }
    }

    private func look(of style: XMLElement, parentSize: Double?) -> TextLook {
        var look = TextLook()
        if let text = style.child("text-properties") {
            look.font =
                text.attribute("font-name", in: Namespaces.style).flatMap { fonts[$0] }
                ?? text.attribute("font-family", in: Namespaces.formatting)
            look.size = text.attribute("font-size", in: Namespaces.formatting).flatMap { size in
                guard size.hasSuffix("%") else { return Length(parsing: size)?.points }
                return Double(size.dropLast()).flatMap { percent in parentSize.map { $0 * percent / 100 } }
            }
            look.isBold = text.attribute("font-weight", in: Namespaces.formatting).map { $0 == "bold" || $0 == "700" }
            look.isItalic = text.attribute("font-style", in: Namespaces.formatting).map { $0 == "italic" }
            look.colour = text.attribute("color", in: Namespaces.formatting).map { String($0.dropFirst()) }
        }
        if let paragraph = style.child("paragraph-properties") {
            look.spaceBefore = Self.length(paragraph, "margin-top")
            look.spaceAfter = Self.length(paragraph, "margin-bottom")
        }
        return look
    }

    private static func length(_ properties: XMLElement, _ name: String) -> Double? {
        properties.attribute(name, in: Namespaces.formatting).flatMap { Length(parsing: $0)?.points }
    }
}
