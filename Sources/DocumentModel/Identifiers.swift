/// The identifiers of a document: unique, and the same for the same headings.
package struct Identifiers: Sendable {
    private var taken: Set<String> = []
    /// Given in braces, and not yet met on the way through the document.
    private var reserved: Set<String> = []
    /// How often a slug has been numbered, so that a thousand equal headings do not search from 2 each time.
    private var lastNumber: [String: Int] = [:]

    package init() {}

    package var all: Set<String> { taken }

    /// Keeps an identifier that the text gives from being made for a heading before it.
    package mutating func reserve(_ id: String) { reserved.insert(id) }

    package func contains(_ id: String) -> Bool { taken.contains(id) }

    /// - Returns: `false` when the identifier was taken already.
    package mutating func take(_ id: String) -> Bool { taken.insert(id).inserted }

    /// An identifier made of the words of a heading, such as `what-we-found`, with a number if another has it.
    package mutating func make(from text: String) -> String {
        let slug = Self.slug(text)
        var id = slug
        var number = lastNumber[slug] ?? 1
        while taken.contains(id) || reserved.contains(id) {
            number += 1
            id = "\(slug)-\(number)"
        }
        lastNumber[slug] = number
        taken.insert(id)
        return id
    }

    /// Letters and digits in lower case, joined by hyphens; at most about 60 bytes.
    private static func slug(_ text: String) -> String {
        var slug = String.UnicodeScalarView()
        var owesHyphen = false
        var length = 0
        for scalar in text.lowercased().unicodeScalars {
            let properties = scalar.properties
            let isWord =
                properties.isAlphabetic || properties.numericType != nil || scalar == "_"
                || properties.generalCategory == .nonspacingMark
            if isWord {
                if owesHyphen {
                    guard length < 60 else { break }
                    slug.append("-")
                }
                owesHyphen = false
                slug.append(scalar)
                length += UTF8.width(scalar) + 1
                guard length < 120 else { break }
            } else if scalar != "’", scalar != "'" {
                owesHyphen = !slug.isEmpty
            }
        }
        return slug.isEmpty ? "section" : String(slug)
    }
}
