/// How Python writes a `float`.
enum FloatText {
    /// `repr()`: the shortest digits that read back as the same number, `1.0`, `1e+16`, `nan`.
    static func shortest(_ number: Double) -> String {
        guard number.isFinite else { return number.isNaN ? "nan" : number < 0 ? "-inf" : "inf" }
        let text = number.description
        // Swift changes to an exponent at 2^53, Python at 10^16; below they agree.
        if number.magnitude < 0x1p53 { return text }
        var (digits, point) = decimal(number)
        let sign = number.sign == .minus ? "-" : ""
        if number.magnitude >= 1e16 { return sign + scientific(digits, exponent: point - 1) }
        digits += repeatElement(UInt8(ascii: "0"), count: max(0, point - digits.count))
        return sign + String(decoding: digits, as: UTF8.self) + ".0"
    }

    /// The shortest digits, without a sign, zeros at the end, or a point, and where the point stands: `0.<digits>` times
    /// ten to the power of `point`.
    static func decimal(_ number: Double) -> (digits: [UInt8], point: Int) {
        var digits: [UInt8] = []
        var point: Int?
        var exponent = 0
        var bytes = Array(number.magnitude.description.utf8)[...]
        while let byte = bytes.popFirst() {
            switch byte {
            case UInt8(ascii: "."): point = digits.count
            case UInt8(ascii: "e"):
                exponent = Int(String(decoding: bytes, as: UTF8.self)) ?? 0
                bytes = []
            default: digits.append(byte)
            }
        }
        var place = (point ?? digits.count) + exponent
        let zeros = digits.prefix { $0 == UInt8(ascii: "0") }.count
        digits.removeFirst(zeros)
        place -= zeros
        while digits.last == UInt8(ascii: "0") { digits.removeLast() }
        return digits.isEmpty ? ([UInt8(ascii: "0")], 1) : (digits, place)
    }

    /// `1.5e+16`: at least two digits of exponent.
    static func scientific(_ digits: [UInt8], exponent: Int) -> String {
        var bytes = digits
        if bytes.count > 1 { bytes.insert(UInt8(ascii: "."), at: 1) }
        let size = String(exponent.magnitude)
        return String(decoding: bytes, as: UTF8.self) + (exponent < 0 ? "e-" : "e+") + (size.count < 2 ? "0" : "")
            + size
    }
}
