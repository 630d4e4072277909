/// The words of one text, counted from 0.
struct WordList: RandomAccessCollection {
    private let words: [Word]
    private let first: Int
    let count: Int

    /// - Parameter range: Which of the words of a record.
    init(_ words: [Word], _ range: Range<Int>) {
        self.words = words
        first = range.lowerBound
        count = range.count
    }

    var startIndex: Int { 0 }
    var endIndex: Int { count }

    subscript(position: Int) -> Word { words[first + position] }
}
