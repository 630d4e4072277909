internal import DocumentModel

/// A part of a message with its header, ready to stand between boundaries.
struct MIMEPart {
    let bytes: [UInt8]

    init(text: [UInt8], type: String) {
        var headers = HeaderFields()
        headers.add("Content-Type", "\(type); charset=utf-8")
        headers.add("Content-Transfer-Encoding", "quoted-printable")
        bytes = headers.bytes + [0x0D, 0x0A] + QuotedPrintable.encoded(text)
    }

    init(_ attachment: MailDraft.Attachment) {
        let name = FileNameParameter.safe(attachment.fileName)
        self.init(
            bytes: attachment.bytes, mediaType: attachment.mediaType,
            disposition: ("attachment", FileNameParameter.parameters(for: name)), contentID: nil)
    }

    init(_ picture: MailDraft.Picture) {
        self.init(
            bytes: picture.bytes, mediaType: picture.mediaType, disposition: ("inline", []),
            contentID: picture.contentID)
    }

    private init(
        bytes content: [UInt8], mediaType: String, disposition: (String, [String]), contentID: String?
    ) {
        var headers = HeaderFields()
        headers.add("Content-Type", Self.isMediaType(mediaType) ? mediaType : "application/octet-stream")
        headers.add("Content-Transfer-Encoding", "base64")
        headers.add("Content-Disposition", disposition.0, parameters: disposition.1)
        if let contentID { headers.add("Content-ID", "<\(HeaderFields.clean(contentID).filter { $0 != ">" })>") }
        bytes = headers.bytes + [0x0D, 0x0A] + Base64.encoded(content, lineLength: 76)
    }

    /// Several parts in one: `mixed`, `alternative` or `related`.
    /// - Parameter type: For `related`, the media type of its first part.
    init(_ kind: String, of parts: [MIMEPart], type: String? = nil) {
        // `=_` occurs neither in quoted-printable, where `=` is followed by a figure, a letter or a line end, nor in base
        // 64, which has no `_` (RFC 2045, section 6.7); the rest tells this boundary from those of other levels.
        let boundary = "=_letterpress-\(kind)-\(Self.digest(of: parts))"
        var headers = HeaderFields()
        let parameters = ["boundary=\"\(boundary)\""] + (type.map { ["type=\"\($0)\""] } ?? [])
        headers.add("Content-Type", "multipart/\(kind)", parameters: parameters)
        var joined = headers.bytes + [0x0D, 0x0A]
        for part in parts {
            joined += "--\(boundary)\r\n".utf8
            joined += part.bytes
            joined += "\r\n".utf8
        }
        joined += "--\(boundary)--\r\n".utf8
        bytes = joined
    }

    /// FNV-1a of 64 bits in hexadecimal: the same content, the same boundary.
    private static func digest(of parts: [MIMEPart]) -> String {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for part in parts {
            for byte in part.bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        }
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }

    private static func isMediaType(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        return text.utf8.count <= 127 && parts.count == 2
            && parts.allSatisfy { part in
                !part.isEmpty
                    && part.allSatisfy {
                        (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || "!#$&-^_.+".utf8.contains($0)
                    }
            }
    }
}
