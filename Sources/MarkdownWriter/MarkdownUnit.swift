/// A piece of a line of Markdown that is written together: words, a mark of punctuation, a delimiter.
struct MarkdownUnit {
    /// What decides where emphasis may begin and end (CommonMark 6.4).
    enum Kind { case space, punctuation, other }

    var source: String
    var first: Kind
    var last: Kind
    /// The characters of the text at both ends, where they may as well be written as a reference.
    var firstScalar: Unicode.Scalar?
    var lastScalar: Unicode.Scalar?
    /// For a delimiter that ends emphasis: what its flanks need.
    var closing: Closing?

    struct Closing {
        /// Whether a letter behind it would keep it from ending.
        var needsNoLetter: Bool
    }

    /// Markup.
    init(markup source: String) {
        self.source = source
        first = .punctuation
        last = .punctuation
    }

    /// A line break.
    init(lineBreak source: String) {
        self.source = source
        first = .space
        last = .space
    }

    /// Text that begins and ends with one kind and needs no escape, or one character with its escape.
    init(text: String, as source: String? = nil) {
        self.source = source ?? text
        firstScalar = text.unicodeScalars.first
        lastScalar = text.unicodeScalars.last
        first = firstScalar.map(Self.kind) ?? .other
        last = lastScalar.map(Self.kind) ?? .other
    }

    /// Writes the first character as a character reference, which begins and ends with punctuation.
    mutating func referFirst() {
        guard let scalar = firstScalar else { return }
        let isAlone = source.unicodeScalars.count == 1 || source.utf8.first == UInt8(ascii: "\\")
        let rest = isAlone ? "" : String(source.unicodeScalars.dropFirst())
        source = Self.reference(scalar) + rest
        first = .punctuation
        firstScalar = nil
        if rest.isEmpty {
            last = .punctuation
            lastScalar = nil
        }
    }

    mutating func referLast() {
        guard let scalar = lastScalar else { return }
        guard source.unicodeScalars.count > 1, source.utf8.first != UInt8(ascii: "\\") else { return referFirst() }
        source = String(source.unicodeScalars.dropLast()) + Self.reference(scalar)
        last = .punctuation
        lastScalar = nil
    }

    static func reference(_ scalar: Unicode.Scalar) -> String { "&#\(scalar.value);" }

    static func kind(of scalar: Unicode.Scalar) -> Kind {
        switch scalar.value {
        case 9, 10, 12, 13, 32, 160, 5760, 8192...8202, 8239, 8287, 12288: return .space
        case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: return .punctuation
        case 0..<0x80: return .other
        default: break
        }
        switch scalar.properties.generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation:
            return .punctuation
        default: return .other
        }
    }
}
