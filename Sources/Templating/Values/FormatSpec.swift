internal import Diagnostics

/// The small language after the colon in `'{:>8.2f}'.format(…)`.
///
/// Source: Python Library Reference, "Format Specification Mini-Language".
struct FormatSpec {
    enum Alignment { case left, right, center, afterSign }

    var fill: Unicode.Scalar = " "
    var alignment: Alignment?
    var sign: Unicode.Scalar = "-"
    var hasSign = false
    var isAlternate = false
    var noNegativeZero = false
    var width = 0
    var grouping: Unicode.Scalar?
    var precision: Int?
    /// The presentation type, such as `d` or `f`; `nil` for the type's own.
    var type: Unicode.Scalar?
    var isEmpty = true

    init() {}

    /// - Parameter limit: The largest width and precision.
    init(parsing text: String, limit: Int) throws(Diagnostic) {
        var rest = Array(text.unicodeScalars)[...]
        isEmpty = rest.isEmpty
        var hasFill = false
        if rest.count >= 2, let alignment = Self.alignment(rest[rest.startIndex + 1]) {
            fill = rest.removeFirst()
            hasFill = true
            self.alignment = alignment
            rest.removeFirst()
        } else if let first = rest.first, let alignment = Self.alignment(first) {
            self.alignment = alignment
            rest.removeFirst()
        }
        if let first = rest.first, first == "+" || first == "-" || first == " " {
            sign = first
            hasSign = true
            rest.removeFirst()
        }
        if Self.take("z", &rest) { noNegativeZero = true }
        if Self.take("#", &rest) { isAlternate = true }
        if rest.first == "0" {
            rest.removeFirst()
            if !hasFill { fill = "0" }
            alignsZeros = !hasFill && alignment == nil
        }
        width = try Self.number(&rest, limit) ?? 0
        if let first = rest.first, first == "," || first == "_" {
            grouping = first
            rest.removeFirst()
        }
        if Self.take(".", &rest) {
            guard let digits = try Self.number(&rest, limit) else {
                throw .wrongValue("a format with a point needs a precision after it")
            }
            precision = digits
        }
        type = rest.popFirst()
        guard rest.isEmpty else { throw .wrongValue("'\(text)' is not a format") }
    }

    /// Whether a `0` before the width asks numbers to be filled up after their sign.
    private(set) var alignsZeros = false

    private static func alignment(_ scalar: Unicode.Scalar) -> Alignment? {
        switch scalar {
        case "<": .left
        case ">": .right
        case "^": .center
        case "=": .afterSign
        default: nil
        }
    }

    private static func take(_ wanted: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) -> Bool {
        guard rest.first == wanted else { return false }
        rest.removeFirst()
        return true
    }

    private static func number(_ rest: inout ArraySlice<Unicode.Scalar>, _ limit: Int) throws(Diagnostic) -> Int? {
        var number: Int?
        while let first = rest.first, ("0"..."9").contains(first) {
            number = (number ?? 0) * 10 + Int(first.value) - 0x30
            if number ?? 0 > limit { throw .limit(.repetition, "a formatted value", limit, "bytes") }
            rest.removeFirst()
        }
        return number
    }

    /// Fills a text up to the width.
    func padded(_ text: String, default alignment: Alignment) -> String {
        let missing = width - text.codePointCount
        guard missing > 0 else { return text }
        let left =
            switch self.alignment ?? alignment {
            case .left: 0
            case .right, .afterSign: missing
            case .center: missing / 2
            }
        let pad = { (count: Int) in String(repeating: String(fill), count: count) }
        return pad(left) + text + pad(missing - left)
    }
}
