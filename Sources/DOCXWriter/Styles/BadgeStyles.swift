internal import DocumentModel

/// A rating badge as a number, which costs less to hand on than the id of its style.
struct BadgeNumber: Hashable, Sendable {
    fileprivate var index: Int
}

/// The character styles of rating badges: words on a background of their own.
struct BadgeStyles: Sendable {
    private(set) var definitions: [StyleDefinition] = []
    private var numbers: [String: BadgeNumber] = [:]
    private var backgrounds: [String?] = []

    init(house: HouseStyle) {
        add("Neutral", id: "BadgeNeutral", house.neutralBadge)
        for (number, (words, badge)) in house.badges.sorted(by: { $0.key < $1.key }).enumerated() {
            let capitals = words.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
            var id = "Badge" + capitals.joined().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
            if id == "Badge" || definitions.contains(where: { $0.id == id }) { id = "Badge\(number + 1)" }
            let number = BadgeNumber(index: definitions.count)
            numbers[words.lowercased()] = number
            // As it mostly stands in text.
            numbers[words.prefix(1).uppercased() + words.dropFirst()] = number
            add(capitals.joined(separator: " "), id: id, badge)
        }
    }

    /// The badge of a rating by its words, or the neutral one.
    func number(for words: String) -> BadgeNumber {
        numbers[words] ?? numbers[words.lowercased()] ?? BadgeNumber(index: 0)
    }

    func id(_ number: BadgeNumber) -> String { definitions[number.index].id }
    func background(_ number: BadgeNumber) -> String? { backgrounds[number.index] }

    private mutating func add(_ name: String, id: String, _ badge: HouseStyle.Badge) {
        var definition = StyleDefinition(
            id: id, name: "Badge \(name)", kind: .character, basedOn: .defaultParagraphFont)
        definition.run.isBold = true
        definition.run.colour = HexColour.word(badge.text)
        // A line of the same colour would give the words room, but LibreOffice leaves a gap between line and shading.
        definition.run.shading = HexColour.word(badge.background)
        definitions.append(definition)
        backgrounds.append(definition.run.shading)
    }
}
