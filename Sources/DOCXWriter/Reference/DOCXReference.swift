package import Diagnostics
package import DocumentModel
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// A document of the user's own that lends its looks: styles, theme, fonts, numbering of styles, page layout, headers and
/// footers with their pictures. Its text is not read.
package struct DOCXReference: Sendable {
    let styles: ReferenceStyles
    let numbering: ReferenceNumbering?
    let section: ReferenceSection
    /// Theme and fonts, by the type of their relationship.
    let themeAndFonts: [String: BorrowedPart]
    /// Whether even pages have headers and footers of their own.
    let evenAndOddHeaders: Bool
    let mirrorMargins: Bool
    /// How its standard styles look, for other formats.
    private let looks: StandardLooks

    /// - Parameter name: What messages call the file.
    /// - Throws: If the file is not a Word document in the transitional form, or is damaged.
    package init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
        do {
            try self.init(reading: bytes, name: name)
        } catch let error as Diagnostic {
            throw error.hasPlace ? error : Diagnostic(error.code, error.message, at: .file(name), hint: error.hint)
        } catch let error as PackagingError {
            throw error.diagnostic(file: name)
        } catch let error as ZipError {
            throw PackagingError(error).diagnostic(file: name)
        } catch let error as XMLError {
            throw PackagingError(error).diagnostic(file: name)
        } catch {
            throw Diagnostic(.brokenPackage, "the reference document cannot be read", at: .file(name))
        }
    }

    private init(reading bytes: [UInt8], name: String) throws {
        let reader = try ZipReader(bytes)
        let kind = DocumentKind(of: reader)
        guard kind.isWordprocessingML else {
            throw Diagnostic(
                .wrongDocumentKind, "a reference document for DOCX is a Word document, not \(kind.description)")
        }
        let package = try OPCPackage(reader, name: name)
        let main = package.mainPart
        let document = try package.document(of: main)
        try Self.requireTransitional(document)
        guard let part = try package.parts(of: "styles", from: main).first else {
            throw Diagnostic(.brokenPackage, "the reference document has no styles")
        }
        var borrower = PartBorrower(package)
        let styleSheet = try package.document(of: part)
        styles = try ReferenceStyles(styleSheet)
        let theme = try package.parts(of: "theme", from: main).first.map { try package.document(of: $0).root }
        looks = ReferenceLooks(styleSheet.root, theme: theme).looks
        numbering = try package.parts(of: "numbering", from: main).first.flatMap {
            ReferenceNumbering(try package.document(of: $0), try borrower.borrow($0))
        }
        section = try ReferenceSection(document, borrowingBy: &borrower)
        var others: [String: BorrowedPart] = [:]
        for type in ["theme", "fontTable"] {
            if let part = try package.parts(of: type, from: main).first { others[type] = try borrower.borrow(part) }
        }
        themeAndFonts = others
        let settings = try package.parts(of: "settings", from: main).first.map { try package.document(of: $0).root }
        evenAndOddHeaders = settings?.isOn("evenAndOddHeaders") ?? false
        mirrorMargins = settings?.isOn("mirrorMargins") ?? false
    }

    private static func requireTransitional(_ document: XMLDocument) throws {
        guard document.root.has("document", in: Namespace.wordprocessing) else {
            throw Diagnostic(
                .wrongDocumentKind, "the reference document is in a form of Office Open XML that is not taken",
                hint: "save it in Word as 'Word Document (*.docx)', not as 'Strict Open XML Document'")
        }
    }
}

extension XMLElement {
    /// Whether a child that is on or off (`ST_OnOff`) is on.
    func isOn(_ child: String) -> Bool {
        guard let element = self.child(child) else { return false }
        return !["0", "false", "off"].contains(element["w:val"] ?? "1")
    }

    /// The element as it is written in its part.
    var markup: [UInt8] { Array(document.source[document.range(of: id)]) }
}

extension DOCXReference {
    /// The house style on the pages of the reference document, with the fonts, sizes and colours of its standard styles,
    /// for writers of other formats.
    package func applied(to style: HouseStyle) -> HouseStyle { looks.applied(to: section.applied(to: style)) }
}
