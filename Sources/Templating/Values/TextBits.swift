/// The bits of a text value, to find the same text without comparing bytes.
///
/// Equal bits are equal text, whatever they stand for: a short text has its bytes in the value itself, and a longer one is
/// the same object. Other bits say nothing: a longer text may stand in two places. Good for as long as the text is held.
///
/// The cast reads two words and interprets neither; Swift refuses it if a `String` is of any other size.
struct TextBits: Sendable, Equatable {
    private let first: UInt64
    private let second: UInt64

    @inline(__always)
    init(_ text: String) { (first, second) = unsafeBitCast(text, to: (UInt64, UInt64).self) }

    @inline(__always)
    static func == (a: TextBits, b: TextBits) -> Bool { a.first == b.first && a.second == b.second }
}
