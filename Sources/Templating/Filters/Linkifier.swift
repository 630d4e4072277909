internal import Diagnostics

/// Makes links of the web and e-mail addresses in a text, as Jinja2's `urlize` does: in HTML, of a text that is escaped
/// already, or in Markdown, of a plain text.
struct Linkifier {
    /// Escapes plain text for Markdown; `nil` to write HTML.
    let escape: ((String) throws(Diagnostic) -> String)?
    /// How many characters of an address are shown; `nil` for all.
    let limit: Int?
    let rel: String
    let target: String?
    /// Further beginnings of addresses, such as `tel:`.
    let schemes: [String]

    func link(_ text: String) throws(Diagnostic) -> String {
        var result = ""
        // What is no link, up to the next one: one piece of text for Markdown, not one for each word.
        var plain: [UInt8] = []
        var word: [Unicode.Scalar] = []
        func endWord() throws(Diagnostic) {
            guard !word.isEmpty else { return }
            let parts = parts(ofWord: String(scalars: word))
            plain.append(contentsOf: parts.before.utf8)
            if let link = try parts.address.flatMap(link(address:)) {
                result += try plainText(plain) + link
                plain = []
            } else {
                plain.append(contentsOf: (parts.address ?? "").utf8)
            }
            plain.append(contentsOf: parts.after.utf8)
            word.removeAll(keepingCapacity: true)
        }
        for scalar in text.unicodeScalars {
            if PythonString.isSpace(scalar) {
                try endWord()
                plain.append(scalar)
            } else {
                word.append(scalar)
            }
        }
        try endWord()
        return result + (try plainText(plain))
    }

    private func plainText(_ bytes: [UInt8]) throws(Diagnostic) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let escape else { return text }
        return try escape(text)
    }

    /// Whether a text can be the beginning of an address: `tel:`, `ftp://`.
    static func isScheme(_ text: String) -> Bool {
        let parts = TextMethods.split(text, by: ":", atMost: 1)
        guard parts.count == 2, parts[1] == "" || parts[1] == "/" || parts[1] == "//" else { return false }
        return parts[0].utf8.count >= 2
            && parts[0].unicodeScalars.allSatisfy { isWord($0) || $0 == "." || $0 == "+" || $0 == "-" }
    }

    // MARK: - One word

    /// A word without the marks around it.
    private func parts(ofWord word: String) -> (before: String, address: String?, after: String) {
        let bytes = Array(word.utf8)
        let headEnd = Self.endOfHead(bytes)
        let tailStart = Self.startOfTail(bytes, from: headEnd)
        let tailEnd = Self.balancedEnd(bytes, headEnd, tailStart)
        let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
        return (text(0..<headEnd), text(headEnd..<tailEnd), text(tailEnd..<bytes.count))
    }

    /// The link for an address; `nil` for a word that is none.
    private func link(address: String) throws(Diagnostic) -> String? {
        if WebAddress.isLink(address) {
            let isWhole = address.hasPrefix("https://") || address.hasPrefix("http://")
            return try link(to: (isWhole ? "" : "https://") + address, shown: shown(address), attributes)
        }
        if address.hasPrefix("mailto:") {
            let mail = String(address.unicodeScalars.dropFirst(7))
            if WebAddress.isMail(mail) { return try link(to: address, shown: mail) }
        } else if address.utf8.contains(UInt8(ascii: "@")), !address.hasPrefix("www."), !address.hasPrefix("@"),
            !address.utf8.contains(UInt8(ascii: ":")), WebAddress.isMail(address)
        {
            return try link(to: "mailto:" + address, shown: address)
        }
        for scheme in schemes where address.utf8.starts(with: scheme.utf8) && address.utf8.count > scheme.utf8.count {
            return try link(to: address, shown: address, attributes)
        }
        return nil
    }

    private func link(to address: String, shown: String, _ attributes: String = "") throws(Diagnostic) -> String {
        guard let escape else { return "<a href=\"\(address)\"\(attributes)>\(shown)</a>" }
        // Between angle brackets, a destination ends at `>` alone (CommonMark 0.31, 6.3).
        var destination: [UInt8] = []
        for byte in address.utf8 {
            switch byte {
            case UInt8(ascii: "<"): destination.append(contentsOf: "%3C".utf8)
            case UInt8(ascii: ">"): destination.append(contentsOf: "%3E".utf8)
            case UInt8(ascii: "\\"): destination.append(contentsOf: "%5C".utf8)
            default: destination.append(byte)
            }
        }
        return "[\(try escape(shown))](<\(String(decoding: destination, as: UTF8.self))>)"
    }

    private var attributes: String {
        let rel = rel.isEmpty ? "" : " rel=\"\(HTMLEscaping.escape(rel))\""
        return rel + (target.map { $0.isEmpty ? "" : " target=\"\(HTMLEscaping.escape($0))\"" } ?? "")
    }

    private func shown(_ address: String) -> String {
        guard let limit, limit >= 0, address.codePointCount > limit else { return address }
        return address.codePoints(from: 0, to: limit) + "..."
    }

    // MARK: - Marks around an address

    private static func endOfHead(_ bytes: [UInt8]) -> Int {
        var end = 0
        while end < bytes.count {
            if bytes[end] == UInt8(ascii: "(") || bytes[end] == UInt8(ascii: "<") {
                end += 1
            } else if bytes[end...].starts(with: "&lt;".utf8) {
                end += 4
            } else {
                break
            }
        }
        return end
    }

    private static func startOfTail(_ bytes: [UInt8], from head: Int) -> Int {
        var start = bytes.count
        while start > head {
            if ")>.,".utf8.contains(bytes[start - 1]) {
                start -= 1
            } else if start - 4 >= head, bytes[(start - 4)..<start].elementsEqual("&gt;".utf8) {
                start -= 4
            } else {
                break
            }
        }
        return start
    }

    /// Takes closing brackets of the tail into the address as far as it opens more of them than it closes.
    private static func balancedEnd(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
        var end = end
        for (opening, closing) in [("(", ")"), ("<", ">"), ("&lt;", "&gt;")] {
            let opened = count(opening, in: bytes[start..<end])
            guard opened > count(closing, in: bytes[start..<end]) else { continue }
            for _ in 0..<min(opened, count(closing, in: bytes[end...])) {
                guard let place = find(closing, in: bytes, from: end) else { break }
                end = place + closing.utf8.count
            }
        }
        return end
    }

    private static func count(_ wanted: String, in bytes: ArraySlice<UInt8>) -> Int {
        TextMethods.places(of: wanted, in: String(decoding: bytes, as: UTF8.self)).count
    }

    private static func find(_ wanted: String, in bytes: [UInt8], from start: Int) -> Int? {
        bytes.withUnsafeBufferPointer { bytes in wanted.withBytes { ByteSearch.first($0, in: bytes, from: start) } }
    }

    static func isWord(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || PythonString.isAlphanumeric(scalar) }
}
