internal import CivilTime
internal import DataReaders
internal import Templating

/// Ratings, scores and dates for programs.
extension Inspection {
    /// JSON: what was inspected, when, and every rating.
    package func sidecarJSON() -> String {
        let ratings = Ratings(self)
        let score = ratings.score ?? overall.score
        let rated: [Value] = zip(standards, ratings.standards).map { standard, rating in
            .dict([
                ("code", .string(standard.code)), ("title", .string(standard.title)),
                ("rating", InspectionValues.text(standard.rating)), ("scored", .bool(rating.isScored)),
                ("points", rating.grade.map { .int(framework.scale.grades[$0].points) } ?? .none),
                ("keyQuestions", .list(standard.keyQuestions.map(Self.sidecar))),
            ])
        }
        return JSONWriter.write(
            .dict([
                ("id", .string(id)), ("framework", .string(framework.id)), ("type", .string(kind.rawValue)),
                ("service", .string(service.name)), ("area", .string(service.area)),
                ("fieldworkStart", fieldwork.map { .string($0.start.description) } ?? .none),
                ("fieldworkEnd", fieldwork.map { .string($0.end.description) } ?? .none),
                ("published", .string(InspectionValues.instantText(publication.instant))),
                (
                    "overallRating",
                    InspectionValues.text(overall.rating ?? ratings.overall.map { framework.scale.grades[$0].word })
                ),
                ("score", score.map { .int($0) } ?? .none),
                ("maximum", score == nil ? .none : (ratings.maximum ?? overall.maximum).map { .int($0) } ?? .none),
                ("recommendations", .int(recommendations.count)), ("standards", .list(rated)),
            ]), .pretty)
    }

    private static func sidecar(_ question: KeyQuestion) -> Value {
        .dict([
            ("id", InspectionValues.text(question.id)), ("percent", .int(question.percent)),
            ("yes", question.yes.map { .int($0) } ?? .none), ("n", question.count.map { .int($0) } ?? .none),
        ])
    }

    /// CSV (RFC 4180): one row for each standard.
    package func ratingsCSV() -> String {
        let ratings = Ratings(self)
        var rows = [
            ["id", "service", "published", "framework", "code", "title", "rating", "points", "scored", "lowestPercent"]
        ]
        for (standard, rating) in zip(standards, ratings.standards) {
            rows.append([
                id, service.name, publication.date.date.description, framework.id, standard.code, standard.title,
                standard.rating ?? "", rating.grade.map { String(framework.scale.grades[$0].points) } ?? "",
                rating.isScored ? "true" : "false", rating.lowestPercent.map { String($0) } ?? "",
            ])
        }
        return rows.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func field(_ text: String) -> String {
        guard text.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return text }
        var quoted = "\""
        for character in text.unicodeScalars {
            if character == "\"" { quoted += "\"" }
            quoted.unicodeScalars.append(character)
        }
        return quoted + "\""
    }
}
