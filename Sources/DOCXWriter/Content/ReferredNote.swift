/// A footnote whose mark stands in the document.
struct ReferredNote {
    /// `w:id` in the part of footnotes.
    var id: Int
    /// Into the notes of the document; the number is one more.
    var index: Int
    /// Whether Word's own count gives the number.
    var isCounted: Bool
}
