internal import DataReaders
internal import Diagnostics
internal import Templating

/// The findings of one run, in the forms that people and programs read.
package struct FindingReport: Sendable {
    package let findings: [Finding]

    private let explanations: [Explanation]

    /// - Parameter explanations: Why ratings are what they are; not part of SARIF.
    package init(_ findings: [Finding], _ explanations: [Explanation] = []) {
        self.findings = findings
        self.explanations = explanations
    }

    /// Whether anything stops publication.
    package var hasErrors: Bool { findings.contains { $0.severity == .error } }

    /// As messages with excerpts, then a line of counts.
    package func text(colour: Bool = false) -> String {
        let found = findings.map { $0.diagnostic.rendered(colour: colour) }.joined() + summary + "\n"
        return found + explanations.map(\.text).joined(separator: "\n")
    }

    private var summary: String {
        guard !findings.isEmpty else { return "nothing found" }
        let parts = [(Finding.Severity.error, "error"), (.warning, "warning"), (.information, "note")].compactMap {
            severity, name in
            let count = findings.filter { $0.severity == severity }.count
            return count == 0 ? nil : "\(count) \(name)\(count == 1 ? "" : "s")"
        }
        return EnglishWords.list(parts)
    }

    /// One object with all findings, in their order.
    package func json() -> String {
        let counts: [(String, Value)] = [Finding.Severity.error, .warning, .information].map { severity in
            (severity.rawValue, .int(findings.filter { $0.severity == severity }.count))
        }
        var pairs: [(String, Value)] = [("findings", .list(findings.map(Self.value))), ("counts", .dict(counts))]
        if !explanations.isEmpty { pairs.append(("explanations", .list(explanations.map(Self.value)))) }
        return JSONWriter.write(.dict(pairs), .pretty)
    }

    private static func value(_ explanation: Explanation) -> Value {
        .list(
            explanation.lines.map {
                .dict([("kind", .string($0.kind.rawValue)), ("path", .string($0.path)), ("text", .string($0.text))])
            })
    }

    private static func value(_ finding: Finding) -> Value {
        let spot = Spot(finding.place)
        return .dict([
            ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
            ("file", .string(spot.file)), ("line", .int(spot.start.line)), ("column", .int(spot.start.column)),
            ("path", .string(finding.path)), ("excerpt", .string(spot.excerpt)), ("reason", .string(finding.reason)),
            ("correction", finding.correction.map { .string($0) } ?? .none),
        ])
    }

    /// SARIF 2.1.0, which code hosts and editors show beside the lines.
    ///
    /// Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0.
    package func sarif(toolVersion: String) -> String {
        var rules: [(id: String, rule: CheckRule)] = []
        for rule in CheckRule.all where !rules.contains(where: { $0.id == rule.id }) { rules.append((rule.id, rule)) }
        let driver: Value = .dict([
            ("name", .string("letterpress")), ("version", .string(toolVersion)),
            ("rules", .list(rules.map { Self.sarifRule($0.rule) })),
        ])
        let results = findings.map { finding in
            Self.sarifResult(finding, ruleIndex: rules.firstIndex { $0.id == finding.rule } ?? -1)
        }
        let run: Value = .dict([
            ("tool", .dict([("driver", driver)])), ("columnKind", .string("unicodeCodePoints")),
            ("results", .list(results)),
        ])
        return JSONWriter.write(
            .dict([
                ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")), ("version", .string("2.1.0")),
                ("runs", .list([run])),
            ]), .pretty)
    }

    private static func level(_ severity: Finding.Severity) -> String {
        switch severity {
        case .error: "error"
        case .warning: "warning"
        case .information: "note"
        }
    }

    private static func sarifRule(_ rule: CheckRule) -> Value {
        .dict([
            ("id", .string(rule.id)), ("shortDescription", .dict([("text", .string(rule.title))])),
            ("defaultConfiguration", .dict([("level", .string(level(rule.severity)))])),
        ])
    }

    private static func sarifResult(_ finding: Finding, ruleIndex: Int) -> Value {
        let spot = Spot(finding.place)
        let message = finding.reason + (finding.correction.map { ": " + $0 } ?? "")
        let region: Value = .dict([
            ("startLine", .int(spot.start.line)), ("startColumn", .int(spot.start.column)),
            ("endLine", .int(spot.end.line)), ("endColumn", .int(spot.end.column)),
        ])
        let location: Value = .dict([
            (
                "physicalLocation",
                .dict([("artifactLocation", .dict([("uri", .string(uri(spot.file)))])), ("region", region)])
            )
        ])
        return .dict([
            ("ruleId", .string(finding.rule)), ("ruleIndex", .int(ruleIndex)),
            ("level", .string(level(finding.severity))),
            ("message", .dict([("text", .string(message))])), ("locations", .list([location])),
        ])
    }

    /// A path as a URI reference (RFC 3986): everything but unreserved characters and `/` is percent-encoded.
    private static func uri(_ path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var result: [UInt8] = []
        for byte in path.utf8 {
            let isPlain = Passage.isWordByte(byte) || "-._~/".utf8.contains(byte)
            if isPlain {
                result.append(byte)
            } else {
                result += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}

/// A place as programs want it.
private struct Spot {
    var file = ""
    var start = SourceText.Position(line: 1, column: 1)
    var end = SourceText.Position(line: 1, column: 1)
    var excerpt = ""

    init(_ place: Diagnostic.Place) {
        switch place {
        case .nowhere: return
        case .file(let path): file = path
        case .source(let source, let range):
            file = source.name
            start = source.position(at: range.lowerBound)
            end = source.position(at: range.upperBound)
            let line = source.lineRange(around: range.lowerBound)
            excerpt = source.text(in: line)
        }
    }
}
