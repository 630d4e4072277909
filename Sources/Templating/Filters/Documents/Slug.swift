internal import Diagnostics

/// Names for files and addresses: small letters of ASCII, digits and hyphens.
enum Slug {
    static func filter(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let language = try DocumentLanguage.of(arguments[0], "slug", in: context)
        let text = try value.text(in: context)
        try context.charge(text.utf8.count / 8)
        return .string(slug(text, language))
    }

    private static func slug(_ text: String, _ language: DocumentLanguage) -> String {
        var words: [String] = []
        var word = ""
        func endWord() {
            if !word.isEmpty { words.append(word) }
            word = ""
        }
        for scalar in text.unicodeScalars {
            let letters = plainLetter(scalar)
            if scalar == "&" {
                endWord()
                words.append(language == .welsh ? "a" : "and")
            } else if scalar == "'" || scalar == "’" || scalar.properties.generalCategory == .nonspacingMark {
                // `children's` is one word, and an accent of its own belongs to the letter before it.
                continue
            } else if letters.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) }) {
                word += letters
            } else {
                endWord()
            }
        }
        endWord()
        return words.joined(separator: "-")
    }

    /// A letter in lower case and without its accent, where it is a Latin letter: `Ŵ` gives `w`, `Æ` gives `ae`.
    static func plainLetter(_ scalar: Unicode.Scalar) -> String {
        let lower = scalar.properties.lowercaseMapping
        guard let first = lower.unicodeScalars.first, !first.isASCII else { return lower }
        return letters[first] ?? lower
    }

    private static let letters: [Unicode.Scalar: String] = {
        var letters: [Unicode.Scalar: String] = ["ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ŋ": "ng", "ĳ": "ij"]
        for (plain, accented) in [
            ("a", "àáâãäåāăą"), ("c", "çćĉċč"), ("d", "ďđð"), ("e", "èéêëēĕėęěẽ"), ("g", "ĝğġģ"), ("h", "ĥħ"),
            ("i", "ìíîïĩīĭįı"), ("j", "ĵ"), ("k", "ķĸ"), ("l", "ĺļľŀł"), ("n", "ñńņňŉ"), ("o", "òóôõöøōŏő"),
            ("r", "ŕŗř"), ("s", "śŝşšșſ"), ("t", "ţťŧț"), ("u", "ùúûüũūŭůűų"), ("w", "ŵẁẃẅ"), ("y", "ýÿŷỳ"),
            ("z", "źżž"),
        ] {
            for scalar in accented.unicodeScalars { letters[scalar] = plain }
        }
        return letters
    }()
}
