internal import XMLTree

/// A line along an edge of a paragraph, table or cell.
///
/// Source: ISO/IEC 29500-1, 17.18.2 (`ST_Border`), 17.3.4 (`w:sz` in eighths of a point).
struct Border: Hashable, Sendable {
    /// Eighths of a point, 2…96.
    var eighths: Int
    var colour: String
    /// Points between line and text, 0…31.
    var space: Int = 0
    var isNone = false

    static let none = Border(eighths: 0, colour: "auto", isNone: true)

    func write(_ name: String, to xml: XMLWriter) {
        xml.start(name)
        xml.attribute("w:val", isNone ? "nil" : "single")
        if !isNone {
            xml.attribute("w:sz", eighths)
            xml.attribute("w:space", space)
            xml.attribute("w:color", colour)
        }
        xml.end()
    }
}
