package import DataReaders
package import Diagnostics
package import DocumentModel

extension Diagnostic.Code {
    package static let unknownStyleKey: Self = "unknown-style-key"
    package static let badStyleValue: Self = "bad-style-value"
    package static let lowContrast: Self = "low-contrast"
}

/// Reads a house style from a data file. What the file does not say stays as in ``HouseStyle/standard``.
///
/// Lengths are numbers of points or texts with a unit (`2.5 cm`, `25 mm`, `1 in`, `12 pt`); colours are `#RRGGBB`.
package struct HouseStyleReader {
    private let file: DataFile
    private var problems: [Diagnostic] = []
    private var warnings: [Diagnostic] = []

    /// - Returns: The style, and warnings about colours that are hard to read.
    /// - Throws: Every unknown key and bad value of the file in one list.
    package static func read(
        _ file: DataFile
    ) throws(DiagnosticList) -> (style: HouseStyle, warnings: [Diagnostic]) {
        var reader = HouseStyleReader(file: file)
        let style = reader.style()
        if let problems = DiagnosticList(reader.problems) { throw problems }
        return (style, reader.warnings)
    }

    private init(file: DataFile) { self.file = file }

    private mutating func style() -> HouseStyle {
        var style = HouseStyle.standard
        each(
            file.root, of: "a style", into: &style,
            [
                "kind": { _, _, _ in }, "name": { _, _, _ in },
                "text-fonts": { $0.fonts($1, &$2.textFonts) }, "code-fonts": { $0.fonts($1, &$2.codeFonts) },
                "line-spacing": { $0.number($1, 1...3, &$2.lineSpacing) },
                "text": { $0.text($1, &$2.text) }, "note": { $0.text($1, &$2.note) },
                "caption": { $0.text($1, &$2.caption) }, "headings": { $0.headings($1, &$2.headings) },
                "colours": { $0.colours($1, &$2) }, "badges": { $0.badges($1, &$2) },
                "page": { $0.page($1, &$2) }, "list-indent": { $0.length($1, 0...144, &$2.listIndent) },
            ])
        return style
    }

    // MARK: - Parts of a style

    private mutating func headings(_ node: DataNode, _ styles: inout [HouseStyle.TextStyle]) {
        guard let items = node.items, items.count <= 6 else { return bad(node, "a list of up to six text styles") }
        for (index, item) in items.enumerated() where styles.indices.contains(index) { text(item, &styles[index]) }
    }

    private mutating func text(_ node: DataNode, _ style: inout HouseStyle.TextStyle) {
        each(
            node, of: "a text style", into: &style,
            [
                "size": { $0.length($1, 6...72, &$2.size) }, "bold": { $0.flag($1, &$2.isBold) },
                "italic": { $0.flag($1, &$2.isItalic) }, "colour": { $0.colour($1, &$2.colour) },
                "space-before": { $0.length($1, 0...144, &$2.spaceBefore) },
                "space-after": { $0.length($1, 0...144, &$2.spaceAfter) },
            ])
        checkContrast(style.colour, on: "FFFFFF", at: node)
    }

    private mutating func colours(_ node: DataNode, _ style: inout HouseStyle) {
        each(
            node, of: "the colours", into: &style,
            [
                "accent": { $0.colour($1, &$2.accent) }, "link": { $0.colour($1, &$2.link) },
                "rule": { $0.colour($1, &$2.rule) }, "table-head": { $0.colour($1, &$2.tableHead) },
                "quote-bar": { $0.colour($1, &$2.quoteBar) }, "embargo": { $0.colour($1, &$2.embargo) },
            ])
        checkContrast(style.link, on: "FFFFFF", at: node)
        checkContrast(style.accent, on: "FFFFFF", at: node)
        checkContrast(style.text.colour, on: style.tableHead, at: node)
    }

    private mutating func badges(_ node: DataNode, _ style: inout HouseStyle) {
        guard let mapping = node.mapping else { return bad(node, "a mapping from ratings to colours") }
        for entry in mapping.entries {
            var badge = style.badges[entry.key.lowercased()] ?? style.neutralBadge
            each(
                entry.value, of: "a badge", into: &badge,
                [
                    "background": { $0.colour($1, &$2.background) }, "text": { $0.colour($1, &$2.text) },
                ])
            checkContrast(badge.text, on: badge.background, at: entry.value)
            if entry.key == "neutral" {
                style.neutralBadge = badge
            } else {
                style.badges[entry.key.lowercased()] = badge
            }
        }
    }

    private mutating func page(_ node: DataNode, _ style: inout HouseStyle) {
        each(
            node, of: "the page", into: &style,
            [
                "width": { $0.length($1, 144...1584, &$2.pageWidth) },
                "height": { $0.length($1, 144...1584, &$2.pageHeight) },
                "margin-top": { $0.length($1, 0...288, &$2.marginTop) },
                "margin-bottom": { $0.length($1, 0...288, &$2.marginBottom) },
                "margin-left": { $0.length($1, 0...288, &$2.marginLeft) },
                "margin-right": { $0.length($1, 0...288, &$2.marginRight) },
            ])
        if style.marginLeft + style.marginRight > style.pageWidth - 72
            || style.marginTop + style.marginBottom > style.pageHeight - 72
        {
            bad(node, "margins that leave at least an inch for the text")
        }
    }

    // MARK: - Values

    private typealias Setter<Target> = (inout HouseStyleReader, DataNode, inout Target) -> Void

    private mutating func each<Target>(
        _ node: DataNode, of what: String, into target: inout Target, _ known: [String: Setter<Target>]
    ) {
        guard let mapping = node.mapping else { return bad(node, "\(what) as a mapping") }
        for entry in mapping.entries {
            if let setter = known[entry.key] {
                setter(&self, entry.value, &target)
                continue
            }
            let nearest = NearestName.of(entry.key, among: known.keys.sorted())
            problems.append(
                Diagnostic(
                    .unknownStyleKey, "\(what) has no key '\(entry.key)'", at: file.place(entry.keySpan),
                    hint: nearest.map { "did you mean '\($0)'?" }))
        }
    }

    private mutating func fonts(_ node: DataNode, _ fonts: inout [String]) {
        let names = node.items?.compactMap(\.string) ?? node.string.map { [$0] } ?? []
        // A font name goes into style sheets: letters, digits, spaces and hyphens are all that one needs.
        let isClean = names.allSatisfy { name in
            !name.isEmpty
                && name.unicodeScalars.allSatisfy {
                    $0.properties.isAlphabetic || "0123456789 -_".unicodeScalars.contains($0)
                }
        }
        guard !names.isEmpty, names.count == (node.items?.count ?? 1), isClean else {
            return bad(node, "font names in order of preference")
        }
        fonts = names
    }

    private mutating func number(_ node: DataNode, _ range: ClosedRange<Double>, _ value: inout Double) {
        let read: Double? =
            switch node.content {
            case .integer(let number): Double(number)
            case .decimal(let number): number
            default: nil
            }
        guard let read, range.contains(read) else {
            return bad(node, "a number from \(Self.shown(range.lowerBound)) to \(Self.shown(range.upperBound))")
        }
        value = read
    }

    private mutating func length(_ node: DataNode, _ range: ClosedRange<Double>, _ points: inout Double) {
        if let text = node.string, let read = Self.points(text), range.contains(read) {
            points = read
            return
        }
        guard node.string == nil else {
            return bad(node, "a length such as 12 or '2.5 cm' (up to \(Self.shown(range.upperBound)) points)")
        }
        number(node, range, &points)
    }

    private mutating func flag(_ node: DataNode, _ value: inout Bool) {
        guard case .bool(let flag) = node.content else { return bad(node, "true or false") }
        value = flag
    }

    private mutating func colour(_ node: DataNode, _ value: inout String) {
        let text = node.string.map { $0.hasPrefix("#") ? String($0.dropFirst()) : $0 } ?? ""
        guard text.utf8.count == 6, UInt32(text, radix: 16) != nil, !text.hasPrefix("+") else {
            return bad(node, "a colour such as '#1D4E89'")
        }
        value = text.uppercased()
    }

    private mutating func bad(_ node: DataNode, _ expected: String) {
        problems.append(Diagnostic(.badStyleValue, "expected \(expected)", at: file.place(of: node)))
    }

    private mutating func checkContrast(_ text: String, on background: String, at node: DataNode) {
        let ratio = Contrast.ratio(text, background)
        guard ratio < 4.5 else { return }
        let shown = (ratio * 100).rounded(.down) / 100
        warnings.append(
            Diagnostic(
                .lowContrast, "#\(text) on #\(background) has a contrast of \(shown):1, and WCAG 2.2 asks for 4.5:1",
                at: file.place(of: node), severity: .warning))
    }

    private static func shown(_ number: Double) -> String {
        number == number.rounded() ? String(number).replacing(".0", with: "") : String(number)
    }

    /// `2.5 cm` in points.
    private static func points(_ text: String) -> Double? {
        let units: [(String, Double)] = [("cm", 72 / 2.54), ("mm", 7.2 / 2.54), ("in", 72), ("pt", 1)]
        for (unit, factor) in units where text.hasSuffix(unit) {
            let digits = text.dropLast(unit.count).filter { $0 != " " }
            guard digits.utf8.allSatisfy({ (48...57).contains($0) || $0 == 46 }) else { return nil }
            return Double(digits).map { $0 * factor }
        }
        return nil
    }
}
