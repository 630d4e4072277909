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
            return withUnsafeTemporaryAllocation(of: CChar.self, capacity: size) { buffer in
                let count = max(0, min(Int(vsnprintf(buffer.baseAddress, size, format, arguments)), size - 1))
                return buffer[..<count].withMemoryRebound(to: UInt8.self) { String(decoding: $0, as: UTF8.self) }
            }
        }
    }

    /// Python's `round(number, places)`: to even on the exact value.
    static func rounded(_ number: Double, places: Int) -> Double {
        guard number.isFinite else { return number }
        // Beyond these, nothing or everything is rounded off.
        if places > 330 { return number }
        if places < -310 { return 0 * number }
        if places >= 0 {
            if let exact = roundedExactly(number, places: places) { return exact }
            return Double(fixed(number, precision: places)) ?? number
        }
        let scale = pow(10, Double(-places))
        return (number / scale).rounded(.toNearestOrEven) * scale
    }

    /// The same without going through digits, for the numbers that documents have.
    ///
    /// The product with a power of ten is known exactly as `scaled + error`, so its nearest whole number is too; that, and
    /// the power, are exact, so that the division is rounded once, to what the digits would read as.
    private static func roundedExactly(_ number: Double, places: Int) -> Double? {
        guard places <= 15, number.magnitude < 1e12 else { return nil }
        var power = 1.0
        for _ in 0..<places { power *= 10 }
        let scaled = number * power
        guard scaled.magnitude < 1e15 else { return nil }
        let error = (-scaled).addingProduct(number, power)
        var whole = scaled.rounded(.toNearestOrEven)
        let rest = scaled - whole
        if rest == 0.5, error > 0 { whole += 1 }
        if rest == -0.5, error < 0 { whole -= 1 }
        // A tie that the error breaks the other way: rounding to even may have gone past it.
        if rest == -0.5, error > 0 { return whole / power }
        if rest == 0.5, error < 0 { return whole / power }
        return whole == 0 ? Double(sign: number.sign, exponent: 0, significand: 0) : whole / power
    }
}
