internal import DataReaders

/// The figures of a house style, from Templates/registers/profiles.yaml.
package struct HouseProfile: Sendable {
    package let id: String
    /// Numbers up to this are written in words.
    package let wordsUpTo: Int
    /// Characters of a headline, characters of a standfirst, words of a sentence: more is pointed out.
    package let titleLength: Int
    package let summaryLength: Int
    package let sentenceWords: Int

    package static let standard = all.first ?? HouseProfile(DataNode(.null, DataSpan(0, 0)))

    package static let all: [HouseProfile] = {
        // A test reads the file, so that a mistake in it cannot get here.
        let file = try? ShippedData.file("registers/profiles.yaml")
        return file?.root.list("profiles").map(HouseProfile.init) ?? []
    }()

    private init(_ node: DataNode) {
        id = node.text("id") ?? ""
        wordsUpTo = node.integer("wordsUpTo") ?? 9
        titleLength = node.integer("titleLength") ?? 65
        summaryLength = node.integer("summaryLength") ?? 160
        sentenceWords = node.integer("sentenceWords") ?? 25
    }
}
