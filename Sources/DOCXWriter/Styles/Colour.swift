/// A colour as `ST_HexColor` wants it: six hexadecimal digits in capitals, or `auto`.
///
/// Source: ISO/IEC 29500-1, 17.18.38.
enum Colour {
    static func hex(_ colour: String) -> String {
        let isHex = colour.utf8.count == 6 && colour.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
        return isHex ? colour.uppercased() : "auto"
    }
}
