/// The target of a link, as somebody would write it on paper.
struct LinkAddress {
    /// `nil` for a place in the document itself, which paper cannot link to.
    let spelled: String?

    init(_ target: String) {
        if target.isEmpty || target.hasPrefix("#") {
            spelled = nil
        } else if let address = Self.dropping(["mailto:", "tel:"], from: target) {
            // What follows `?` are headers for the mail program.
            spelled = String(address.prefix { $0 != "?" })
        } else {
            spelled = target
        }
    }

    /// Whether the text of the link is the address, with or without its scheme, `www.` and last slash.
    func isSaid(by text: String) -> Bool {
        guard let spelled else { return true }
        if Self.key(text) == Self.key(spelled) { return true }
        let digits = Self.digits(spelled)
        return digits.count >= 5 && digits.count == spelled.utf8.count(where: { $0 != UInt8(ascii: "+") })
            && Self.nationalDigits(text).map { digits.hasSuffix($0) } ?? false
    }

    private static func dropping(_ schemes: [String], from text: String) -> Substring? {
        for scheme in schemes where text.prefix(scheme.count).lowercased() == scheme {
            return text.dropFirst(scheme.count)
        }
        return nil
    }

    private static func key(_ text: String) -> String {
        var rest = text[...].lowercased()[...]
        for start in ["https://", "http://", "www."] where rest.hasPrefix(start) { rest = rest.dropFirst(start.count) }
        if rest.hasSuffix("/") { rest = rest.dropLast() }
        return String(rest)
    }

    private static func digits(_ text: String) -> String { text.filter { $0.isASCII && $0.isNumber } }

    /// `01632 960001` is the end of `+441632960001`; `nil` for what is no telephone number.
    private static func nationalDigits(_ text: String) -> String? {
        let digits = digits(text)
        guard digits.count >= 5 else { return nil }
        return String(digits.drop { $0 == "0" })
    }
}
