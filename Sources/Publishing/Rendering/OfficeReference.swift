internal import DOCXWriter
internal import Diagnostics
internal import DocumentModel
internal import ODTWriter

extension Diagnostic.Code {
    static let unknownReferenceKind: Self = "unknown-reference-kind"
}

/// An office document of the user's own that lends its looks: all of them to documents of its own kind; pages,
/// fonts, sizes and colours of the standard styles to the other kind too.
enum OfficeReference: Sendable {
    case docx(DOCXReference)
    case odt(ODTReference)

    /// - Parameter name: Its ending tells the kind.
    init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
        let ending = name.lowercased().split(separator: ".").last ?? ""
        switch ending {
        case "docx", "dotx", "docm", "dotm": self = .docx(try DOCXReference(bytes, name: name))
        case "odt", "ott": self = .odt(try ODTReference(bytes, name: name))
        default:
            throw Diagnostic(
                .unknownReferenceKind, "styles cannot be taken from '\(name)'", at: .file(name),
                hint: "give a Word document (.docx) or a LibreOffice text (.odt)", exitStatus: .usage)
        }
    }

    /// What is said where the document lends only a part of its looks.
    static func otherKind(_ format: String) -> Diagnostic {
        Diagnostic(
            "reference-of-other-kind",
            "of the reference document, page size, margins and the fonts, sizes and colours of the standard styles are taken "
                + "into \(format); header, footer, logo and other styles are not",
            severity: .warning, hint: "give a reference document that is itself \(format)")
    }

    /// The house style on the pages of the document, with its fonts, sizes and colours.
    func applied(to style: HouseStyle) -> HouseStyle {
        switch self {
        case .docx(let reference): reference.applied(to: style)
        case .odt(let reference): reference.applied(to: style)
        }
    }
}
