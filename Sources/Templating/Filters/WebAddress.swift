/// Which words are taken for addresses of the web or of e-mail.
enum WebAddress {
    private typealias Scalars = ArraySlice<Unicode.Scalar>

    /// A web address with `http://`, `https://` or `www.`, or a domain name under one of the oldest top-level domains.
    static func isLink(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)[...]
        let lower = String(
            scalars: scalars.prefix(8).map {
                $0.isASCII ? $0.properties.lowercaseMapping.unicodeScalars.first ?? $0 : $0
            })
        for (prefix, isScheme) in [("https://", true), ("http://", true), ("www.", false)] where lower.hasPrefix(prefix)
        {
            let host = host(scalars.dropFirst(prefix.utf8.count))
            if let host, isName(host) || isScheme && (isIPv4(host) || isIPv6(host)) { return true }
        }
        return host(scalars).map(isOldDomain) ?? false
    }

    /// `someone@example.org`.
    static func isMail(_ text: String) -> Bool {
        let scalars = Array(text.unicodeScalars)
        guard let at = scalars.lastIndex(of: "@"), at > 0, !scalars.contains(where: PythonString.isSpace) else {
            return false
        }
        let domain = scalars[(at + 1)...]
        guard let first = domain.first, Linkifier.isWord(first), let dot = domain.lastIndex(of: "."), dot > at + 1,
            dot + 1 < domain.endIndex
        else { return false }
        return domain[(dot + 1)...].allSatisfy(Linkifier.isWord)
            && domain[..<dot].allSatisfy { Linkifier.isWord($0) || $0 == "." || $0 == "-" }
    }

    /// The host of an address without its scheme; `nil` if what follows is no port, path, query or fragment.
    private static func host(_ rest: Scalars) -> Scalars? {
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.first == "[" {
            guard let end = authority.lastIndex(of: "]") else { return nil }
            return isPort(authority[(end + 1)...]) ? authority[...end] : nil
        }
        guard let colon = authority.firstIndex(of: ":") else { return authority }
        return isPort(authority[colon...]) ? authority[..<colon] : nil
    }

    private static func isPort(_ text: Scalars) -> Bool {
        text.isEmpty
            || text.first == ":" && (2...6).contains(text.count) && text.dropFirst().allSatisfy(PythonString.isDecimal)
    }

    private static func labels(_ host: Scalars) -> [Scalars] {
        host.split(separator: ".", omittingEmptySubsequences: false)
    }

    private static func isLabel(_ label: Scalars) -> Bool {
        !label.isEmpty && label.allSatisfy { Linkifier.isWord($0) || $0 == "%" || $0 == "-" }
    }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
    }

    private static func isName(_ host: Scalars) -> Bool {
        let labels = labels(host)
        guard let last = labels.last, labels.dropLast().allSatisfy(isLabel) else { return false }
        if (2...63).contains(last.count), last.allSatisfy(isLetter) { return true }
        let start = CaseMapping.lower(String(scalars: last.prefix(4)))
        return start == "xn--" && (6...63).contains(last.count)
            && last.dropFirst(4).allSatisfy { Linkifier.isWord($0) || $0 == "%" }
    }

    private static func isOldDomain(_ host: Scalars) -> Bool {
        let labels = labels(host)
        guard labels.count >= 2, let last = labels.last else { return false }
        let domains: Set<String> = ["com", "net", "int", "edu", "gov", "org", "info", "mil"]
        return domains.contains(CaseMapping.lower(String(scalars: last)))
            && labels.dropLast().allSatisfy { isLabel($0) && (2...63).contains($0.count) }
    }

    private static func isIPv4(_ host: Scalars) -> Bool {
        let labels = labels(host)
        return labels.count == 4
            && labels.allSatisfy { (1...3).contains($0.count) && $0.allSatisfy(PythonString.isDecimal) }
    }

    private static func isIPv6(_ host: Scalars) -> Bool {
        guard host.first == "[", host.last == "]" else { return false }
        let groups = host.dropFirst().dropLast().split(separator: ":", omittingEmptySubsequences: false)
        return (3...9).contains(groups.count)
            && groups.allSatisfy { $0.count <= 4 && $0.allSatisfy(\.properties.isASCIIHexDigit) }
    }
}
