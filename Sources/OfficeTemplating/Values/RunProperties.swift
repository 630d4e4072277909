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
        guard let style, !contains("rStyle") else { return own }
        return inserting("<\(prefix)rStyle \(prefix)val=\"\(style)\"/>", asFirst: true)
    }

    /// The properties in a font of even width, unless they name a font.
    func addingCodeFont() -> [UInt8] {
        guard !contains("rFonts") else { return own }
        let fonts = ["ascii", "hAnsi", "cs"].map { " \(prefix)\($0)=\"Courier New\"" }.joined()
        return inserting("<\(prefix)rFonts\(fonts)/>", asFirst: !contains("rStyle"))
    }

    /// The properties with switches such as `b`, `i`, `strike` turned on, and text raised or lowered.
    func adding(_ names: [String], verticalAlignment: String? = nil) -> [UInt8] {
        var result = RunProperties(own, prefix: prefix)
        for name in ["b", "i", "strike"] where names.contains(name) && !result.contains(name) {
            result = RunProperties(result.inserting("<\(prefix)\(name)/>", asFirst: false), prefix: prefix)
        }
        if let verticalAlignment, !result.contains("vertAlign") {
            result = RunProperties(
                result.inserting(
                    "<\(prefix)vertAlign \(prefix)val=\"\(verticalAlignment)\"/>", asFirst: false, late: true),
                prefix: prefix)
        }
        return result.own
    }

    private func contains(_ name: String) -> Bool {
        let text = String(decoding: own, as: UTF8.self)
        return text.contains("<\(prefix)\(name)/") || text.contains("<\(prefix)\(name) ")
    }

    /// Puts an element at its place: styles first, then fonts, then switches; `late` before the language.
    private func inserting(_ element: String, asFirst: Bool, late: Bool = false) -> [UInt8] {
        var text = String(decoding: own, as: UTF8.self)
        let opening = "<\(prefix)rPr>"
        guard text.hasPrefix(opening), let start = text.range(of: opening) else {
            return Array("\(opening)\(element)</\(prefix)rPr>".utf8)
        }
        var position = start.upperBound
        if late {
            let later = ["rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath"]
            let found = later.compactMap { text.range(of: "<\(prefix)\($0)")?.lowerBound }.min()
            position = found ?? (text.range(of: "</\(prefix)rPr>")?.lowerBound ?? position)
        } else if !asFirst {
            let isFont = element.hasPrefix("<\(prefix)rFonts")
            for name in isFont ? ["rStyle"] : ["rStyle", "rFonts", "b", "bCs", "i", "iCs"] {
                guard let range = text.range(of: "<\(prefix)\(name)/>") ?? text.range(of: "<\(prefix)\(name) ") else {
                    continue
                }
                let end =
                    text[range.lowerBound...].firstIndex(of: ">").map { text.index(after: $0) } ?? range.upperBound
                if name == "i" && element == "<\(prefix)b/>" { break }
                if end > position { position = end }
            }
        }
        text.insert(contentsOf: element, at: position)
        return Array(text.utf8)
    }
}

extension String {
    /// The range of the first occurrence, compared byte by byte.
    fileprivate func range(of wanted: String) -> Range<String.Index>? {
        let bytes = Array(utf8)
        let pattern = Array(wanted.utf8)
        guard !pattern.isEmpty, bytes.count >= pattern.count else { return nil }
        for start in 0...(bytes.count - pattern.count) where bytes[start] == pattern[0] {
            if bytes[start..<(start + pattern.count)].elementsEqual(pattern) {
                let lower = utf8.index(utf8.startIndex, offsetBy: start)
                return lower..<utf8.index(lower, offsetBy: pattern.count)
            }
        }
        return nil
    }
}
