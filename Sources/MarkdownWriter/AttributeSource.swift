internal import DocumentModel

/// Attributes as Pandoc writes them.
enum AttributeSource {
    /// `{#id .class lang=cy key="value"}`; empty for no attributes.
    static func braces(_ attributes: Attributes) -> String {
        let items = items(attributes)
        return items.isEmpty ? "" : "{" + items.joined(separator: " ") + "}"
    }

    static func items(_ attributes: Attributes) -> [String] {
        var items: [String] = []
        if let id = attributes.id { items.append("#" + word(id)) }
        items += attributes.classes.map { "." + word($0) }
        if let language = attributes.language { items.append("lang=" + value(language)) }
        for (key, text) in attributes.others.sorted(by: { $0.key < $1.key }) {
            items.append(word(key) + "=" + value(text))
        }
        return items
    }

    /// Points, without a fraction where there is none.
    static func points(_ length: Double) -> String {
        guard length.isFinite, abs(length) < 1e9 else { return "1pt" }
        let hundredths = Int((length * 100).rounded())
        guard hundredths % 100 != 0 else { return "\(hundredths / 100)pt" }
        let fraction = String(hundredths % 100 + 100).dropFirst()
        return "\(hundredths / 100).\(fraction)pt"
    }

    /// Identifiers and classes cannot hold what ends them.
    private static func word(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map {
                    $0.properties.isWhitespace || "{}=\"'".unicodeScalars.contains($0) ? "-" : $0
                }))
    }

    private static func value(_ text: String) -> String {
        let isPlain =
            !text.isEmpty
            && text.utf8.allSatisfy {
                (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == UInt8(ascii: "-")
                    || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "%")
            }
        guard !isPlain else { return text }
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(scalar == "\n" || scalar == "\r" ? " " : scalar)
        }
        return quoted + "\""
    }
}
