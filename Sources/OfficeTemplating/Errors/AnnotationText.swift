internal import Diagnostics

/// What a comment about a problem says.
enum AnnotationText {
    /// For example `{{ naem }}: unknown variable 'naem'. Hint: did you mean 'name'?`
    static func of(_ problem: Diagnostic) -> String {
        let hint = problem.hint.map { ". Hint: \($0)" } ?? ""
        guard case .source(let source, let range) = problem.place else { return problem.message + hint }
        return "\(source.text(in: range)): \(problem.message)\(hint)"
    }

    /// The same for a place where no comment can stand, named in front: `in the header (paragraph 1): …`.
    static func fromElsewhere(_ problem: Diagnostic) -> String {
        guard case .source(let source, _) = problem.place else { return of(problem) }
        let entry = source.name.split(separator: "!").last.map(String.init) ?? source.name
        let place = source.location.map { " (\($0))" } ?? ""
        return "in \(part(entry))\(place): \(of(problem))"
    }

    private static func part(_ entry: String) -> String {
        let file = entry.split(separator: "/").last.map(String.init) ?? entry
        let known = [
            ("header", "the header"), ("footer", "the footer"), ("footnotes", "a footnote"), ("endnotes", "an endnote"),
            ("comments", "a comment"), ("styles", "the header or footer"), ("meta", "the properties"),
            ("core", "the properties"), ("app", "the properties"), ("custom", "the properties"),
            ("document", "the text"), ("content", "the text"),
        ]
        return known.first { file.hasPrefix($0.0) }?.1 ?? entry
    }
}
