internal import CivilTime
internal import Diagnostics
internal import DocumentModel
internal import HTMLWriter
internal import MailWriter
internal import PlainTextWriter

extension FormatWriter {
    /// A draft for a mail program: the text, the same as HTML with its pictures, and the DOCX attached.
    ///
    /// The front matter may say `mail-from`, `mail-to` and `mail-copy-to`, each with addresses parted by commas.
    func mail(_ document: Document, name: String?) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        let metadata = document.metadata
        let html = HTMLWriter(style: style, options: .init(extent: .fragment(headingLevel: 1), pictures: .attached))
            .write(document)
        let docx = try docx(document)
        var warnings = html.warnings + docx.warnings
        var draft = MailDraft(
            subject: metadata.title, language: metadata.language, text: PlainTextWriter().write(document),
            html: html.bytes)
        // A message has to bear a date (RFC 5322, 3.6); the program that sends it puts its own.
        draft.date = metadata.published.flatMap { Instant(rfc3339: $0) }
        draft.embargo = metadata.others[Release.subjectKey]
        draft.from = Self.mailboxes(metadata.others["mail-from"], &warnings).first
        draft.to = Self.mailboxes(metadata.others["mail-to"], &warnings)
        draft.copyTo = Self.mailboxes(metadata.others["mail-copy-to"], &warnings)
        let identifiers = HTMLWriter.contentIdentifiers(of: document)
        draft.pictures = document.images.sorted { $0.key < $1.key }.compactMap { source, image in
            identifiers[source].map {
                MailDraft.Picture(
                    contentID: $0, mediaType: image.format == .svg ? "image/svg+xml" : "image/\(image.format.rawValue)",
                    bytes: image.bytes)
            }
        }
        let stem = name.flatMap { PortableName.path($0) } ?? metadata.kind ?? "document"
        let fileName = (stem.split(separator: "/").last.map(String.init) ?? "document") + ".docx"
        draft.attachments = [
            MailDraft.Attachment(
                fileName: fileName,
                mediaType: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                bytes: docx.bytes)
        ]
        return (MailWriter().write(draft), warnings)
    }

    private static func mailboxes(_ text: String?, _ warnings: inout [Diagnostic]) -> [Mailbox] {
        var mailboxes: [Mailbox] = []
        for part in (text ?? "").split(separator: ",") where part.contains(where: { $0 != " " }) {
            do { mailboxes.append(try Mailbox(parsing: String(part))) } catch {
                warnings.append(Diagnostic(error.code, error.message, severity: .warning))
            }
        }
        return mailboxes
    }
}
