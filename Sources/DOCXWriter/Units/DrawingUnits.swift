/// A length in DrawingML: an English Metric Unit, 12 700 to the point and 9525 to the CSS pixel.
///
/// Source: ISO/IEC 29500-1, 20.1.10.16 (`ST_Coordinate`).
struct DrawingUnits: Hashable, Sendable {
    let rawValue: Int

    /// - Parameter points: Typographic points; kept within one unit and 22 inches, what is no number counting as 72.
    init(points: Double) {
        let points = points.isFinite ? min(max(points, 0), 1584) : 72
        rawValue = max(1, Int((points * 12700).rounded()))
    }
}
