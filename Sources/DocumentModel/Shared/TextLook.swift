/// What a style of somebody's own document says about text; `nil` where it says nothing.
package struct TextLook: Sendable {
    package var font: String?
    /// In points, as are the spaces.
    package var size: Double?
    package var isBold: Bool?
    package var isItalic: Bool?
    /// Six hexadecimal digits.
    package var colour: String?
    package var spaceBefore: Double?
    package var spaceAfter: Double?

    package init() {}

    /// This look where it says something, else the one it builds on.
    package func building(on base: TextLook) -> TextLook {
        var look = self
        look.font = font ?? base.font
        look.size = size ?? base.size
        look.isBold = isBold ?? base.isBold
        look.isItalic = isItalic ?? base.isItalic
        look.colour = colour ?? base.colour
        look.spaceBefore = spaceBefore ?? base.spaceBefore
        look.spaceAfter = spaceAfter ?? base.spaceAfter
        return look
    }

    fileprivate func apply(to style: inout HouseStyle.TextStyle) {
        if let size, (4...200).contains(size) { style.size = size }
        if let isBold { style.isBold = isBold }
        if let isItalic { style.isItalic = isItalic }
        if let colour, let digits = HexColour.digits(colour) { style.colour = digits }
        if let spaceBefore, (0...200).contains(spaceBefore) { style.spaceBefore = spaceBefore }
        if let spaceAfter, (0...200).contains(spaceAfter) { style.spaceAfter = spaceAfter }
    }
}

/// The looks of the styles that every word processor has, read from a document of somebody's own.
package struct StandardLooks: Sendable {
    package var text = TextLook()
    /// Of levels 1 to 6; `nil` for a style that the document does not have.
    package var headings: [TextLook?] = []
    package var caption: TextLook?
    package var note: TextLook?
    package var link: TextLook?

    package init() {}

    /// The house style with these fonts, sizes, colours and spaces.
    package func applied(to style: HouseStyle) -> HouseStyle {
        var style = style
        if let font = text.font, !font.isEmpty {
            style.textFonts = [font] + style.textFonts.filter { $0 != font }
        }
        text.apply(to: &style.text)
        for (index, look) in headings.enumerated() where style.headings.indices.contains(index) {
            look?.apply(to: &style.headings[index])
        }
        caption?.apply(to: &style.caption)
        note?.apply(to: &style.note)
        if let colour = link?.colour.flatMap({ HexColour.digits($0) }) { style.link = colour }
        return style
    }
}
