/// How many columns text takes on a screen with letters of one width: marks that combine take none, Chinese, Japanese
/// and Korean characters and pictures two.
///
/// Source: Unicode Standard Annex 11 (East Asian Width); emoji sequences as in Unicode Technical Standard 51.
enum DisplayWidth {
    static func of(_ text: some Collection<UInt8>) -> Int {
        if text.allSatisfy({ $0 < 0x80 }) { return text.count }
        var width = 0
        var isJoined = false
        var isInFlag = false
        for scalar in String(decoding: text, as: UTF8.self).unicodeScalars {
            // What follows a zero width joiner melts into what stands before it; two regional indicators make a flag.
            let isRegional = (0x1F1E6...0x1F1FF).contains(scalar.value)
            let melts = isJoined || isRegional && isInFlag || (0x1F3FB...0x1F3FF).contains(scalar.value) && width > 0
            if !melts { width += columns(of: scalar) }
            isInFlag = isRegional && !isInFlag
            isJoined = scalar.value == 0x200D
        }
        return width
    }

    private static func columns(of scalar: Unicode.Scalar) -> Int {
        if scalar.value < 0x300 { return scalar.value == 0xAD ? 0 : 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return wide.contains { $0.contains(scalar.value) } || scalar.properties.isEmojiPresentation ? 2 : 1
    }

    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0x9FFF,
        0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF, 0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD,
    ]
}
