/// A table of phrases that every passage of every record looks into: an object, so that it is not copied for each.
final class SharedPhrases: Sendable {
    let table: PhraseTable

    init(_ table: PhraseTable) { self.table = table }
}
