/// Which spaces of a paragraph the reader would drop: ODF collapses runs of spaces, also across elements, and drops those at
/// both ends, so those stand as `text:s`.
///
/// Source: ODF 1.3 part 3, 6.1.2 (white space characters) and 6.1.3 (`text:s`).
struct TextFlow {
    /// Spaces read and not yet written.
    var pendingSpaces = 0
    /// Whether a plain space would be dropped here.
    var isAtStart = true
}
