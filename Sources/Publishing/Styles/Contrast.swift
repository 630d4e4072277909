/// How well two colours can be told apart.
///
/// Source: WCAG 2.2, "relative luminance" and "contrast ratio".
package enum Contrast {
    /// 1…21 for two colours as `RRGGBB`; 1 for anything else.
    package static func ratio(_ a: String, _ b: String) -> Double {
        guard let first = luminance(a), let second = luminance(b) else { return 1 }
        return (max(first, second) + 0.05) / (min(first, second) + 0.05)
    }

    private static func luminance(_ colour: String) -> Double? {
        guard colour.utf8.count == 6, let number = UInt32(colour, radix: 16) else { return nil }
        let parts = [number >> 16, number >> 8 & 0xFF, number & 0xFF].map { linear[Int($0)] }
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }

    /// Linear light of each 8-bit sRGB level: ((c + 0.055) / 1.055) ^ 2.4 by repeated square roots, so that no C
    /// mathematics library decides a digit.
    private static let linear: [Double] = (0...255).map { level in
        let c = Double(level) / 255
        guard c > 0.04045 else { return c / 12.92 }
        let base = (c + 0.055) / 1.055
        // x^2.4 = x² · x^0.4, and x^0.4 = fifth root of x², by Newton's method.
        let square = base * base
        var root = 1.0
        for _ in 0..<60 { root -= (root * root * root * root * root - square) / (5 * root * root * root * root) }
        return square * root
    }
}
