internal import CivilTime
internal import DataReaders

/// A record with what several rules need of it, computed once.
final class RecordUnderCheck {
    let inspection: Inspection
    let ratings: Ratings
    let bodies: BodyRegister
    let profile: HouseProfile
    let passages: [Passage]
    let style: TextStyle

    init(_ inspection: Inspection, bodies: BodyRegister, profile: HouseProfile, phrases: PhraseTable) {
        self.inspection = inspection
        self.bodies = bodies
        self.profile = profile
        ratings = Ratings(inspection)
        passages = Passage.all(of: inspection, phrases)
        style = TextStyle(passages)
    }

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

    init(_ passages: [Passage]) {
        let per = Word("per")
        let cent = Word("cent")
        for passage in passages where passage.isProse {
            for (index, word) in passage.words.enumerated()
            where word.hash == per.hash && index + 1 < passage.words.count {
                if passage.words[index + 1].hash == cent.hash { hasPerCent = true }
            }
            for (index, byte) in passage.bytes.enumerated() {
                if byte == UInt8(ascii: "%") { hasPercentSign = true }
                if byte == 0xE2, index + 2 < passage.bytes.count, passage.bytes[index + 1] == 0x80,
                    (0x98...0x9D).contains(passage.bytes[index + 2])
                {
                    hasCurlyQuotes = true
                }
            }
        }
    }
}
