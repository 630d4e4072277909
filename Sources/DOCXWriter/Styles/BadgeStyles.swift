internal import DocumentModel

/// The character styles of rating badges: words on a background of their own.
struct BadgeStyles {
    /// Ids by the rating's words in lower case.
    private(set) var ids: [String: String] = [:]
    private(set) var definitions: [StyleDefinition] = []
    /// By the style's id.
    private(set) var backgrounds: [String: String] = [:]
    let neutralID = "BadgeNeutral"

    init(house: HouseStyle) {
        add("Neutral", id: neutralID, house.neutralBadge)
        for (number, (words, badge)) in house.badges.sorted(by: { $0.key < $1.key }).enumerated() {
            let capitals = words.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            var id = "Badge" + capitals.joined().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            if id == "Badge" || definitions.contains(where: { $0.id == id }) { id = "Badge\(number + 1)" }
            add(capitals.joined(separator: " "), id: id, badge)
            ids[words.lowercased()] = id
        }
    }

    private mutating func add(_ name: String, id: String, _ badge: HouseStyle.Badge) {
        let background = Colour.hex(badge.background)
        var definition = StyleDefinition(
            id: id, name: "Badge \(name)", kind: .character, basedOn: .defaultParagraphFont)
        definition.run.isBold = true
        definition.run.colour = Colour.hex(badge.text)
        definition.run.shading = background
        backgrounds[id] = background
        definitions.append(definition)
    }
}
