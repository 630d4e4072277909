internal import XMLTree

/// Markup that many paragraphs, runs and cells share: written once by an ``XMLWriter``, then put in as bytes.
struct MarkupCache<Key: Hashable> {
    private var numbers: [Key: Int] = [:]
    private var markups: [[UInt8]] = []
    /// What was asked for last is often asked for next.
    private var latest: (key: Key, number: Int)?

    mutating func write(_ key: Key, to xml: XMLWriter, orMake make: () -> [UInt8]) {
        let number: Int
        if let latest, latest.key == key {
            number = latest.number
        } else if let known = numbers[key] {
            number = known
            latest = (key, known)
        } else {
            number = markups.count
            markups.append(make())
            numbers[key] = number
            latest = (key, number)
        }
        xml.raw(markups[number])
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
