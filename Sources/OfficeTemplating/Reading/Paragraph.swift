internal import XMLTree

/// A paragraph that holds tags, taken apart: its text as people see it, and what that text is made of.
///
/// Several source paragraphs can make one: a tag that goes over the end of a paragraph, and docxtpl's `{%-` and `-%}`, join
/// them.
struct Paragraph {
    /// What stands in a paragraph, in order. `range` is where it stands in ``Paragraph/text``.
    struct Piece {
        enum Kind {
            case text
            /// A tab, line break, space or hyphen that is an element of its own.
            case character(XMLNodeID)
            /// An element kept as it is; `isContent` for what is seen on the page.
            case node(XMLNodeID, isContent: Bool)
            /// The beginning and end of a wrapper that cannot be divided.
            case open(Int), close(Int)
        }
        var kind: Kind
        /// The innermost wrapper around it; -1 for none.
        var wrapper: Int
        var range: Range<Int>
        /// Where it stands in the source of the part.
        var offset: Int
    }

    /// A run, span or field around pieces.
    struct Wrapper {
        var parent: Int
        var node: XMLNodeID
        /// Its start tag, and what belongs to it before the content, such as the properties of a run.
        var opening: Range<Int>
        var closing: Range<Int>
        var isFixed: Bool
        var isRun: Bool
    }

    var language: Language
    /// The source paragraphs: the first gives properties and tags.
    var nodes: [XMLNodeID]
    /// Where the properties of the first end and its content begins.
    var contentStart: Int
    /// The properties of the first; empty if it has none.
    var properties: Range<Int>
    /// Whether a section ends with this paragraph: it must stay.
    var endsSection: Bool
    /// Whether it is that of a comment in OpenDocument, and no content of the text around it.
    var isInComment = false
    var text: [UInt8] = []
    var pieces: [Piece] = []
    var wrappers: [Wrapper] = []
    /// The first pieces of the paragraphs that are joined to the first.
    var joints: [Int] = []
    /// Numbers of its tags among those of the part.
    var tags: Range<Int> = 0..<0
    /// Ranges of text that are left out besides tags, in ascending order.
    var omitted: [Range<Int>] = []
    /// The number of its source text, once it has tags.
    var source = 0

    /// Where the text of each joined paragraph begins.
    var jointOffsets: [Int] {
        joints.map { $0 < pieces.count ? pieces[$0].range.lowerBound : text.count }
    }

    /// The wrappers around one, outermost first, itself last.
    func path(to wrapper: Int) -> [Int] {
        var result: [Int] = []
        var next = wrapper
        while next >= 0 {
            result.append(next)
            next = wrappers[next].parent
        }
        return result.reversed()
    }

    /// The innermost wrapper around one (or itself) that cannot be divided; -1 for none.
    func fixedWrapper(around wrapper: Int) -> Int {
        var next = wrapper
        while next >= 0, !wrappers[next].isFixed { next = wrappers[next].parent }
        return next
    }
}
