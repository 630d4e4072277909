internal import CivilTime
package import Diagnostics
package import DocumentModel
internal import Packaging
internal import XMLTree

/// Writes a document as an OpenDocument text: a conforming ODF 1.3 package without extensions.
///
/// Every look is a named style, lists and footnotes are real ones, and the same document gives the same bytes.
///
/// Source: ODF 1.3 (OASIS Standard, 27 April 2021), part 2 (packages) and part 3 (schema).
package struct ODTWriter: Sendable {
    private let style: HouseStyle

    package init(style: HouseStyle = .standard) { self.style = style }

    /// Returns the bytes of the package, and warnings about what ODT cannot express.
    ///
    /// - Throws: `forbidden-character` for text with a character that XML does not allow, `nesting-too-deep`.
    package func write(_ document: Document) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        let survey = try DocumentSurvey(document)
        let page = PageGeometry(style)
        let language = LanguageTag(document.metadata.language) ?? .english
        let published = document.metadata.published.flatMap { Instant(rfc3339: $0) }
        var content = ContentPart(document, style: style, page: page, survey: survey, language: language)
        if LanguageTag(document.metadata.language) == nil {
            content.warn(
                .unknownLanguage,
                "'\(document.metadata.language)' is not a language tag; the document is marked as en-GB")
        }
        do {
            let contentBytes = try content.write()
            let styles = StylesPart(
                metadata: document.metadata, notice: survey.notice, style: style, page: page, language: language)
            var package = ODFPackageWriter(mediaType: "application/vnd.oasis.opendocument.text")
            package.add(file: "content.xml", mediaType: "text/xml", contentBytes)
            package.add(file: "styles.xml", mediaType: "text/xml", try styles.write())
            package.add(
                file: "meta.xml", mediaType: "text/xml",
                try MetaPart(metadata: document.metadata, published: published).write())
            package.add(file: "settings.xml", mediaType: "text/xml", try SettingsPart().write())
            for picture in content.pictures.files {
                package.add(file: picture.name, mediaType: picture.mediaType, picture.bytes)
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
