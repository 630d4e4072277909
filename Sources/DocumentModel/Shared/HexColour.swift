/// A colour of the house style: six hexadecimal digits.
package enum HexColour {
    /// - Returns: The digits in capitals; `nil` for what is no colour.
    package static func digits(_ text: String) -> String? {
        let isHex = text.utf8.count == 6 && text.utf8.allSatisfy { PercentEncoding.isHexadecimal($0) }
        return isHex ? text.uppercased() : nil
    }
}
