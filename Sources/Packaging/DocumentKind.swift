package import ZipArchive

/// What an archive is, judged by its content.
package enum DocumentKind: String, Sendable, Hashable, CaseIterable {
    case docx, docm, dotx, dotm
    case xlsx, xlsm, pptx, pptm
    case odt, ott, odm, ods, ots, odp, otp, odg
    case epub
    /// A package of Office or OpenDocument of some other kind.
    case otherPackage
    /// Just an archive.
    case archive

    /// Word-processing documents and templates, which are the ones that can be filled.
    package var isText: Bool { isWordprocessingML || isOpenDocumentText }
    package var isWordprocessingML: Bool { [.docx, .docm, .dotx, .dotm].contains(self) }
    package var isOpenDocumentText: Bool { [.odt, .ott].contains(self) }

    /// What messages call it.
    package var description: String {
        switch self {
        case .docx: "a Word document (.docx)"
        case .docm: "a Word document with macros (.docm)"
        case .dotx: "a Word template (.dotx)"
        case .dotm: "a Word template with macros (.dotm)"
        case .xlsx, .xlsm: "an Excel workbook (.\(rawValue))"
        case .pptx, .pptm: "a PowerPoint presentation (.\(rawValue))"
        case .odt: "an OpenDocument text (.odt)"
        case .ott: "an OpenDocument text template (.ott)"
        case .odm: "an OpenDocument master document (.odm)"
        case .ods, .ots: "an OpenDocument spreadsheet (.\(rawValue))"
        case .odp, .otp: "an OpenDocument presentation (.\(rawValue))"
        case .odg: "an OpenDocument drawing (.odg)"
        case .epub: "an e-book (.epub)"
        case .otherPackage: "an office document of another kind"
        case .archive: "a ZIP archive, but no office document"
        }
    }
}

extension DocumentKind {
    /// The media type of an OpenDocument text.
    package static let textMediaType = openDocumentPrefix + "text"
    static let openDocumentPrefix = "application/vnd.oasis.opendocument."

    /// The kind for the media type in `mimetype` or the manifest.
    init(openDocument mediaType: String) {
        switch mediaType {
        case Self.openDocumentPrefix + "text": self = .odt
        case Self.openDocumentPrefix + "text-template": self = .ott
        case Self.openDocumentPrefix + "text-master": self = .odm
        case Self.openDocumentPrefix + "spreadsheet": self = .ods
        case Self.openDocumentPrefix + "spreadsheet-template": self = .ots
        case Self.openDocumentPrefix + "presentation": self = .odp
        case Self.openDocumentPrefix + "presentation-template": self = .otp
        case Self.openDocumentPrefix + "graphics": self = .odg
        case "application/epub+zip": self = .epub
        default: self = .otherPackage
        }
    }

    /// The kind for the content type of the main part.
    init(mainContentType: String) {
        let types: [(String, DocumentKind)] = [
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", .docx),
            ("application/vnd.ms-word.document.macroenabled.main+xml", .docm),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml", .dotx),
            ("application/vnd.ms-word.template.macroenabledtemplate.main+xml", .dotm),
            ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", .xlsx),
            ("application/vnd.ms-excel.sheet.macroenabled.main+xml", .xlsm),
            ("application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml", .pptx),
            ("application/vnd.ms-powerpoint.presentation.macroenabled.main+xml", .pptm),
        ]
        let wanted = mainContentType.lowercased()
        self = types.first { $0.0 == wanted }?.1 ?? .otherPackage
    }

    /// The kind of an archive. Does not check more than it needs: a package that is broken in its details has a kind too.
    package init(of reader: ZipReader) {
        if let entry = reader.entry("mimetype"), entry.size <= 256, let bytes = try? reader.read(entry) {
            let type = String(decoding: bytes, as: UTF8.self).trimmingASCIISpace
            self = DocumentKind(openDocument: type)
            return
        }
        if reader.entry(OPCPackage.contentTypesName) != nil {
            let package = try? OPCPackage(reader, name: "")
            self = package.map { DocumentKind(mainContentType: $0.mainContentType) } ?? .otherPackage
            return
        }
        if reader.entry(ODFPackage.manifestName) != nil {
            let package = try? ODFPackage(reader, name: "")
            self = package.map { DocumentKind(openDocument: $0.mediaType) } ?? .otherPackage
            return
        }
        self = .archive
    }
}

extension String {
    /// Some programs end the file `mimetype` with a newline.
    var trimmingASCIISpace: String {
        let bytes = Array(utf8)
        guard let first = bytes.firstIndex(where: { $0 > 0x20 }), let last = bytes.lastIndex(where: { $0 > 0x20 })
        else {
            return ""
        }
        return String(decoding: bytes[first...last], as: UTF8.self)
    }
}
