package import CivilTime

/// An e-mail that somebody will look at and send: what a mail program opens as a new message.
package struct MailDraft: Sendable {
    package struct Attachment: Sendable {
        /// As the recipient sees it; a path is cut to its last part.
        package var fileName: String
        /// Such as `application/pdf`.
        package var mediaType: String
        package var bytes: [UInt8]

        package init(fileName: String, mediaType: String, bytes: [UInt8]) {
            self.fileName = fileName
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    /// A picture that the HTML shows by `cid:` and this identifier.
    package struct Picture: Sendable {
        package var contentID: String
        package var mediaType: String
        package var bytes: [UInt8]

        package init(contentID: String, mediaType: String, bytes: [UInt8]) {
            self.contentID = contentID
            self.mediaType = mediaType
            self.bytes = bytes
        }
    }

    package var from: Mailbox?
    package var to: [Mailbox] = []
    package var copyTo: [Mailbox] = []
    package var subject: String
    /// What stands before the subject, so that nobody overlooks it: `EMBARGOED until 00.01, 28 January 2025`.
    package var embargo: String?
    /// `nil` leaves it to the mail program, which dates the message when it is sent.
    package var date: Instant?
    /// BCP 47.
    package var language: String
    /// The message as plain text, UTF-8 with LF.
    package var text: [UInt8]
    /// The message as HTML, without `html`, `head` and `body`; empty for a message of text alone.
    package var html: [UInt8]
    package var pictures: [Picture] = []
    package var attachments: [Attachment] = []

    package init(subject: String, language: String = "en-GB", text: [UInt8], html: [UInt8] = []) {
        self.subject = subject
        self.language = language
        self.text = text
        self.html = html
    }
}
