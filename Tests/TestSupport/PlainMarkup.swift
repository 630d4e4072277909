/// A strict reader of the HTML that the writers make: every start tag has its end tag, attributes are quoted, text is
/// escaped. Browsers take more; a test wants less.
public struct PlainMarkup {
    public struct Problem: Error, CustomStringConvertible {
        public let description: String
    }

    /// The text, with a space wherever the tag of a block stood.
    public private(set) var text = ""
    public private(set) var identifiers: [String] = []
    public private(set) var tags: [String] = []

    private static let inline: Set<String> = ["em", "strong", "s", "sup", "sub", "code", "a", "span"]
    private static let empty: Set<String> = ["meta", "link", "br", "hr", "img", "col"]

    public init(_ html: String) throws {
        var open: [String] = []
        var rest = Array(html.unicodeScalars)[...]
        while let first = rest.first {
            if first == "<" {
                guard let end = rest.firstIndex(of: ">") else { throw Problem(description: "'<' without '>'") }
                try tag(String(String.UnicodeScalarView(rest[rest.startIndex + 1..<end])), &open)
                let name = rest[..<end].dropFirst().drop { $0 == "/" }.prefix { $0 != " " }
                if !Self.inline.contains(String(String.UnicodeScalarView(name))) { text += " " }
                rest = rest[(end + 1)...]
                if let name = open.last, name == "style" || name == "script" {
                    // Raw text: goes on to the end tag.
                    while !rest.starts(with: "</".unicodeScalars), !rest.isEmpty { rest.removeFirst() }
                }
            } else if first == "&" {
                guard let end = rest.firstIndex(of: ";") else { throw Problem(description: "'&' without ';'") }
                text += try Self.entity(String(String.UnicodeScalarView(rest[rest.startIndex + 1..<end])))
                rest = rest[(end + 1)...]
            } else {
                guard first != ">" else { throw Problem(description: "'>' in text") }
                text.unicodeScalars.append(first)
                rest.removeFirst()
            }
        }
        guard open.isEmpty else { throw Problem(description: "open at the end: \(open)") }
    }

    private mutating func tag(_ tag: String, _ open: inout [String]) throws {
        if tag.hasPrefix("!DOCTYPE") { return }
        if tag.hasPrefix("/") {
            guard open.popLast() == String(tag.dropFirst()) else { throw Problem(description: "end tag <\(tag)>") }
            return
        }
        let name = String(tag.prefix { $0 != " " })
        tags.append(name)
        guard name.allSatisfy({ $0.isLetter || $0.isNumber }) else { throw Problem(description: "tag <\(tag)>") }
        guard !tag.contains("<") else { throw Problem(description: "'<' in <\(tag)>") }
        let quotes = tag.unicodeScalars.count { $0 == "\"" }
        guard quotes.isMultiple(of: 2) else { throw Problem(description: "quotes in <\(tag)>") }
        if name == "a", open.contains("a") { throw Problem(description: "link in a link") }
        let parts = tag.split(separator: "\"", omittingEmptySubsequences: false)
        for (key, value) in zip(parts, parts.dropFirst()) where key.hasSuffix(" id=") {
            if identifiers.contains(String(value)) { throw Problem(description: "identifier '\(value)' twice") }
            identifiers.append(String(value))
        }
        if !Self.empty.contains(name) { open.append(name) }
    }

    private static func entity(_ name: String) throws -> String {
        switch name {
        case "lt": return "<"
        case "gt": return ">"
        case "amp": return "&"
        case "quot": return "\""
        default: throw Problem(description: "entity '\(name)'")
        }
    }
}
