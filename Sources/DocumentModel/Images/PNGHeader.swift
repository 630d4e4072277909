/// The chunks of a PNG before its picture.
enum PNGHeader {
    static func size(of bytes: [UInt8]) -> (width: Double, height: Double)? {
        guard bytes.count >= 33, Array(bytes[12..<16]) == Array("IHDR".utf8) else { return nil }
        let width = number(bytes, 16)
        let height = number(bytes, 20)
        var resolution: (x: Double, y: Double)?
        var offset = 33
        while offset + 12 <= bytes.count {
            let length = number(bytes, offset)
            let name = Array(bytes[(offset + 4)..<(offset + 8)])
            if name == Array("IDAT".utf8) { break }
            guard length <= bytes.count - offset - 12 else { break }
            // Unit 1 is the metre; other files state a proportion only.
            if name == Array("pHYs".utf8), length == 9, bytes[offset + 16] == 1 {
                let metresPerInch = 0.0254
                resolution = (
                    Double(number(bytes, offset + 8)) * metresPerInch,
                    Double(number(bytes, offset + 12)) * metresPerInch
                )
            }
            offset += 12 + length
        }
        return (cssPixels(width, dotsPerInch: resolution?.x), cssPixels(height, dotsPerInch: resolution?.y))
    }

    /// Four bytes, most significant first.
    private static func number(_ bytes: [UInt8], _ offset: Int) -> Int {
        bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
    }
}
