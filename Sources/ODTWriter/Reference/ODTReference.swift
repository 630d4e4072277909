package import Diagnostics
package import DocumentModel
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// The look of a document of the user's own: its styles, its page, header and footer, and the pictures in these.
///
/// Its text is not used, nor is anything that runs or that is loaded from elsewhere.
package struct ODTReference: Sendable {
    let styles: XMLDocument
    /// By their names in the package, such as `Pictures/logo.png`.
    let files: [String: File]

    struct File: Sendable {
        let mediaType: String
        let bytes: [UInt8]
    }

    /// Reads an ODT, or a template for one.
    ///
    /// - Parameter name: What messages call the file.
    /// - Throws: The reason why a package cannot be read; `wrong-document-kind` for one that is no text.
    package init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
        do {
            let package = try ODFPackage(try ZipReader(bytes), name: name)
            let types = [
                "application/vnd.oasis.opendocument.text", "application/vnd.oasis.opendocument.text-template",
            ]
            guard types.contains(package.mediaType) else {
                throw PackagingError(
                    .wrongDocumentKind, "'\(name)' is not a text document (.odt), so styles cannot be taken from it")
            }
            styles = try package.document(of: "styles.xml")
            let mediaTypes = Dictionary(
                package.files.map { ($0.name, $0.mediaType) }, uniquingKeysWith: { first, _ in first })
            var files: [String: File] = [:]
            for target in Self.pictures(in: styles) where package.reader.entry(target) != nil {
                files[target] = File(mediaType: mediaTypes[target] ?? "", bytes: try package.bytes(of: target))
            }
            self.files = files
        } catch let error as PackagingError {
            throw error.diagnostic(file: name)
        } catch let error as ZipError {
            throw PackagingError(error).diagnostic(file: name)
        } catch {
            throw Diagnostic(.brokenPackage, "'\(name)' cannot be read", at: .file(name))
        }
    }

    /// The pictures of the package that styles and headers show, in a fixed order.
    private static func pictures(in styles: XMLDocument) -> [String] {
        let targets = styles.root.descendants.compactMap { $0.attribute("href", in: Namespaces.xlink) }
        return Set(targets.map(Self.fileName)).filter { $0.hasPrefix("Pictures/") && !$0.contains("..") }.sorted()
    }

    /// The name of the file that an address means: `./Pictures/a.png` is `Pictures/a.png`.
    static func fileName(_ address: String) -> String {
        address.hasPrefix("./") ? String(address.dropFirst(2)) : address
    }

    /// The page that the text stands on, if the document describes it.
    var page: PageGeometry? {
        let master = styles.root.descendants.first { $0.has("master-page", in: Namespaces.style) }
        let layout = master?.attribute("page-layout-name", in: Namespaces.style)
        let properties = styles.root.descendants.first {
            $0.has("page-layout", in: Namespaces.style) && $0.attribute("name", in: Namespaces.style) == layout
        }?.child("page-layout-properties")
        guard let properties else { return nil }
        let length = { (name: String) in
            properties.attribute(name, in: Namespaces.formatting).flatMap { Length(parsing: $0) }?.points
        }
        guard let width = length("page-width"), let height = length("page-height") else { return nil }
        let margin = length("margin") ?? 56.7
        return PageGeometry(
            width: width, height: height, marginTop: length("margin-top") ?? margin,
            marginBottom: length("margin-bottom") ?? margin, marginLeft: length("margin-left") ?? margin,
            marginRight: length("margin-right") ?? margin)
    }
}

extension ODTReference {
    /// The house style on the pages of the reference document, with the fonts, sizes and colours of its standard styles,
    /// for writers of other formats.
    package func applied(to style: HouseStyle) -> HouseStyle {
        var style = ReferenceLooks(styles.root).looks.applied(to: style)
        guard let page else { return style }
        style.pageWidth = page.width
        style.pageHeight = page.height
        style.marginTop = page.marginTop
        style.marginBottom = page.marginBottom
        style.marginLeft = page.marginLeft
        style.marginRight = page.marginRight
        return style
    }
}
