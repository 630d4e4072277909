package import Diagnostics
package import DocumentModel

/// Writes a document as HTML: a page that stands alone, with its style inside, or a fragment to be pasted into a
/// content management system.
///
/// No script runs in it and nothing is loaded from elsewhere. Source: HTML Living Standard; WCAG 2.2, level AA.
package struct HTMLWriter: Sendable {
    package struct Options: Sendable {
        package enum Extent: Sendable, Hashable {
            /// The whole page.
            case page
            /// Only what stands in the body, without classes and style; the title of the document gets the given level
            /// (1…6), all other headings follow from it.
            case fragment(headingLevel: Int)
        }

        package enum Pictures: Sendable, Hashable {
            /// In the page itself, as `data:` addresses.
            case embedded
            /// By the address that the document gives; the files are somebody else's business.
            case linked
            /// As parts of the mail that the HTML is in, by ``HTMLWriter/contentIdentifiers(of:)``.
            case attached
        }

        package var extent: Extent
        package var pictures: Pictures
        /// Whether links to files beside the page are kept: only where the page stays with them.
        package var linksToFiles: Bool

        package init(extent: Extent = .page, pictures: Pictures = .embedded, linksToFiles: Bool = false) {
            self.extent = extent
            self.pictures = pictures
            self.linksToFiles = linksToFiles
        }

        package static let fragment = Options(extent: .fragment(headingLevel: 2))
    }

    package var style: HouseStyle
    package var options: Options

    package init(style: HouseStyle = .standard, options: Options = Options()) {
        self.style = style
        self.options = options
    }

    /// For each picture of a document the identifier that ``Options/Pictures/attached`` shows it by (RFC 2392).
    package static func contentIdentifiers(of document: Document) -> [String: String] {
        let sources = document.images.keys.sorted()
        return Dictionary(sources.enumerated().map { ($1, "image-\($0 + 1)@letterpress") }) { first, _ in first }
    }

    /// - Returns: The HTML as UTF-8, and what it cannot express: pictures that are missing, links to places that do not
    ///   exist, identifiers that are used twice.
    package func write(_ document: Document) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        var page = PageWriter(document, style: style, options: options)
        page.write()
        return (page.out.bytes, page.warnings)
    }
}
