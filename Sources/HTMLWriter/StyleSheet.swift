internal import DocumentModel

/// The style of a page, made from the house style: for screens from 320 pixels up, and for paper.
struct StyleSheet {
    private let style: HouseStyle
    private let metadata: Metadata
    /// The line of the first embargo or draft block, which every printed page repeats but the first, which has the block.
    private let notice: String?
    private let beginsWithCover: Bool

    init(_ style: HouseStyle, for document: Document) {
        self.style = style
        metadata = document.metadata
        notice = Self.notice(of: document)
        beginsWithCover = document.beginsWithCover
    }

    private static func notice(of document: Document) -> String? {
        for case .division(let division) in document.blocks where division.role == .embargo || division.role == .draft {
            for case .paragraph(let paragraph) in division.blocks { return paragraph.inlines.plainText }
        }
        return nil
    }

    var text: String {
        [base, headings, structure, tables, roles, badges, media, paper].joined(separator: "\n") + "\n"
    }

    /// The class of the badge of a rating, such as `rating-requires-improvement`; `nil` for ratings without a colour.
    static func badgeClass(_ words: String, in style: HouseStyle) -> String? {
        let key = words.split { $0.isWhitespace }.joined(separator: " ").lowercased()
        guard style.badges[key] != nil else { return nil }
        return "rating-" + String(key.unicodeScalars.map { isNameScalar($0) ? Character($0) : "-" })
    }

    private static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0xA0 || (0x61...0x7A).contains(scalar.value) || (0x30...0x39).contains(scalar.value)
    }

    private var base: String {
        """
        :root { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
        body {
          margin: 0; background: #FFFFFF; color: \(colour(style.text.colour)); font-family: \(families(style.textFonts));
          font-size: 1rem; line-height: 1.5; overflow-wrap: break-word;
        }
        header, main, footer { max-width: 34em; margin: 0 auto; padding: 0 1rem; }
        main { padding-top: 1.5em; padding-bottom: 3em; }
        header { padding-top: 1.5em; }
        footer { border-top: 1px solid \(colour(style.rule)); padding-top: 1em; padding-bottom: 2em; font-size: 0.9em; }
        p, ul, ol, blockquote, pre, figure, table { margin: 0 0 \(gap(style.text)); }
        ul, ol { padding-left: 1.5em; }
        li { margin-bottom: 0.35em; }
        li > p { margin-bottom: 0.5em; }
        li > ul, li > ol { margin: 0.35em 0 0.5em; }
        a { color: \(colour(style.link)); }
        a:hover { text-decoration: none; }
        a:focus-visible, .scroll:focus-visible { outline: 3px solid \(colour(style.accent)); outline-offset: 2px; }
        .skip { position: absolute; left: -100em; background: #FFFFFF; padding: 0.75em 1em; }
        .skip:focus { left: 0; top: 0; }
        .unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
        """
    }

    private var headings: String {
        let levels = style.headings.prefix(6).enumerated().map { index, heading in
            "h\(index + 1) { font-size: \(number(heading.size / baseSize))em; "
                + "font-weight: \(heading.isBold ? "bold" : "normal"); "
                + "font-style: \(heading.isItalic ? "italic" : "normal"); color: \(colour(heading.colour)); "
                + "margin: \(number(1.5 * heading.spaceBefore / max(heading.size, 1)))em 0 "
                + "\(number(1.5 * heading.spaceAfter / max(heading.size, 1)))em; }"
        }
        return levels.joined(separator: "\n")
            + "\nh1, h2, h3, h4, h5, h6 { line-height: 1.25; }\nmain > * + h1 { margin-top: 1em; }"
    }

    private var structure: String {
        """
        h1 .number, h2 .number, h3 .number, h4 .number, h5 .number, h6 .number { margin-right: 0.35em; }
        .numbered { list-style: none; padding: 0; }
        .numbered > li { position: relative; padding-left: 3em; }
        .numbered ul { list-style-type: disc; }
        .numbered > li > .number, .numbered > li > p:first-child > .number { position: absolute; left: 0; }
        .small-caps { font-variant: small-caps; }
        blockquote { padding: 0 0 0 1em; border-left: 0.25em solid \(colour(style.quoteBar)); }
        blockquote > :last-child { margin-bottom: 0; }
        code { font-family: \(families(style.codeFonts)); font-size: 0.9em; }
        pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 0.75em 1em; background: #F5F6F7; }
        hr { border: 0; border-top: 1px solid \(colour(style.rule)); margin: 2em 0; }
        img { max-width: 100%; height: auto; }
        figcaption { margin-top: 0.5em; font-size: 0.9em; }
        sup, sub { font-size: 0.75em; line-height: 0; }
        .contents { margin: 2em 0; padding: 1em; border: 1px solid \(colour(style.rule)); }
        .contents > :last-child { margin-bottom: 0; }
        .contents ul { list-style: none; padding: 0; margin: 0; }
        .contents ul ul { padding-left: 1.5em; }
        .contents li { margin: 0.35em 0; }
        .contents-title { font-weight: bold; margin-bottom: 0.5em; }
        .notes { border-top: 1px solid \(colour(style.rule)); margin-top: 2.5em; padding-top: 1em; }
        .notes { font-size: \(number(style.note.size / baseSize))em; }
        """
    }

    private var tables: String {
        """
        table { border-collapse: collapse; width: 100%; }
        caption { text-align: left; font-weight: \(style.caption.isBold ? "bold" : "normal"); padding-bottom: 0.5em; }
        th, td { text-align: left; vertical-align: top; padding: 0.5em 0.4em; border-bottom: 1px solid \(colour(style.rule)); }
        thead th, thead td { background: \(colour(style.tableHead)); vertical-align: bottom; }
        td > :last-child, th > :last-child { margin-bottom: 0; }
        td p, th p { margin-bottom: 0.35em; }
        .left { text-align: left; }
        .right { text-align: right; }
        .centre { text-align: center; }
        .scroll { overflow-x: auto; margin: 0 0 \(gap(style.text)); }
        .scroll table { margin: 0; }
        table:not(:last-child) { margin-bottom: 1.5em; }
        .key-questions tbody th { font-weight: normal; }
        """
    }

    private var roles: String {
        """
        .embargo { background: \(colour(style.embargo)); color: #FFFFFF; font-weight: bold; padding: 0.75em 1em; }
        .embargo a { color: inherit; }
        .draft { border: 2px dashed \(colour(style.rule)); font-weight: bold; padding: 0.5em 1em; }
        .embargo, .draft, .masthead { margin-bottom: 1em; }
        .embargo > :last-child, .draft > :last-child, .masthead > :last-child { margin-bottom: 0; }
        .masthead { color: \(colour(style.accent)); font-weight: bold; border-bottom: 2px solid \(colour(style.accent)); padding-bottom: 0.75em; }
        .masthead p { margin-bottom: 0.25em; }
        .standfirst { font-size: 1.2em; }
        .header-table table { border-top: 1px solid \(colour(style.rule)); }
        .header-table th { width: 30%; }
        .copy-list th { width: 55%; }
        .pull-quote { border-left-color: \(colour(style.accent)); font-size: 1.25em; line-height: 1.4; }
        .callout { border-left: 0.5em solid \(colour(style.accent)); background: \(colour(style.tableHead)); }
        .callout { padding: 0.75em 1em; margin-bottom: \(gap(style.text)); }
        .callout > :last-child { margin-bottom: 0; }
        .ends { font-weight: bold; }
        .notes-to-editors { border-top: 1px solid \(colour(style.rule)); margin-top: 2em; }
        h1 + .notes-to-editors { border: 0; margin: 0; }
        .score { font-size: 1.25em; font-weight: bold; }
        .rating-block { font-size: 1.25em; }
        .address p, .signature p { margin-bottom: 0; }
        .address, .signature { margin-bottom: \(gap(style.text)); }
        address { font-style: normal; }
        .cover { font-size: 1.1em; }
        .cover p { color: \(colour(style.accent)); font-weight: bold; }
        .imprint { font-size: 0.9em; }
        """
    }

    private var badges: String {
        let neutral = style.neutralBadge
        let rules = style.badges.sorted { $0.key < $1.key }.compactMap { key, badge in
            Self.badgeClass(key, in: style).map {
                ".\($0) { background: \(colour(badge.background)); color: \(colour(badge.text)); }"
            }
        }
        let shape = """
            .rating {
              display: inline-block; padding: 0.1em 0.5em; line-height: 1.4; -webkit-print-color-adjust: exact;
              background: \(colour(neutral.background)); color: \(colour(neutral.text));
            }
            td .rating { padding: 0.1em 0.4em; font-size: 0.9em; }
            """
        return ([shape] + rules + [unbroken].compactMap { $0 }).joined(separator: "\n")
    }

    /// Short ratings stay in one line where there is room for it beside the other columns.
    private var unbroken: String? {
        let classes = style.badges.keys.sorted().filter { $0.count <= 20 }.compactMap { Self.badgeClass($0, in: style) }
        guard !classes.isEmpty else { return nil }
        let selectors = classes.map { "td .\($0)" }.joined(separator: ", ")
        return "@media (min-width: 23em) { \(selectors) { white-space: nowrap; } }"
    }

    private var media: String {
        """
        .page-break { break-after: page; }
        @media (min-width: 40em) {
          body { font-size: 1.1875rem; }
          th, td { padding: 0.5em 0.75em; }
        }
        @media (forced-colors: active) {
          .rating, .embargo, .callout { border: 1px solid; }
        }
        """
    }

    private var paper: String {
        let isA4 = abs(style.pageWidth - 595.3) < 0.5 && abs(style.pageHeight - 841.9) < 0.5
        let size = isA4 ? "A4" : "\(number(style.pageWidth))pt \(number(style.pageHeight))pt"
        let margins = [style.marginTop, style.marginRight, style.marginBottom, style.marginLeft]
        let small = "font: \(number(style.note.size))pt \(families(style.textFonts));"
        let footer = [metadata.pageFooter.map(quoted), pageOfPages].compactMap { $0 }.joined(
            separator: " \" \\2013  \" ")
        return """
            @page {
              size: \(size); margin: \(margins.map { "\(number($0))pt" }.joined(separator: " "));
              @top-left { \(small) content: \(metadata.pageHeader.map(quoted) ?? "none"); }
              @bottom-left { \(small) content: \(footer); }\(noticeBox)
            }\(firstPage)
            @media print {
              body { font-size: \(number(baseSize))pt; line-height: \(number(1.15 * style.lineSpacing)); }
              header, main, footer { max-width: none; padding: 0; }
              main { padding-bottom: 1em; }
              footer { padding-top: 0.75em; }
              .skip, [role="doc-backlink"] { display: none; }
              p, ul, ol, blockquote, pre, figure, .scroll { margin-bottom: \(number(style.text.spaceAfter))pt; }
              th, td { padding: 0.3em 0.5em; }
              .embargo, thead th, thead td, .callout { -webkit-print-color-adjust: exact; }
              h1, h2, h3, h4, h5, h6, caption, thead { break-after: avoid; }
              .summary, .rating-block, .score, tbody tr:nth-child(-n+11):not(:last-child) { break-after: avoid; }
              ul, ol { break-before: avoid; }
              tr, figure, .callout, .pull-quote { break-inside: avoid; }
              .scroll { overflow: visible; }
              p, li { orphans: 3; widows: 3; }
              a { color: inherit; }
            }
            """
    }

    private var noticeBox: String {
        guard let notice else { return "" }
        let font = "font: bold \(number(style.note.size))pt \(families(style.textFonts));"
        return """

              @top-right { \(font) color: \(colour(style.embargo)); content: \(quoted(notice)); }
            """
    }

    /// The first page has no header where the embargo stands in its text, whose first line it is; a cover has no footer either.
    private var firstPage: String {
        guard notice != nil || beginsWithCover else { return "" }
        let boxes = ["@top-left", notice == nil ? nil : "@top-right", beginsWithCover ? "@bottom-left" : nil]
        return "\n@page :first {\n"
            + boxes.compactMap { $0.map { "  \($0) { content: none; }\n" } }.joined() + "}"
    }

    /// `"Page " counter(page) " of " counter(pages)`, from the wording of the document.
    private var pageOfPages: String {
        var parts: [String] = []
        var literal = ""
        var rest = metadata.wording.pageOfPages[...]
        while let first = rest.first {
            if let name = ["page", "pages"].first(where: { rest.hasPrefix("{\($0)}") }) {
                parts += [quoted(literal), "counter(\(name))"]
                literal = ""
                rest = rest.dropFirst(name.count + 2)
            } else {
                literal.append(first)
                rest = rest.dropFirst()
            }
        }
        return (parts + (literal.isEmpty ? [] : [quoted(literal)])).joined(separator: " ")
    }

    private var baseSize: Double { style.text.size.isFinite ? min(max(style.text.size, 1), 1000) : 12 }

    /// The space below, on a screen half as much again as on paper.
    private func gap(_ text: HouseStyle.TextStyle) -> String { "\(number(1.5 * text.spaceAfter / baseSize))em" }

    /// A number with at most two decimals.
    private func number(_ value: Double) -> String {
        guard value.isFinite else { return "0" }
        let hundredths = Int((min(max(value, -10_000), 10_000) * 100).rounded())
        let (whole, part) = abs(hundredths).quotientAndRemainder(dividingBy: 100)
        let sign = hundredths < 0 ? "-" : ""
        if part == 0 { return "\(sign)\(whole)" }
        return "\(sign)\(whole).\(part < 10 ? "0" : "")\(part % 10 == 0 ? part / 10 : part)"
    }

    private func colour(_ text: String) -> String { "#" + (HexColour.digits(text) ?? "000000") }

    private func families(_ names: [String]) -> String {
        let generic: Set<String> = ["serif", "sans-serif", "monospace", "system-ui", "cursive", "fantasy"]
        let quotedNames = names.map { generic.contains($0) ? $0 : quoted($0) }
        return quotedNames.isEmpty ? "sans-serif" : quotedNames.joined(separator: ", ")
    }

    /// A CSS string (CSS Syntax, 4.3.5) in which no character can end the style element.
    private func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", ">", "&", "\n", "\r", "\u{C}":
                quoted += "\\\(String(scalar.value, radix: 16, uppercase: true)) "
            default: quoted.unicodeScalars.append(scalar.isForbiddenInText ? "\u{FFFD}" : scalar)
            }
        }
        return quoted + "\""
    }
}
