/// “ ” „ ‟ « » are double, ‘ ’ ‚ ‛ ‹ › single.
struct TypographicQuote {
    let isDouble: Bool
    let length: Int

    init?(_ bytes: [UInt8], at index: Int, end: Int) {
        if index + 1 < end, bytes[index] == 0xC2, bytes[index + 1] == 0xAB || bytes[index + 1] == 0xBB {
            (isDouble, length) = (true, 2)
            return
        }
        guard index + 2 < end, bytes[index] == 0xE2, bytes[index + 1] == 0x80 else { return nil }
        length = 3
        switch bytes[index + 2] {
        case 0x98...0x9B, 0xB9, 0xBA: isDouble = false
        case 0x9C...0x9F: isDouble = true
        default: return nil
        }
    }
}
