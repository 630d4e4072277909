/// A font size as WordprocessingML stores it: 12 pt is 24.
///
/// Source: ISO/IEC 29500-1, 17.3.2.38 (`w:sz`) and 17.18.42 (`ST_HpsMeasure`).
struct HalfPoints: Hashable, Sendable {
    let rawValue: Int

    /// - Parameter points: Typographic points, rounded to the nearest half and kept within 1…1638, the sizes that Word
    ///   accepts; what is no number counts as 12.
    init(points: Double) {
        let points = points.isFinite ? min(max(points, 1), 1638) : 12
        rawValue = Int((points * 2).rounded())
    }
}
