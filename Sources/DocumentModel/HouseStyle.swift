/// How documents look, as data shared by every writer. Lengths are points (1/72 inch) unless their name says otherwise;
/// colours are six hexadecimal digits, `RRGGBB`.
public struct HouseStyle: Sendable, Hashable {
    /// How text of one kind looks.
    public struct TextStyle: Sendable, Hashable {
        public var size: Double
        public var isBold: Bool
        public var isItalic: Bool
        public var colour: String
        public var spaceBefore: Double
        public var spaceAfter: Double
        public init(
            size: Double, isBold: Bool = false, isItalic: Bool = false, colour: String = "0B0C0C",
            spaceBefore: Double = 0, spaceAfter: Double = 8
        ) {
            self.size = size
            self.isBold = isBold
            self.isItalic = isItalic
            self.colour = colour
            self.spaceBefore = spaceBefore
            self.spaceAfter = spaceAfter
        }
    }

    /// The colours of a rating badge; the rating is always in words too.
    public struct Badge: Sendable, Hashable {
        public var background: String
        public var text: String
        public init(background: String, text: String) {
            self.background = background
            self.text = text
        }
    }

    /// Font families in order of preference; the first is named in DOCX and ODT.
    public var textFonts: [String] = ["Arial", "Liberation Sans", "Helvetica", "sans-serif"]
    public var codeFonts: [String] = ["Courier New", "Liberation Mono", "monospace"]
    /// Line height as a multiple of the font's own.
    public var lineSpacing: Double = 1.15
    public var text = TextStyle(size: 12)
    /// Levels 1 to 6.
    public var headings: [TextStyle] = [
        TextStyle(size: 22, isBold: true, spaceBefore: 0, spaceAfter: 12),
        TextStyle(size: 16, isBold: true, spaceBefore: 18, spaceAfter: 6),
        TextStyle(size: 14, isBold: true, spaceBefore: 14, spaceAfter: 4),
        TextStyle(size: 12, isBold: true, spaceBefore: 12, spaceAfter: 4),
        TextStyle(size: 12, isBold: true, isItalic: true, spaceBefore: 12, spaceAfter: 4),
        TextStyle(size: 12, isItalic: true, spaceBefore: 12, spaceAfter: 4),
    ]
    public var note = TextStyle(size: 10, spaceAfter: 4)
    public var caption = TextStyle(size: 12, isBold: true, spaceBefore: 6, spaceAfter: 4)
    public var accent = "1D4E89"
    public var link = "1D4E89"
    public var rule = "6F777B"
    public var tableHead = "E7ECF2"
    public var quoteBar = "6F777B"
    public var embargo = "9C1C12"
    /// By the rating's words in lower case, such as `requires improvement`; others use the neutral badge.
    public var badges: [String: Badge] = [
        "outstanding": Badge(background: "1D4E89", text: "FFFFFF"),
        "good": Badge(background: "1E6B3A", text: "FFFFFF"),
        "requires improvement": Badge(background: "F3C04B", text: "0B0C0C"),
        "inadequate": Badge(background: "9C1C12", text: "FFFFFF"),
    ]
    public var neutralBadge = Badge(background: "E7ECF2", text: "0B0C0C")
    /// A4.
    public var pageWidth: Double = 595.3
    public var pageHeight: Double = 841.9
    public var marginTop: Double = 72
    public var marginBottom: Double = 72
    public var marginLeft: Double = 72
    public var marginRight: Double = 72
    public var listIndent: Double = 21

    public init() {}
    public static let standard = HouseStyle()
}
