extension Unicode.Scalar {
    /// Whether the scalar may not stand in a document: control characters other than tab and line ends, and
    /// noncharacters. XML 1.0 forbids most of them (2.2), HTML the rest (13.2.3.5). Writers put U+FFFD in its place.
    package var isForbiddenInText: Bool {
        switch value {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0x7F...0x9F, 0xFDD0...0xFDEF: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
