extension ImageData {
    /// Recognises a PNG, JPEG, GIF or SVG by its first bytes and reads its natural size from its header. Nothing is
    /// decoded.
    ///
    /// The resolution that a PNG (`pHYs`) or JPEG (JFIF) states counts, so that a scan at 300 dots an inch has the size of
    /// the paper; where none is stated, one pixel is one CSS pixel. A JPEG that its EXIF data turns on its side has width
    /// and height exchanged.
    ///
    /// Sources: PNG (ISO/IEC 15948) 11.2.2 and 11.3.5.3; JPEG (ITU-T T.81) B.2.2; JFIF 1.02; Exif 2.3, 4.6.4; GIF89a 18;
    /// SVG 2, 8.2.
    ///
    /// - Returns: `nil` for bytes of any other kind, or with a header that is cut off or states no size.
    public init?(reading bytes: [UInt8]) {
        let found: (format: Format, width: Double, height: Double)?
        if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) {
            found = PNGHeader.size(of: bytes).map { (.png, $0.width, $0.height) }
        } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
            found = JPEGHeader.size(of: bytes).map { (.jpeg, $0.width, $0.height) }
        } else if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) {
            found = Self.sizeOfGIF(bytes).map { (.gif, $0.width, $0.height) }
        } else {
            found = SVGHeader.size(of: bytes).map { (.svg, $0.width, $0.height) }
        }
        guard let found, found.width > 0, found.height > 0, found.width <= 1e6, found.height <= 1e6 else { return nil }
        self.init(format: found.format, bytes: bytes, width: found.width, height: found.height)
    }

    private static func sizeOfGIF(_ bytes: [UInt8]) -> (width: Double, height: Double)? {
        guard bytes.count >= 10 else { return nil }
        return (Double(Int(bytes[6]) | Int(bytes[7]) << 8), Double(Int(bytes[8]) | Int(bytes[9]) << 8))
    }
}

/// Pixels to CSS pixels by a stated resolution, if that is plausible.
func cssPixels(_ pixels: Int, dotsPerInch: Double?) -> Double {
    guard let dotsPerInch, dotsPerInch >= 30, dotsPerInch <= 4800 else { return Double(pixels) }
    return Double(pixels) * 96 / dotsPerInch
}
