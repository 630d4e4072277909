/// Which number or bullet a paragraph carries: a numbering instance and a level of it, from 0 to 8.
///
/// Source: ISO/IEC 29500-1, 17.3.1.19 (`w:numPr`).
struct ListLabel: Hashable, Sendable {
    var instance: Int
    var level: Int

    /// Takes away the number that a paragraph style would give.
    static let none = ListLabel(instance: 0, level: 0)
}
