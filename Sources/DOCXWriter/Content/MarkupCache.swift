internal import XMLTree

/// Markup that many paragraphs, runs and cells share: written once by an ``XMLWriter``, then put in as bytes.
struct MarkupCache<Key: Hashable> {
    /// A document has few kinds of paragraph and run: comparing the first ones is quicker than hashing.
    private var first: [(key: Key, markup: XMLWriter.Markup)] = []
    private var others: [Key: XMLWriter.Markup] = [:]

    private static var mostCompared: Int { 8 }
    /// Each of many lists has paragraphs of its own kind.
    private static var mostKept: Int { 512 }

    /// - Parameter xml: The same at every call.
    mutating func write(_ key: Key, to xml: XMLWriter, orMake make: () -> [UInt8]) {
        for index in first.indices where first[index].key == key { return xml.raw(first[index].markup) }
        if first.count == Self.mostCompared, let known = others[key] { return xml.raw(known) }
        guard others.count < Self.mostKept else { return xml.raw(make()) }
        let markup = xml.keep(make())
        if first.count < Self.mostCompared { first.append((key, markup)) } else { others[key] = markup }
        xml.raw(markup)
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
        return (try? xml.finish()).map { content(of: $0) } ?? []
    }

    /// What stands within the root element `x` of a document.
    static func content(of bytes: [UInt8]) -> [UInt8] {
        // The declaration is a line of its own; without content, the element would be an empty tag.
        guard let line = bytes.firstIndex(of: UInt8(ascii: "\n")),
            let end = bytes.lastIndex(of: UInt8(ascii: "<")), line + 1 < end
        else { return [] }
        return Array(bytes[(line + 1 + "<x>".utf8.count)..<end])
    }
}
