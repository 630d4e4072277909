/// A length as ODF stores it: points (1/72 inch), kept in hundredths so that the same length is always the same text.
///
/// Source: ODF 1.3 part 3, 18.3.18 (`length`).
struct Length: Hashable, Comparable, CustomStringConvertible {
    /// 0.01 pt.
    let hundredths: Int

    static let zero = Length(points: 0)

    /// Rounded to the nearest hundredth of a point, within ±14 400 pt (200 inches), the largest page of word processors;
    /// what is not a number is 0.
    init(points: Double) {
        let limit = 14_400.0
        let points = points.isNaN ? 0 : min(max(points, -limit), limit)
        hundredths = Int((points * 100).rounded())
    }

    /// Reads `2.54cm`, `1in`, `25.4mm`, `72pt`, `6pc`, `96px`; Source: ODF 1.3 part 3, 18.3.18.
    init?(parsing text: String) {
        let units: [String: Double] = [
            "cm": 72 / 2.54, "mm": 72 / 25.4, "in": 72, "inch": 72, "pt": 1, "pc": 12, "px": 0.75,
        ]
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }
        guard let value = Double(number), let unit = units[String(text.dropFirst(number.count))] else { return nil }
        self.init(points: value * unit)
    }

    /// Lengths that add up to the total, but for what rounding cannot give.
    static func lengths(_ points: [Double], total: Double) -> [Length] {
        var edge = 0.0
        var last = 0
        return points.map { width in
            edge += width
            let next = Length(points: min(edge, total)).hundredths
            defer { last = next }
            return Length(points: Double(max(1, next - last)) / 100)
        }
    }

    var points: Double { Double(hundredths) / 100 }

    /// `56.7pt`.
    var description: String {
        let magnitude = abs(hundredths)
        let (whole, part) = (magnitude / 100, magnitude % 100)
        let sign = hundredths < 0 ? "-" : ""
        if part == 0 { return "\(sign)\(whole)pt" }
        if part % 10 == 0 { return "\(sign)\(whole).\(part / 10)pt" }
        return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part)pt"
    }

    static func < (a: Length, b: Length) -> Bool { a.hundredths < b.hundredths }
}
