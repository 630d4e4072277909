internal import XMLTree

/// Markup that many paragraphs, runs and cells share: written once by an ``XMLWriter``, then put in as bytes.
struct MarkupCache<Key: Hashable> {
    private var known: [Key: [UInt8]] = [:]
    private var latest: (key: Key, markup: [UInt8])?

    mutating func markup(for key: Key, _ make: () -> [UInt8]) -> [UInt8] {
        if let latest, latest.key == key { return latest.markup }
        let markup = known[key] ?? make()
        known[key] = markup
        latest = (key, markup)
        return markup
    }
}

extension XMLWriter {
    /// The elements that the closure writes, without a declaration. They must hold no text of the document: what XML forbids
    /// would be lost without a word.
    static func markup(_ write: (XMLWriter) -> Void) -> [UInt8] {
        let xml = XMLWriter()
        xml.start("x")
        write(xml)
        xml.end()
        // The declaration is a line of its own; without content, the element would be an empty tag.
        guard let bytes = try? xml.finish(), let line = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let end = bytes.lastIndex(of: UInt8(ascii: "<")), line + 1 < end
        else { return [] }
        return Array(bytes[(line + 1 + "<x>".utf8.count)..<end])
    }
}
