extension Diagnostic {
    /// How much of a long line an excerpt shows, in Unicode scalars.
    private static let excerptWidth = 100

    /// The message with its place, the excerpt with a caret, the trace and the hint, ending in a newline:
    ///
    /// ```
    /// Templates/press-release.md:14:31: error: 'service.nam' is undefined
    ///    14 | {{ service.short_name }} ({{ service.nam }}) has received
    ///       |                              ^^^^^^^^^^^
    ///   hint: did you mean 'service.name'?
    /// ```
    ///
    /// - Parameter colour: Whether to mark severity and caret with ANSI escape sequences.
    public func rendered(colour: Bool = false) -> String {
        let paint = Paint(on: colour)
        var text = paint.bold(place.label.map { $0 + ": " } ?? "")
        text += paint.severity(severity, severity.rawValue + ":") + " " + paint.bold(Self.oneLine(message)) + "\n"
        if case .source(let source, let range) = place { text += Self.excerpt(source, range, paint) }
        // A chain of a hundred includes would push the cause off the screen: its two ends tell the story.
        let shown = trace.count > 8 ? Array(trace.prefix(5)) + Array(trace.suffix(2)) : trace
        for (index, step) in shown.enumerated() {
            if trace.count > 8, index == 5 { text += "  … \(trace.count - 7) more …\n" }
            text += "  \(step.label) \(step.place.label ?? "an unknown place")\n"
        }
        if let hint { text += "  " + paint.hint("hint:") + " \(Self.oneLine(hint))\n" }
        return text
    }

    /// Control characters in a message would let data move the cursor or forge lines; they are shown as U+FFFD.
    private static func oneLine(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            result.append(isUnprintable(scalar) ? "\u{FFFD}" : scalar)
        }
        let limit = 600
        return result.count <= limit ? String(result) : String(String.UnicodeScalarView(result.prefix(limit))) + "…"
    }

    private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x202A...0x202E, 0x2028, 0x2029, 0x2066...0x2069: true
        default: false
        }
    }

    private static func excerpt(_ source: SourceText, _ range: Range<Int>, _ paint: Paint) -> String {
        guard !source.bytes.isEmpty else { return "" }
        let line = source.lineRange(around: range.lowerBound)
        let start = min(max(range.lowerBound, line.lowerBound), line.upperBound)
        let end = min(max(range.upperBound, start), line.upperBound)
        var before = scalars(source, line.lowerBound..<start)
        var marked = scalars(source, start..<end)
        var after = scalars(source, end..<line.upperBound)
        if before.count + marked.count + after.count > excerptWidth {
            if before.count > 40 { before = ["…"] + before.suffix(39) }
            if marked.count > 50 { marked = marked.prefix(50) + ["…"] }
            let room = max(0, excerptWidth - before.count - marked.count)
            if after.count > room { after = after.prefix(room) + ["…"] }
        }
        let number = source.location == nil ? String(source.position(at: start).line) : ""
        let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
        let blank = String(repeating: " ", count: gutter.count)
        let pad = String(before.map { $0 == "\t" ? "\t" : " " })
        let carets = String(repeating: "^", count: max(1, marked.count))
        return "\(gutter) | \(String(before))\(String(marked))\(String(after))\n"
            + "\(blank) | \(pad)\(paint.caret(carets))\n"
    }

    private static func scalars(_ source: SourceText, _ range: Range<Int>) -> [Character] {
        source.text(in: range).unicodeScalars.map { $0 != "\t" && isUnprintable($0) ? "\u{FFFD}" : Character($0) }
    }
}

extension Diagnostic.Place {
    /// `file:line:column`, `file: paragraph 4`, or the file; `nil` for nowhere.
    public var label: String? {
        switch self {
        case .nowhere: return nil
        case .file(let path): return path
        case .source(let source, let range):
            if let location = source.location { return "\(source.name): \(location)" }
            let position = source.position(at: range.lowerBound)
            return "\(source.name):\(position.line):\(position.column)"
        }
    }
}

extension DiagnosticList {
    /// How many problems one report shows.
    public static let shownAtMost = 50

    /// All problems one after the other, then how many more there are.
    public func rendered(colour: Bool = false) -> String {
        var text = all.prefix(Self.shownAtMost).map { $0.rendered(colour: colour) }.joined()
        if all.count > Self.shownAtMost { text += "… and \(all.count - Self.shownAtMost) more\n" }
        return text
    }
}

/// ANSI colours, or nothing.
private struct Paint {
    let isOn: Bool
    init(on: Bool) { isOn = on }

    private func wrap(_ text: String, _ code: String) -> String { isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text }
    func bold(_ text: String) -> String { text.isEmpty ? text : wrap(text, "1") }
    func caret(_ text: String) -> String { wrap(text, "1;31") }
    func hint(_ text: String) -> String { wrap(text, "36") }
    func severity(_ severity: Diagnostic.Severity, _ text: String) -> String {
        switch severity {
        case .error: wrap(text, "1;31")
        case .warning: wrap(text, "1;33")
        case .note: wrap(text, "1;36")
        }
    }
}
