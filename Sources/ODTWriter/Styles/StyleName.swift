/// Style names as ODF stores them: an XML name, in which other characters stand as `_20_` with their code point in
/// hexadecimal. Word processors show the display name.
///
/// Source: ODF 1.3 part 3, 19.502 (`style:name`) and 19.476 (`style:display-name`).
enum StyleName {
    /// `Text body` becomes `Text_20_body`.
    static func encoded(_ displayName: String) -> String {
        var name = ""
        for scalar in displayName.unicodeScalars {
            if isNameCharacter(scalar, isFirst: name.isEmpty) {
                name.unicodeScalars.append(scalar)
            } else {
                name += "_" + String(scalar.value, radix: 16) + "_"
            }
        }
        return name.isEmpty ? "_" : name
    }

    private static func isNameCharacter(_ scalar: Unicode.Scalar, isFirst: Bool) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z": true
        case "0"..."9", "-", ".": !isFirst
        default: false
        }
    }
}
