/// The styles of a template that formatted text uses, by what they are for; `nil` where the template has none.
struct StyleCatalogue: Sendable {
    /// Paragraph styles: `Heading 1` … by level.
    var headings: [Int: String] = [:]
    /// Entries of tables of contents: `toc 1` … by level.
    var contents: [Int: String] = [:]
    var listBullet: String?
    var listNumber: String?
    var quote: String?
    var code: String?
    /// Of footnotes: the paragraph, and the number.
    var noteText: String?
    var noteReference: String?
    /// Character styles.
    var link: String?
    /// Table styles.
    var table: String?
    /// The first number that no definition of a numbering has.
    var firstFreeAbstract = 0
    /// Definitions of numberings for lists: of bullets and of numbers.
    var bulletNumbering: Int?
    var decimalNumbering: Int?
}
