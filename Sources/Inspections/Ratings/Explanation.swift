/// Why each rating is what it is, and how close to another.
package struct Explanation: Sendable {
    package enum Kind: String, Sendable {
        case standard, overall
        /// One case or one step would change a rating.
        case edge
    }

    package struct Line: Sendable {
        package let kind: Kind
        /// What it is about, as a dotted path in the record.
        package let path: String
        /// A sentence.
        package let text: String
    }

    package let lines: [Line]

    package init(_ inspection: Inspection, _ ratings: Ratings? = nil) {
        var writer = ExplanationWriter(inspection, ratings ?? Ratings(inspection))
        writer.write()
        lines = writer.lines
    }

    package var text: String { lines.map { $0.text + "\n" }.joined() }
}
