/// What `loop` offers by name.
enum LoopAttribute: String, CaseIterable, Sendable {
    case index, index0, revindex, revindex0, first, last, length, depth, depth0, previtem, nextitem, cycle, changed
}
