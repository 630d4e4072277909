internal import DocumentModel

extension HexColour {
    /// `1D4E89` becomes `#1d4e89`; what is not six hexadecimal digits becomes black.
    ///
    /// Source: ODF 1.3 part 3, 18.3.9 (`color`).
    static func css(_ colour: String) -> String { "#" + (digits(colour)?.lowercased() ?? "000000") }
}
