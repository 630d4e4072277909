/// The words of one text, counted from 0.
struct WordList: RandomAccessCollection {
    private let texts: PassageTexts
    private let first: Int
    let count: Int

    /// - Parameter range: Which of the words of a record.
    init(_ texts: PassageTexts, _ range: Range<Int>) {
        self.texts = texts
        first = range.lowerBound
        count = range.count
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(position: Int) -> Word { texts.word(first + position) }
}
