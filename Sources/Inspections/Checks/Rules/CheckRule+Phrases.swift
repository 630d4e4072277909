internal import CivilTime

extension CheckRule {
    /// Rules that look for fixed phrases; see ``PhraseTable``.
    static let phraseRules: [CheckRule] = [
        phrase("T4", .error, "bodies have the names of the register"),
        phrase("T5", .error, "out-of-court disposals are cautions and community resolutions"),
        phrase("T7", .error, "'Her Majesty’s' is not used after 8 September 2022"),
        phrase("P3", .error, "no marks are left over from copying"),
        phrase("P8", .information, "no contractions, and 'while' for 'whilst'"),
        phrase("P11", .warning, "groups of people are named"),
        phrase("P12", .warning, "the heading is 'Notes to editors'"),
        phrase("L1", .warning, "hosts are in use"),
        phrase("W1", .warning, "Welsh words have the form of the glossary"),
    ]

    private static func phrase(_ id: String, _ severity: Finding.Severity, _ title: String) -> CheckRule {
        .text(id, severity, title, in: .phrase) { passage, record, out in
            let date = record.publicationDate
            let day = (date.year * 100 + date.month) * 100 + date.day
            for (phrase, range) in passage.matches where phrase.rule == id {
                guard phrase.isWelsh == passage.isWelsh || phrase.rule == "P3" || phrase.rule == "L1" else { continue }
                if let since = phrase.since, day < since { continue }
                // What people say is not house style.
                if passage.isQuoted, id == "P8" || id == "P11" { continue }
                out.add(range, of: passage, phrase.reason, correction: phrase.correction)
            }
        }
    }
}
