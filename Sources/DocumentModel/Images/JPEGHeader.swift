/// The segments of a JPEG before its picture.
enum JPEGHeader {
    static func size(of bytes: [UInt8]) -> (width: Double, height: Double)? {
        var resolution: Double?
        var isOnItsSide = false
        var offset = 2
        while offset + 4 <= bytes.count {
            guard bytes[offset] == 0xFF else { return nil }
            let marker = bytes[offset + 1]
            if marker == 0xFF {
                offset += 1
                continue
            }
            let length = Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3])
            guard length >= 2, offset + 2 + length <= bytes.count else { return nil }
            let segment = bytes[(offset + 4)..<(offset + 2 + length)]
            switch marker {
            case 0xE0: resolution = density(segment) ?? resolution
            case 0xE1: isOnItsSide = isOnItsSide || orientation(segment).map { (5...8).contains($0) } ?? false
            case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
                guard segment.count >= 5 else { return nil }
                let at = segment.startIndex
                let height = cssPixels(Int(segment[at + 1]) << 8 | Int(segment[at + 2]), dotsPerInch: resolution)
                let width = cssPixels(Int(segment[at + 3]) << 8 | Int(segment[at + 4]), dotsPerInch: resolution)
                return isOnItsSide ? (height, width) : (width, height)
            case 0xD9, 0xDA: return nil
            default: break
            }
            offset += 2 + length
        }
        return nil
    }

    /// Dots an inch, by a JFIF segment.
    private static func density(_ segment: ArraySlice<UInt8>) -> Double? {
        guard segment.count >= 12, segment.starts(with: [0x4A, 0x46, 0x49, 0x46, 0]) else { return nil }
        let at = segment.startIndex
        let value = Double(Int(segment[at + 8]) << 8 | Int(segment[at + 9]))
        switch segment[at + 7] {
        case 1: return value
        case 2: return value * 2.54
        default: return nil
        }
    }

    /// The EXIF tag 0x0112: 5 to 8 stand for a picture on its side.
    private static func orientation(_ segment: ArraySlice<UInt8>) -> Int? {
        guard segment.starts(with: [0x45, 0x78, 0x69, 0x66, 0, 0]) else { return nil }
        let data = Array(segment.dropFirst(6))
        guard data.count >= 8 else { return nil }
        let isLittleEndian = data[0] == 0x49
        func number(_ offset: Int, _ count: Int) -> Int {
            guard offset >= 0, offset <= data.count - count else { return 0 }
            let field = data[offset..<(offset + count)]
            return isLittleEndian
                ? field.reversed().reduce(0) { $0 << 8 | Int($1) } : field.reduce(0) { $0 << 8 | Int($1) }
        }
        let directory = number(4, 4)
        for entry in 0..<min(number(directory, 2), 256) {
            let offset = directory + 2 + entry * 12
            if number(offset, 2) == 0x0112 { return number(offset + 8, 2) }
        }
        return nil
    }
}
