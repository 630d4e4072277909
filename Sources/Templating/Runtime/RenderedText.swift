public import Diagnostics

/// What a render wrote.
public struct RenderedText: Sendable {
    public var bytes: [UInt8]
    /// Values that a Markdown template keeps out of its text: the token of number *n* stands for `values[n]`
    /// (see ``ValueToken``). Empty for every other kind of output.
    public var values: [String]
    /// Where each piece of the output came from; empty unless the render was asked to keep it.
    public var sourceMap: SourceMap
    /// Values that came out as only a program would write them, such as `None`; of a strict render only.
    public var warnings: [Diagnostic]

    public init(
        bytes: [UInt8], values: [String] = [], sourceMap: SourceMap = SourceMap(), warnings: [Diagnostic] = []
    ) {
        self.bytes = bytes
        self.values = values
        self.sourceMap = sourceMap
        self.warnings = warnings
    }

    public var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// How a value stands in rendered Markdown: not as its own characters, which Markdown might take for markup, but as a
/// token, which the reader of the Markdown replaces by the value once the structure is known. So no value can start a
/// heading, a list, a link or anything else, wherever it stands: in text, a table cell, a code span, an address, or a
/// value of the front matter.
///
/// A token is U+FDD0, the number in decimal digits, U+FDD1: noncharacters, which CommonMark treats as letters and which no
/// template or data may hold. Values made only of characters that mean nothing to Markdown stand as themselves.
package enum ValueToken {
    /// U+FDD0 and U+FDD1 in UTF-8. (Swift has no literals for noncharacters.)
    package static let opening: [UInt8] = [0xEF, 0xB7, 0x90]
    package static let closing: [UInt8] = [0xEF, 0xB7, 0x91]

    package static func token(_ number: Int) -> [UInt8] { opening + Array(String(number).utf8) + closing }
}

/// Leads from an offset in the output back to the template, or to the included one, that wrote it.
public struct SourceMap: Sendable {
    /// Output offsets in ascending order; each begins a piece that reaches to the next.
    private var offsets: [Int] = []
    private var pieces: [(source: SourceText, range: Range<Int>, isLiteral: Bool)] = []

    public init() {}

    /// Notes that from `offset` on the output comes from a range of a source. For a literal, offsets run along with it;
    /// for a placeholder, every offset leads to the whole placeholder.
    package mutating func add(offset: Int, source: SourceText, range: Range<Int>, isLiteral: Bool) {
        offsets.append(offset)
        pieces.append((source, range, isLiteral))
    }

    /// The place in the template for a range of output offsets; `nil` for a map that was not kept.
    public func place(of output: Range<Int>) -> Diagnostic.Place? {
        guard let first = offsets.first, output.lowerBound >= first else { return nil }
        var low = 0
        var high = offsets.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if offsets[middle] <= output.lowerBound { low = middle } else { high = middle }
        }
        let piece = pieces[low]
        guard piece.isLiteral else { return .source(piece.source, piece.range) }
        let start = min(piece.range.lowerBound + output.lowerBound - offsets[low], piece.range.upperBound)
        let end = min(start + output.count, piece.range.upperBound)
        return .source(piece.source, start..<end)
    }
}
