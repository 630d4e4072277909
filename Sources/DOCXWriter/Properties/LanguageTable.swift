internal import DocumentModel

/// A language as a number, which costs less to hand on than its tag.
struct LanguageNumber: Hashable {
    fileprivate var index: Int
    /// The language of the document.
    static let ofDocument = LanguageNumber(index: 0)
}

/// The languages of a document, in the order in which they come up.
struct LanguageTable {
    private var languages: [LanguageTag?]
    /// Asked for every paragraph.
    private var areRightToLeft: [Bool]
    private var numbers: [LanguageTag: LanguageNumber] = [:]
    /// Whether the styles part says the language of the document; else every run does.
    private let isInDefaults: Bool

    init(document: LanguageTag?, isInDefaults: Bool) {
        languages = [document]
        areRightToLeft = [document?.isRightToLeft ?? false]
        self.isInDefaults = isInDefaults
        if let document { numbers[document] = .ofDocument }
    }

    /// - Parameter tag: BCP 47, as the model has it.
    /// - Returns: `nil` for what cannot be a tag.
    mutating func number(of tag: String) -> LanguageNumber? {
        guard let language = LanguageTag(tag) else { return nil }
        if let known = numbers[language] { return known }
        let number = LanguageNumber(index: languages.count)
        languages.append(language)
        areRightToLeft.append(language.isRightToLeft)
        numbers[language] = number
        return number
    }

    /// The tag that runs of this language carry; `nil` where the defaults say it.
    func direct(_ number: LanguageNumber) -> String? {
        number == .ofDocument && isInDefaults ? nil : languages[number.index]?.word
    }

    func isRightToLeft(_ number: LanguageNumber) -> Bool { areRightToLeft[number.index] }
}
