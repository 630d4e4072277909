/// Makes links of the web and e-mail addresses in a text that is escaped for HTML, as Jinja2's `urlize` does.
struct Linkifier {
    /// How many characters of an address are shown; `nil` for all.
    let limit: Int?
    let rel: String
    let target: String?
    /// Further beginnings of addresses, such as `tel:`.
    let schemes: [String]

    func link(_ text: String) -> String {
        var result = ""
        var word = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard PythonString.isSpace(scalar) else {
                word.append(scalar)
                continue
            }
            if !word.isEmpty { result += link(word: String(word)) }
            word = String.UnicodeScalarView()
            result.unicodeScalars.append(scalar)
        }
        return word.isEmpty ? result : result + link(word: String(word))
    }

    /// Whether a text can be the beginning of an address: `tel:`, `ftp://`.
    static func isScheme(_ text: String) -> Bool {
        let parts = TextMethods.split(text, by: ":", atMost: 1)
        guard parts.count == 2, parts[1] == "" || parts[1] == "/" || parts[1] == "//" else { return false }
        return parts[0].utf8.count >= 2
            && parts[0].unicodeScalars.allSatisfy { isWord($0) || $0 == "." || $0 == "+" || $0 == "-" }
    }

    // MARK: - One word

    private func link(word: String) -> String {
        let bytes = Array(word.utf8)
        let headEnd = Self.endOfHead(bytes)
        let tailStart = Self.startOfTail(bytes, from: headEnd)
        let tailEnd = Self.balancedEnd(bytes, headEnd, tailStart)
        let text = { (range: Range<Int>) in String(decoding: bytes[range], as: UTF8.self) }
        let middle = text(headEnd..<tailEnd)
        guard let linked = link(address: middle) else { return word }
        return text(0..<headEnd) + linked + text(tailEnd..<bytes.count)
    }

    /// The link for an address; `nil` for a word that is none.
    private func link(address: String) -> String? {
        if WebAddress.isLink(address) {
            let isWhole = address.hasPrefix("https://") || address.hasPrefix("http://")
            return "<a href=\"\(isWhole ? "" : "https://")\(address)\"\(attributes)>\(shown(address))</a>"
        }
        if address.hasPrefix("mailto:") {
            let mail = String(address.unicodeScalars.dropFirst(7))
            if WebAddress.isMail(mail) { return "<a href=\"\(address)\">\(mail)</a>" }
        } else if address.utf8.contains(UInt8(ascii: "@")), !address.hasPrefix("www."), !address.hasPrefix("@"),
            !address.utf8.contains(UInt8(ascii: ":")), WebAddress.isMail(address)
        {
            return "<a href=\"mailto:\(address)\">\(address)</a>"
        }
        for scheme in schemes where address.utf8.starts(with: scheme.utf8) && address.utf8.count > scheme.utf8.count {
            return "<a href=\"\(address)\"\(attributes)>\(address)</a>"
        }
        return nil
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
