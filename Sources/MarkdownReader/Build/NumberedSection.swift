internal import DocumentModel

/// Where numbered paragraphs (1.1, 1.2 …) have got to.
struct NumberedSection {
    /// The number before the point.
    private(set) var prefix = 1
    /// The next number behind it.
    var next = 1

    /// Goes on to the section that a heading begins.
    ///
    /// - Parameter number: What the format numbers the heading with, such as `2.1`; without one, digits that the heading
    ///   itself begins with count (`2. Planning`).
    mutating func begin(_ heading: Heading, number: String?) {
        let text = number ?? heading.inlines.plainText
        let digits = text.utf8.prefix { (0x30...0x39).contains($0) }
        guard let prefix = Int(String(decoding: Array(digits), as: UTF8.self)), digits.count < 7 else { return }
        if prefix != self.prefix { next = 1 }
        self.prefix = prefix
    }

    mutating func begin(prefix: Int) {
        if prefix != self.prefix { next = 1 }
        self.prefix = prefix
    }
}
