internal import DocumentModel

extension HexColour {
    /// A colour as `ST_HexColor` wants it: six hexadecimal digits in capitals, or `auto`.
    ///
    /// Source: ISO/IEC 29500-1, 17.18.38.
    static func word(_ colour: String) -> String { digits(colour) ?? "auto" }
}
