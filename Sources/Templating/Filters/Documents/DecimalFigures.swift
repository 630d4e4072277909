/// Numbers in figures for running text.
enum DecimalFigures {
    /// `12345` as `12,345`; a sign stays in front.
    static func grouped(_ digits: String) -> String {
        let sign = digits.utf8.first == UInt8(ascii: "-") ? "-" : ""
        return sign + ValueFormatter.grouped(String(digits.unicodeScalars.dropFirst(sign.utf8.count)), by: 3, with: ",")
    }

    /// A number with `places` digits after the point, rounded half up (away from zero) as people round: on the digits that
    /// are shown, not on the binary value, so that 2.675 gives 2.68. Grouped, without a minus before zero.
    ///
    /// - Returns: `nil` for `nan` and `inf`.
    static func rounded(_ number: Double, places: Int) -> String? {
        guard number.isFinite else { return nil }
        let (digits, point) = FloatText.decimal(number)
        // The digits as a whole number of units of the last place kept.
        let kept = point + places
        var units = Array(digits.prefix(max(0, kept)))
        units += repeatElement(UInt8(ascii: "0"), count: max(0, kept - digits.count))
        if kept >= 0, kept < digits.count, digits[kept] >= UInt8(ascii: "5") { increment(&units) }
        units = Array(repeatElement(UInt8(ascii: "0"), count: max(0, places + 1 - units.count))) + units
        let whole = String(decoding: units.dropLast(places), as: UTF8.self)
        let fraction = String(decoding: units.suffix(places), as: UTF8.self)
        let isZero = units.allSatisfy { $0 == UInt8(ascii: "0") }
        let sign = number < 0 && !isZero ? "-" : ""
        return sign + grouped(whole) + (places > 0 ? "." + fraction : "")
    }

    private static func increment(_ digits: inout [UInt8]) {
        for index in digits.indices.reversed() {
            if digits[index] != UInt8(ascii: "9") {
                digits[index] += 1
                return
            }
            digits[index] = UInt8(ascii: "0")
        }
        digits.insert(UInt8(ascii: "1"), at: 0)
    }

    /// A number as it is, its whole part grouped.
    ///
    /// - Returns: `nil` for values that are no finite numbers.
    static func plain(_ value: Value) -> String? {
        if let number = value.intValue { return grouped(String(number)) }
        guard case .float(let number) = value, number.isFinite else { return nil }
        let places = FloatText.decimal(number)
        return rounded(number, places: max(0, places.digits.count - places.point))
    }
}
