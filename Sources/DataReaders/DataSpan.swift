/// A range of UTF-8 offsets into a data file, in half the space of a `Range<Int>`: there is one for every node, and
/// ``DataLimits/fileBytes`` keeps files far below 4 GiB.
package struct DataSpan: Hashable, Sendable {
    private let lower: UInt32
    private let upper: UInt32

    package init(_ lower: Int, _ upper: Int) {
        self.lower = UInt32(clamping: lower)
        self.upper = UInt32(clamping: max(lower, upper))
    }

    package var range: Range<Int> { Int(lower)..<Int(max(lower, upper)) }
}
