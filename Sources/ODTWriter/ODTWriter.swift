internal import CivilTime
package import Diagnostics
package import DocumentModel
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// Writes a document as an OpenDocument text: a conforming ODF 1.3 package without extensions.
///
/// Every look is a named style, lists and footnotes are real ones, and the same document gives the same bytes.
///
/// Source: ODF 1.3 (OASIS Standard, 27 April 2021), part 2 (packages) and part 3 (schema).
package struct ODTWriter: Sendable {
    private let style: HouseStyle
    private let reference: ODTReference?

    /// - Parameter reference: A document whose styles, page, header and footer are used in place of those of `style`; what
    ///   it has no style for looks as in `style`.
    package init(style: HouseStyle = .standard, reference: ODTReference? = nil) {
        self.style = style
        self.reference = reference
    }

    /// Returns the bytes of the package, and warnings about what ODT cannot express.
    ///
    /// - Throws: `forbidden-character` for text with a character that XML does not allow, `document-too-deep`.
    package func write(_ document: Document) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        let survey = try DocumentSurvey(document)
        let page = reference?.page ?? PageGeometry(style)
        let language = LanguageTag(document.metadata.language) ?? .english
        let published = document.metadata.published.flatMap { Instant(rfc3339: $0) }
        var content = ContentPart(document, style: style, page: page, survey: survey, language: language)
        if let reference { content.pictures = Pictures(besides: reference.files.keys) }
        if LanguageTag(document.metadata.language) == nil {
            content.warn(
                .unknownLanguage,
                "'\(document.metadata.language)' is not a language tag; the document is marked as en-GB")
        }
        do {
            let contentBytes = try content.write()
            let styles = StylesPart(
                metadata: document.metadata, notice: survey.notice,
                beginsWithCover: document.beginsWithCover, style: style, page: page, language: language)
            var package = ODFPackageWriter(
                mediaType: "application/vnd.oasis.opendocument.text", date: ZipDate(published))
            package.add(file: "content.xml", mediaType: "text/xml", contentBytes)
            let stylesBytes = try reference.map { try ReferenceStylesPart($0, ours: styles).write() } ?? styles.write()
            package.add(file: "styles.xml", mediaType: "text/xml", stylesBytes)
            package.add(
                file: "meta.xml", mediaType: "text/xml",
                try MetaPart(metadata: document.metadata, published: published).write())
            package.add(file: "settings.xml", mediaType: "text/xml", try SettingsPart().write())
            for picture in content.pictures.files {
                package.add(file: picture.name, mediaType: picture.mediaType, picture.bytes)
            }
            for (name, file) in (reference?.files ?? [:]).sorted(by: { $0.key < $1.key }) {
                package.add(file: name, mediaType: file.mediaType, file.bytes)
            }
            return (try package.finish(), content.warnings)
        } catch let error as XMLError {
            throw error.diagnostic
        } catch let error as PackagingError {
            throw Diagnostic(error.code, error.message, at: error.place, hint: error.hint)
        } catch {
            throw Diagnostic("odt-package", "the ODT package cannot be written", exitStatus: .internal)
        }
    }
}
