internal import DocumentModel

/// The styles of one writer: what they look like, by the house style, and under which ids the document names them.
/// Immutable; a class, so that the parts of a document share it without copying.
final class StyleSheet: Sendable {
    let house: HouseStyle
    /// The document of the user's own whose styles are taken.
    let reference: DOCXReference?
    /// Everything that the styles part defines, in its order; with a reference, what is added to its styles.
    let definitions: [StyleDefinition]
    /// The ids in the reference document, by ours, where they differ.
    private let ids: [String: String]
    let badges: BadgeStyles
    private let spacesBefore: [StyleName: Double]

    init(house: HouseStyle, reference: DOCXReference? = nil) {
        self.reference = reference
        let house = reference?.section.applied(to: house) ?? house
        self.house = house
        badges = BadgeStyles(house: house)
        let all =
            Self.textStyles(house) + Self.listStyles(house) + Self.structureStyles(house) + Self.roleStyles(house)
            + Self.characterStyles(house) + badges.definitions + Self.tableStyles(house)
        var spaces: [StyleName: Double] = [:]
        for definition in all {
            guard let name = StyleName(rawValue: definition.id) else { continue }
            spaces[name] = definition.paragraph.spacing?.before?.points
        }
        spacesBefore = spaces
        guard let styles = reference?.styles else {
            definitions = all
            ids = [:]
            return
        }
        var names = NamesInReference(styles)
        definitions = names.resolve(all)
        ids = names.ids
    }

    func id(_ style: StyleName) -> String { ids[style.rawValue] ?? style.rawValue }

    /// The id of the character style that sets off a rating.
    func id(_ badge: BadgeNumber) -> String {
        let id = badges.id(badge)
        return ids[id] ?? id
    }

    /// In points.
    func spaceBefore(_ style: StyleName) -> Double { spacesBefore[style] ?? 0 }

    /// Whether the paragraph style is bold by itself. A bold character style on top would take the bold away again
    /// (toggle properties, ISO/IEC 29500-1, 17.7.3), so that strong text in it needs direct formatting.
    func isBold(_ style: StyleName) -> Bool {
        switch style {
        case .tableHeading, .embargo, .draft, .rating, .score, .ends, .cover, .standfirst: true
        case .caption: house.caption.isBold
        default: headingIndex(style).map { house.headings[$0].isBold } ?? false
        }
    }

    func isItalic(_ style: StyleName) -> Bool {
        switch style {
        case .pullQuote: true
        case .caption: house.caption.isItalic
        case .footnoteText: house.note.isItalic
        default: headingIndex(style).map { house.headings[$0].isItalic } ?? house.text.isItalic
        }
    }

    /// Into the headings of the house style; `nil` for other styles, and for levels that it does not describe.
    private func headingIndex(_ style: StyleName) -> Int? {
        let index: Int
        switch style {
        case .heading1: index = 0
        case .heading2: index = 1
        case .heading3: index = 2
        case .heading4: index = 3
        case .heading5: index = 4
        case .heading6: index = 5
        default: return nil
        }
        return index < house.headings.count ? index : nil
    }
}
