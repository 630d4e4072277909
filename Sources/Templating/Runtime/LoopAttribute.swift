/// What `loop` offers by name.
enum LoopAttribute: String, CaseIterable, Sendable {
    case index, index0, revindex, revindex0, first, last, length, depth, depth0, previtem, nextitem, cycle, changed

    private static let names = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

    /// Unlike `rawValue`, does not compare one name after the other.
    static func named(_ name: String) -> LoopAttribute? { names[name] }
}
