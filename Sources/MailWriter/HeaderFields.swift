/// The header of a message or of a part of it, folded so that no line is longer than 76 bytes where there is a place to
/// fold (RFC 5322, section 2.2.3).
struct HeaderFields {
    private(set) var bytes: [UInt8] = []

    private static let longestLine = 76

    /// A field of words that are ASCII already; folds between them.
    mutating func add(_ name: String, _ value: String) {
        fold(name, value.split(separator: " ").map(String.init))
    }

    /// A field of any text; text that is not plain ASCII becomes encoded words.
    mutating func add(_ name: String, text: String) {
        let clean = Self.clean(text)
        let words = clean.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        let isPlain =
            clean.utf8.allSatisfy { $0 < 0x7F } && !clean.contains("=?") && !words.contains(where: \.isEmpty)
            && words.allSatisfy { $0.utf8.count < 60 }
        fold(name, isPlain ? words : EncodedWord.words(for: clean))
    }

    mutating func add(_ name: String, mailboxes: [Mailbox]) {
        var words: [String] = []
        for (index, mailbox) in mailboxes.enumerated() {
            let comma = index + 1 < mailboxes.count ? "," : ""
            if let name = mailbox.name {
                words += Self.phrase(Self.clean(name))
                words.append("<\(mailbox.address)>\(comma)")
            } else {
                words.append(mailbox.address + comma)
            }
        }
        fold(name, words)
    }

    /// A field with parameters, one a line.
    mutating func add(_ name: String, _ value: String, parameters: [String]) {
        bytes += "\(name): \(value)".utf8
        for parameter in parameters { bytes += ";\r\n \(parameter)".utf8 }
        bytes += "\r\n".utf8
    }

    private mutating func fold(_ name: String, _ words: [String]) {
        var line = "\(name):"
        for word in words {
            if line.utf8.count + 1 + word.utf8.count > Self.longestLine, line.utf8.count > name.utf8.count + 1 {
                bytes += "\(line)\r\n".utf8
                line = ""
            }
            line += " \(word)"
        }
        bytes += "\(line)\r\n".utf8
    }

    /// Control characters become spaces: a line end in a value would begin a new field.
    static func clean(_ text: String) -> String {
        var clean = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
            clean.append(isControl || scalar.value == 0x2028 || scalar.value == 0x2029 ? " " : scalar)
        }
        return String(clean)
    }

    /// The name of a mailbox: as it is, in quotes, or in encoded words (RFC 5322, section 3.2.5; RFC 2047, section 5).
    private static func phrase(_ name: String) -> [String] {
        let isASCII = name.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
        guard isASCII, !name.contains("=?"), name.utf8.count < 60 else { return EncodedWord.words(for: name) }
        let isAtoms = name.utf8.allSatisfy {
            (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "!#$%&'*+-/=?^_`{|}~ ".utf8.contains($0)
        }
        if isAtoms { return name.split(separator: " ").map(String.init) }
        var quoted = "\""
        for character in name.unicodeScalars {
            if character == "\"" || character == "\\" { quoted += "\\" }
            quoted.unicodeScalars.append(character)
        }
        return [quoted + "\""]
    }
}
