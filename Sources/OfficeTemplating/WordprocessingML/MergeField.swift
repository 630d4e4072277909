/// A field for mail merging, which is filled like a placeholder.
///
/// Source: ISO/IEC 29500-1, 17.16.5.35 (MERGEFIELD) and 17.16.4.3 (general formatting switches).
struct MergeField {
    /// The placeholder that stands for it, such as `{{ name|upper }}`.
    let placeholder: String

    /// - Returns: `nil` for the code of any other field, and for a name that no variable can have.
    init?(_ code: String) {
        let words = Self.words(code)
        guard words.count >= 2, words[0].uppercased() == "MERGEFIELD" else { return nil }
        // Word itself writes the spaces of a column's name as underscores.
        let name = words[1].replacing(" ", with: "_")
        let isName = name.unicodeScalars.allSatisfy { $0.properties.isXIDContinue || $0 == "." }
        guard isName, let first = name.unicodeScalars.first, first.properties.isXIDStart || first == "_" else {
            return nil
        }
        var filter = ""
        for (index, word) in words.enumerated() where word == "\\*" && index + 1 < words.count {
            switch words[index + 1].lowercased() {
            case "upper": filter = "|upper"
            case "lower": filter = "|lower"
            case "firstcap": filter = "|capitalize"
            case "caps": filter = "|title"
            default: break
            }
        }
        placeholder = "{{ \(name)\(filter) }}"
    }

    /// The words of a field's code; quotation marks keep spaces together.
    private static func words(_ code: String) -> [String] {
        var words: [String] = []
        var word = ""
        var isQuoted = false
        for scalar in code.unicodeScalars {
            if scalar == "\"" {
                isQuoted.toggle()
            } else if scalar == " " && !isQuoted {
                if !word.isEmpty { words.append(word) }
                word = ""
            } else {
                word.unicodeScalars.append(scalar)
            }
        }
        return word.isEmpty ? words : words + [word]
    }
}
