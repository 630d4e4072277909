package import DocumentModel

/// What the head of a Markdown template says about the document and how to publish it.
package struct FrontMatter: Sendable {
    package var title: String?
    package var subtitle: String?
    /// BCP 47.
    package var language: String?
    package var authors: [String] = []
    package var publisher: String?
    package var subject: String?
    package var description: String?
    package var keywords: [String] = []
    /// The instant of publication as RFC 3339 in UTC.
    package var published: String?
    /// `press-release`, `letter`, `report` …
    package var kind: String?
    package var pageHeader: String?
    package var pageFooter: String?
    package var numbersHeadings: Bool?
    /// The formats to write where the command names none, in lower case: `txt`, `html`, `docx` …
    package var formats: [String] = []
    /// The name of the output file, without its ending. Not checked: it may come from data.
    package var fileName: String?
    /// A style file, as the template names it.
    package var style: String?
    /// An office document to take styles from, as the template names it.
    package var reference: String?
    /// Whatever else is said, as text; lists with commas between, mappings as `key.key`.
    package var others: [String: String] = [:]

    package init() {}

    /// The metadata of the document, in `language` where the front matter names none.
    package func metadata(language: String) -> Metadata {
        var metadata = Metadata(title: title ?? "", language: self.language ?? language)
        metadata.subtitle = subtitle
        metadata.authors = authors
        metadata.publisher = publisher
        metadata.subject = subject
        metadata.description = description
        metadata.keywords = keywords
        metadata.published = published
        metadata.kind = kind
        metadata.pageHeader = pageHeader
        metadata.pageFooter = pageFooter
        metadata.numbersHeadings = numbersHeadings ?? false
        metadata.others = others
        return metadata
    }
}
