internal import DocumentModel

/// What a page is, for search engines and news aggregators.
///
/// Source: JSON-LD 1.1; schema.org, types NewsArticle, Report and Article.
struct StructuredData {
    /// One line of JSON in which no character can end the element around it.
    let json: String

    init(_ metadata: Metadata, title: String, language: String, canonical: String?) {
        let type =
            switch metadata.kind {
            case "press-release": "NewsArticle"
            case "report": "Report"
            default: "Article"
            }
        var members = [
            ("@context", Self.quoted("https://schema.org")), ("@type", Self.quoted(type)),
            ("headline", Self.quoted(title)), ("inLanguage", Self.quoted(language)),
        ]
        if let published = metadata.published { members.append(("datePublished", Self.quoted(published))) }
        if let description = metadata.description { members.append(("description", Self.quoted(description))) }
        if let publisher = metadata.publisher {
            let organisation = #"{"@type":"Organization","name":\#(Self.quoted(publisher))}"#
            members += [("author", organisation), ("publisher", organisation)]
        }
        if !metadata.keywords.isEmpty {
            members.append(("keywords", "[\(metadata.keywords.map(Self.quoted).joined(separator: ","))]"))
        }
        if let canonical { members.append(("url", Self.quoted(canonical))) }
        json = "{\(members.map { "\"\($0)\":\($1)" }.joined(separator: ","))}"
    }

    /// A JSON string (RFC 8259, section 7); `<`, `>` and `&` are escaped so that no end tag or comment shows in it.
    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": quoted += "\\\""
            case "\\": quoted += "\\\\"
            case "<": quoted += "\\u003c"
            case ">": quoted += "\\u003e"
            case "&": quoted += "\\u0026"
            case "\u{2028}": quoted += "\\u2028"
            case "\u{2029}": quoted += "\\u2029"
            case "\t", "\n", "\r": quoted += " "
            default: quoted.unicodeScalars.append(scalar.isForbiddenInText ? "\u{FFFD}" : scalar)
            }
        }
        return quoted + "\""
    }
}
