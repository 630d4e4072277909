internal import Templating

/// The properties of a run, with formatting added.
///
/// Source: ISO/IEC 29500-1, 17.3.2; the order that Word writes them in.
struct RunProperties {
    private let own: [UInt8]
    private let prefix: String

    /// - Parameter properties: `<w:rPr>…</w:rPr>`, or nothing.
    init(_ properties: [UInt8], prefix: String) {
        own = properties
        self.prefix = prefix
    }

    /// The properties in a character style, unless they have one or there is none.
    func adding(style: String?) -> [UInt8] {
        guard let style else { return own }
        return adding("rStyle", " \(prefix)val=\"\(style)\"").own
    }

    /// The properties in a font of even width, unless they name a font.
    func addingCodeFont() -> [UInt8] {
        adding("rFonts", ["ascii", "hAnsi", "cs"].map { " \(prefix)\($0)=\"Courier New\"" }.joined()).own
    }

    /// The properties of a link, for templates that have no style for links.
    func addingLinkLook() -> [UInt8] {
        adding("color", " \(prefix)val=\"0563C1\"").adding("u", " \(prefix)val=\"single\"").own
    }

    /// The properties with switches such as `b`, `i`, `strike` turned on, and text raised or lowered.
    func adding(_ names: [String], verticalAlignment: String? = nil) -> [UInt8] {
        var result = self
        for name in names { result = result.adding(name, "") }
        if let verticalAlignment { result = result.adding("vertAlign", " \(prefix)val=\"\(verticalAlignment)\"") }
        return result.own
    }

    private static let order = [
        "rStyle", "rFonts", "b", "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow",
        "emboss", "imprint", "noProof", "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern",
        "position",
        "sz", "szCs", "highlight", "u", "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang",
        "eastAsianLayout", "specVanish", "oMath", "rPrChange",
    ]

    /// With a property at its place in the order, unless it is there already.
    private func adding(_ name: String, _ attributes: String) -> RunProperties {
        let element = "<\(prefix)\(name)\(attributes)/>"
        let present = properties()
        guard let rank = Self.order.firstIndex(of: name), let end = present.end else {
            return RunProperties(Array("<\(prefix)rPr>\(element)</\(prefix)rPr>".utf8), prefix: prefix)
        }
        guard !present.all.contains(where: { $0.name == name }) else { return self }
        let next = present.all.first { (Self.order.firstIndex(of: $0.name) ?? -1) > rank }
        let offset = next?.offset ?? end
        return RunProperties(Array(own[..<offset]) + Array(element.utf8) + own[offset...], prefix: prefix)
    }

    /// The properties with the offsets of their tags, and where the end tag begins; `nil` if there is nothing to add to.
    private func properties() -> (all: [(name: String, offset: Int)], end: Int?) {
        guard own.starts(with: Array("<\(prefix)rPr>".utf8)) else { return ([], nil) }
        var all: [(String, Int)] = []
        var end: Int?
        var depth = 0
        for offset in own.indices where own[offset] == UInt8(ascii: "<") {
            let isClosing = offset + 1 < own.count && own[offset + 1] == UInt8(ascii: "/")
            guard let close = own[offset...].firstIndex(of: UInt8(ascii: ">")) else { break }
            if isClosing {
                depth -= 1
                if depth == 0 { end = offset }
                continue
            }
            if depth == 1 {
                let name = own[(offset + 1)..<close].prefix { $0 > 0x20 && $0 != UInt8(ascii: "/") }
                all.append((String(String(decoding: name, as: UTF8.self).dropFirst(prefix.count)), offset))
            }
            if own[close - 1] != UInt8(ascii: "/") { depth += 1 }
        }
        return (all, end)
    }
}
