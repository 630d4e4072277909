internal import Glibc

/// Decimal digits of a `float` to a given precision, correctly rounded (half to even on the exact binary value), as C and
/// Python print them.
enum DecimalText {
    /// `%.<precision>f`.
    static func fixed(_ number: Double, precision: Int, alternate: Bool = false) -> String {
        print(alternate ? "%#.*f" : "%.*f", number, precision)
    }

    /// `%.<precision>e`.
    static func scientific(_ number: Double, precision: Int, alternate: Bool = false) -> String {
        print(alternate ? "%#.*e" : "%.*e", number, precision)
    }

    /// `%.<precision>g`.
    static func general(_ number: Double, precision: Int, alternate: Bool = false) -> String {
        print(alternate ? "%#.*g" : "%.*g", number, precision)
    }

    /// - Precondition: `precision` is under the limits of the render, so that the size fits.
    private static func print(_ format: String, _ number: Double, _ precision: Int) -> String {
        let precision = CInt(clamping: max(precision, 0))
        return withVaList([precision, number]) { arguments in
            // 310 digits before the point, a sign, a point, an exponent.
            let size = Int(precision) + 350
            let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
                buffer.withMemoryRebound(to: CChar.self) { buffer in
                    count = max(0, min(Int(vsnprintf(buffer.baseAddress, size, format, arguments)), size - 1))
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }

    /// Python's `round(number, places)`: to even on the exact value.
    static func rounded(_ number: Double, places: Int) -> Double {
        guard number.isFinite else { return number }
        // Beyond these, nothing or everything is rounded off.
        if places > 330 { return number }
        if places < -310 { return 0 * number }
        if places >= 0 { return Double(fixed(number, precision: places)) ?? number }
        let scale = pow(10, Double(-places))
        return (number / scale).rounded(.toNearestOrEven) * scale
    }
}
