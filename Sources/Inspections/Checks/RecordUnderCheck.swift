internal import CivilTime
internal import DataReaders

/// A record with what several rules need of it, computed once.
final class RecordUnderCheck {
    let inspection: Inspection
    let bodies: BodyRegister
    let profile: HouseProfile
    let passages: PassageList
    /// Texts that may be a date with its weekday.
    let dated: [DataNode]
    let style: TextStyle

    init(_ inspection: Inspection, bodies: BodyRegister, profile: HouseProfile, phrases: SharedPhrases) {
        self.inspection = inspection
        self.bodies = bodies
        self.profile = profile
        let walk = PassageWalk(inspection, phrases)
        passages = PassageList(walk.texts)
        dated = walk.dated
        style = TextStyle(passages)
    }

    var ratings: Ratings { inspection.ratings }
    var scaleWords: ScaleWords { framework.scaleWords }
    var framework: Framework { inspection.framework }
    var root: DataNode { inspection.file.root }
    var publicationDate: CivilDate { inspection.publication.date.date }
    func word(_ grade: Int) -> String { framework.scale.grades[grade].word }
}

/// What the texts of a record have in common, for rules that look for mixtures.
struct TextStyle {
    private(set) var hasCurlyQuotes = false
    private(set) var hasPerCent = false
    private(set) var hasPercentSign = false

    init(_ passages: PassageList) {
        let per = Word("per").hash
        let cent = Word("cent").hash
        hasPercentSign = passages.has([.prose, .percentSign])
        hasCurlyQuotes = passages.has([.prose, .curlyQuote])
        hasPerCent = passages.having([.prose, .per]).contains { passage in
            zip(passage.words, passage.words.dropFirst()).contains { $0.hash == per && $1.hash == cent }
        }
    }
}
