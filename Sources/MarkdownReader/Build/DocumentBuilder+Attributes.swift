internal import Diagnostics
internal import DocumentModel

extension DocumentBuilder {
    /// The attributes of a marker, its identifier taken.
    func attributes(_ marker: Int) -> Attributes {
        guard let list = Self.list(of: scanned.markers[marker]) else { return Attributes() }
        return attributes(list, at: scanned.markers[marker].range)
    }

    func attributes(_ list: AttributeList, at range: Range<Int>) -> Attributes {
        var attributes = Attributes()
        if let bytes = list.id {
            let id = Self.identifier(tokens.substituting(bytes[...]))
            if !id.isEmpty {
                attributes.id = id
                if !identifiers.take(id) {
                    problems.warn(.duplicateIdentifier, "the identifier '\(id)' stands here a second time", at: range)
                    attributes.id = identifiers.make(from: id)
                }
            }
        }
        attributes.classes = list.classes.map { Self.identifier(tokens.substituting($0[...])) }.filter { !$0.isEmpty }
        for (key, value) in list.pairs {
            let key = tokens.substituting(key[...])
            let value = Self.singleLine(tokens.substituting(value[...]))
            switch key {
            case "lang": attributes.language = language(value, at: range)
            case "class": attributes.classes += value.split(separator: " ").map(String.init)
            default: attributes.others[key] = value
            }
        }
        return attributes
    }

    func language(_ text: String, at range: Range<Int>) -> String? {
        if LanguageTag.isValid(text) { return text }
        if !text.isEmpty {
            problems.warn(
                .invalidAttribute, "this is not a language tag", at: range,
                hint: "language tags look like 'cy', 'en' or 'en-GB'")
        }
        return nil
    }

    /// A text without white space, which identifiers and classes cannot hold.
    static func identifier(_ text: String) -> String {
        let words = text.split(whereSeparator: \.isWhitespace)
        return words.joined(separator: "-")
    }
}
