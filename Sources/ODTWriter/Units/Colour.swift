/// Colours of the house style as ODF stores them.
enum Colour {
    /// `1D4E89` becomes `#1d4e89`; what is not six hexadecimal digits becomes black.
    ///
    /// Source: ODF 1.3 part 3, 18.3.9 (`color`).
    static func css(_ digits: String) -> String {
        let isColour =
            digits.utf8.count == 6
            && digits.utf8.allSatisfy {
                UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                    || UInt8(ascii: "a")...UInt8(ascii: "f") ~= $0 | 0x20
            }
        return isColour ? "#" + digits.lowercased() : "#000000"
    }
}
