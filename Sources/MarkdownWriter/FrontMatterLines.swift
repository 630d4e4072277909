internal import DocumentModel

/// Metadata as YAML between two lines of hyphens.
enum FrontMatterLines {
    static func lines(of metadata: Metadata) -> [String] {
        var fields: [(String, String)] = []
        func add(_ key: String, _ value: String?) {
            if let value, !value.isEmpty { fields.append((key, scalar(value))) }
        }
        func add(_ key: String, _ values: [String]) {
            guard !values.isEmpty else { return }
            fields.append(
                (key, values.count == 1 ? scalar(values[0]) : "[" + values.map(quoted).joined(separator: ", ") + "]"))
        }
        add("title", metadata.title)
        add("subtitle", metadata.subtitle)
        add("language", metadata.language)
        add("author", metadata.authors)
        add("publisher", metadata.publisher)
        add("subject", metadata.subject)
        add("description", metadata.description)
        add("keywords", metadata.keywords)
        if let published = metadata.published { fields.append(("published", published)) }
        add("kind", metadata.kind)
        add("header", metadata.pageHeader)
        add("footer", metadata.pageFooter)
        if metadata.numbersHeadings { fields.append(("number-headings", "true")) }
        for (key, value) in metadata.others.sorted(by: { $0.key < $1.key }) {
            fields.append((quotedKey(key), scalar(value)))
        }
        guard !fields.isEmpty else { return [] }
        return ["---"] + fields.map { "\($0.0): \($0.1)" } + ["---"]
    }

    /// Words that YAML 1.1 or 1.2 takes for something else than text.
    private static let keywords: Set<String> = ["true", "false", "yes", "no", "on", "off", "null", "y", "n"]

    private static func scalar(_ text: String) -> String {
        guard let first = text.utf8.first, isLetter(first), let last = text.utf8.last, last != UInt8(ascii: " "),
            !keywords.contains(text.lowercased())
        else { return quoted(text) }
        let isPlain = text.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", " ", "-", ".", ",", "(", ")", "’", "‘", "“", "”", "–", "—", "/", ";":
                true
            default: scalar.value >= 0xC0 && scalar.properties.isAlphabetic
            }
        }
        return isPlain ? text : quoted(text)
    }

    private static func quotedKey(_ key: String) -> String {
        let isPlain =
            !key.isEmpty && key.utf8.allSatisfy { isLetter($0) || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".") }
        return isPlain && !keywords.contains(key.lowercased()) ? key : quoted(key)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }

    /// YAML 1.2, 7.3.1.
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case "\r": result += "\\r"
            case "\u{0}"..<" ", "\u{7F}"..."\u{A0}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}"..."\u{FFFF}":
                let digits = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
