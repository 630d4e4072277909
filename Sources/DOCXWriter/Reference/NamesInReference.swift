/// Finds our styles in a reference document, and names those that are to be added so that no id is used twice.
struct NamesInReference {
    private let styles: ReferenceStyles
    /// By the ids of ours, where they differ.
    private(set) var ids: [String: String] = [:]

    init(_ styles: ReferenceStyles) { self.styles = styles }

    /// - Returns: The definitions of styles that the reference does not have, under ids that are free in it.
    mutating func resolve(_ definitions: [StyleDefinition]) -> [StyleDefinition] {
        var missing: [StyleDefinition] = []
        for definition in definitions {
            let style = StyleName(rawValue: definition.id)
            if let id = style.map({ styles.id(of: $0) }) ?? styles.id(ofCharacterStyle: definition.name) {
                if id != definition.id { ids[definition.id] = id }
                continue
            }
            var added = definition
            var attempt = 1
            while styles.isTaken(added.id) {
                added.id = "\(definition.id)\(attempt)"
                attempt += 1
            }
            if added.id != definition.id { ids[definition.id] = added.id }
            missing.append(added)
        }
        return missing
    }
}
