internal import Diagnostics
internal import Templating

/// Text templates that a document includes: their text stands where the tag stands, in its formatting.
extension PartCompiler {
    /// The variable that holds the text of an include between its statement and its place.
    private static let included = "_included_"

    /// What a placeholder or an `include` becomes. The text of an include is caught first: only as a value does it get the
    /// line breaks, spaces and paragraphs of the document.
    mutating func segments(of tag: Tag, writer: any ValueWriter) -> [Segment] {
        guard tag.isInclude else { return [.placeholder(tag.codeRange, writer: writer)] }
        return [
            .statement(code("set \(Self.included)", like: tag)), .statement(tag.codeRange),
            .statement(code("endset", like: tag)), .placeholder(code(Self.included, like: tag), writer: writer),
        ]
    }

    /// What the opening tag of `{% filter %}` becomes: its content is caught as a value.
    mutating func filterOpening(_ tag: Tag) -> Segment {
        .statement(code("set \(Self.caught)\(tag.offset)", like: tag))
    }

    /// What its closing tag becomes: the text of what was caught goes through the filters that the opening tag names, and is
    /// put out like any other value.
    mutating func filterClosing(_ opening: Tag, _ closing: Tag, writer: any ValueWriter) -> [Segment] {
        let filters = sources[opening.source].text(in: opening.code).drop { $0 == " " }.dropFirst("filter".count)
        let code = "\(OfficeFunctions.plainText)(\(Self.caught)\(opening.offset))|\(filters)"
        return [
            .statement(self.code("endset", like: closing)),
            .placeholder(self.code(code, like: opening), writer: writer),
        ]
    }

    private static var caught: String { "letterpress_caught" }

    /// Refuses what an office document cannot do: to extend another, and to take over other office documents.
    mutating func checkStatements() {
        for tag in tags where tag.kind != .comment {
            let code = sources[tag.source].text(in: tag.code)
            let word = code.split(separator: " ").first ?? ""
            if tag.statement == .plain, tag.kind == .statement, word == "extends" {
                refuse(tag, "'extends' does not work in an office document", hint: "include text, or import macros")
            }
            // Few tags take in a template: the search in the text of all of them would be half of the compiling.
            if tag.isInclude || word == "import" || word == "from", Self.namesOfficeDocument(code) {
                refuse(
                    tag, "an office document cannot take in another one, with its styles, notes and pictures",
                    hint: "include a text template (.txt or .md), or put the text into the data")
            }
        }
    }

    private static func namesOfficeDocument(_ code: String) -> Bool {
        [".docx", ".docm", ".dotx", ".odt", ".ott"].contains {
            code.contains($0 + "'") || code.contains($0 + "\"")
        }
    }

    private mutating func refuse(_ tag: Tag, _ message: String, hint: String) {
        problems.append(
            Diagnostic(.notInOffice, message, at: .source(sources[tag.source], tag.range), hint: hint))
    }
}
