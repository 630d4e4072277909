/// A length as WordprocessingML stores most of them: a twentieth of a point, so that an inch is 1440.
///
/// Source: ISO/IEC 29500-1, 17.18.105 (`ST_TwipsMeasure`).
struct Twips: Hashable, Sendable {
    var rawValue: Int

    static let zero = Twips(rawValue: 0)
    /// 22 inches, the largest page that Word takes.
    static let largest = 31680

    init(rawValue: Int) { self.rawValue = rawValue }

    /// - Parameter points: Typographic points, rounded to a twentieth; what is no number counts as 0, and what is longer
    ///   than a page as a page.
    init(points: Double) {
        guard points.isFinite else {
            rawValue = 0
            return
        }
        let limit = Double(Self.largest)
        rawValue = Int(min(max((points * 20).rounded(), -limit), limit))
    }

    var points: Double { Double(rawValue) / 20 }

    static func + (left: Twips, right: Twips) -> Twips { Twips(rawValue: left.rawValue + right.rawValue) }
    static func - (left: Twips, right: Twips) -> Twips { Twips(rawValue: left.rawValue - right.rawValue) }
}
