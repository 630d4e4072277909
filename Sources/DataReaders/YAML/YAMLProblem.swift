internal import Diagnostics

/// Says what is wrong with a YAML file in words for somebody who writes data, not parsers.
struct YAMLProblem {
    let diagnostic: Diagnostic

    /// - Parameter offset: Turns a place counted in Unicode scalars into a UTF-8 offset.
    init(
        _ failure: YAMLEventSource.Failure, source: SourceText, offset: (Int) -> Int, firstOffset: Int
    ) {
        if let byteOffset = failure.byteOffset {
            let start = byteOffset + firstOffset
            diagnostic = Diagnostic(
                .controlCharacter, "this character is not allowed in YAML", at: .source(source, start..<start + 1))
            return
        }
        let at = offset(failure.index)
        let context = offset(failure.contextIndex)
        let line = Line(source, around: at)
        let here = Diagnostic.Place.source(source, at..<at + 1)
        if let found = Self.byLine(line, at: here, source)
            ?? Self.byLine(Line(source, around: context), at: nil, source)
        {
            diagnostic = found
        } else if failure.problem.hasPrefix("found unexpected end of stream") {
            diagnostic = Diagnostic(
                .yamlSyntax, "this quote is not closed", at: .source(source, context..<context + 1),
                hint: "end the text with the same quote; write ' inside '…' twice")
        } else {
            diagnostic = Self.byProblem(failure, line, at: here)
        }
    }

    /// `{{ name }}` without quotes is a mapping inside a mapping to YAML.
    static func bracesWithoutQuotes(at place: Diagnostic.Place) -> Diagnostic {
        Diagnostic(
            .yamlSyntax, "a text that begins with '{{' needs quotes in YAML", at: place,
            hint: "put the whole text in double quotes")
    }

    /// Mistakes that the line itself shows.
    private static func byLine(_ line: Line, at place: Diagnostic.Place?, _ source: SourceText) -> Diagnostic? {
        if let tab = line.tabInIndentation {
            return Diagnostic(
                .yamlSyntax, "a tab is used for indentation", at: .source(source, tab..<tab + 1),
                hint: "indent with spaces")
        }
        if let braces = line.valueStart(with: "{{") ?? line.valueStart(with: "{%") {
            return bracesWithoutQuotes(at: .source(source, braces..<braces + 2))
        }
        if let quoted = line.textAfterQuotes {
            return Diagnostic(
                .yamlSyntax, "text goes on after a closing quote", at: .source(source, quoted),
                hint: "put the whole text in single quotes, and write ' inside it twice")
        }
        return nil
    }

    private static func byProblem(
        _ failure: YAMLEventSource.Failure, _ line: Line, at place: Diagnostic.Place
    ) -> Diagnostic {
        switch failure.problem {
        case "mapping values are not allowed in this context":
            return Diagnostic(
                .yamlSyntax, "a ':' is not expected here", at: place,
                hint: "put the text in quotes if the ':' belongs to it; otherwise look at the indentation")
        case "found character that cannot start any token":
            return Diagnostic(
                .yamlSyntax, "a text cannot begin with this character", at: place, hint: "put the text in quotes")
        case "could not find expected ':'":
            return Diagnostic(
                .yamlSyntax, "expected ':' and a space after a key", at: place,
                hint: "write 'key: value', and indent text that goes on")
        case "did not find expected key", "did not find expected '-' indicator":
            return Diagnostic(
                .yamlSyntax, "this line does not fit the lines above it", at: place,
                hint: "indent the items of one list or mapping alike")
        case "did not find expected ',' or '}'", "did not find expected ',' or ']'":
            return Diagnostic(
                .yamlSyntax, failure.problem.replacingPrefix("did not find expected ", with: "expected "), at: place)
        case "exceeded maximum nesting depth", "out of memory":
            return Diagnostic(
                .dataLimit, "lists and mappings are nested too deep for libyaml", at: place, hint: LimitHint.fixed())
        default:
            return Diagnostic(.yamlSyntax, "YAML cannot be read: \(failure.problem)", at: place)
        }
    }
}

extension String {
    fileprivate func replacingPrefix(_ prefix: String, with replacement: String) -> String {
        hasPrefix(prefix) ? replacement + dropFirst(prefix.count) : self
    }
}

/// One line of the file, as somebody looking for a usual mistake reads it.
private struct Line {
    let source: SourceText
    let range: Range<Int>
    /// Where the value of `key: value` or `- value` begins.
    private let value: Int

    init(_ source: SourceText, around offset: Int) {
        self.source = source
        range = source.lineRange(around: offset)
        let bytes = source.bytes
        var index = range.lowerBound
        while index < range.upperBound, bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "-") { index += 1 }
        var colon = index
        while colon < range.upperBound, bytes[colon] != UInt8(ascii: ":"), bytes[colon] != UInt8(ascii: "\""),
            bytes[colon] != UInt8(ascii: "'"), bytes[colon] != UInt8(ascii: "{")
        {
            colon += 1
        }
        if colon < range.upperBound, bytes[colon] == UInt8(ascii: ":") {
            index = colon + 1
            while index < range.upperBound, bytes[index] == 0x20 { index += 1 }
        }
        value = index
    }

    var tabInIndentation: Int? {
        let first = source.bytes[range].firstIndex { $0 != 0x20 }
        return first.flatMap { source.bytes[$0] == 0x09 ? $0 : nil }
    }

    func valueStart(with marker: StaticString) -> Int? {
        let bytes = source.bytes
        let marker = UnsafeBufferPointer(start: marker.utf8Start, count: marker.utf8CodeUnitCount)
        return bytes[value..<range.upperBound].starts(with: marker) ? value : nil
    }

    /// What follows a closing quote on the line, unless it is a comment or punctuation of YAML.
    var textAfterQuotes: Range<Int>? {
        let bytes = source.bytes
        guard value < range.upperBound else { return nil }
        let quote = bytes[value]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        var index = value + 1
        while index < range.upperBound {
            if quote == UInt8(ascii: "\""), bytes[index] == UInt8(ascii: "\\") {
                index += 2
                continue
            }
            if bytes[index] == quote {
                guard quote == UInt8(ascii: "'"), index + 1 < range.upperBound, bytes[index + 1] == quote else { break }
                index += 1
            }
            index += 1
        }
        var rest = index + 1
        while rest < range.upperBound, bytes[rest] == 0x20 { rest += 1 }
        guard rest < range.upperBound, !",:#]}".utf8.contains(bytes[rest]) else { return nil }
        return rest..<range.upperBound
    }
}
