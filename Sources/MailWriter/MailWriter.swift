internal import CivilTime

/// Writes drafts as files that mail programs open (`.eml`).
///
/// Source: RFC 5322 (messages), RFC 2045 to 2047 (MIME), RFC 2183 and 2231 (names of files), RFC 2387 (related parts).
/// The same draft gives the same bytes: no clock, no random boundaries. Lines end with CRLF and hold at most 76 bytes.
package struct MailWriter: Sendable {
    package init() {}

    package func write(_ draft: MailDraft) -> [UInt8] {
        var headers = HeaderFields()
        if let date = draft.date { headers.add("Date", Self.dateTime(date)) }
        if let from = draft.from { headers.add("From", mailboxes: [from]) }
        if !draft.to.isEmpty { headers.add("To", mailboxes: draft.to) }
        if !draft.copyTo.isEmpty { headers.add("Cc", mailboxes: draft.copyTo) }
        let subject = [draft.embargo, draft.subject].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ": ")
        headers.add("Subject", text: subject)
        // Outlook and others open a message with this field as a new one, ready to be sent.
        headers.add("X-Unsent", "1")
        headers.add("MIME-Version", "1.0")
        if let language = Self.languageTag(draft.language) { headers.add("Content-Language", language) }
        return headers.bytes + body(of: draft).bytes
    }

    private func body(of draft: MailDraft) -> MIMEPart {
        let text = MIMEPart(text: draft.text, type: "text/plain")
        var alternatives = text
        if !draft.html.isEmpty {
            let html = MIMEPart(text: Self.page(draft.html, language: draft.language), type: "text/html")
            let pictures = draft.pictures.map { MIMEPart($0) }
            let shown = pictures.isEmpty ? html : MIMEPart("related", of: [html] + pictures, type: "text/html")
            alternatives = MIMEPart("alternative", of: [text, shown])
        }
        guard !draft.attachments.isEmpty else { return alternatives }
        return MIMEPart("mixed", of: [alternatives] + draft.attachments.map { MIMEPart($0) })
    }

    /// A page has no title in a mail: the subject is its title (HTML, 4.2.2).
    private static func page(_ fragment: [UInt8], language: String) -> [UInt8] {
        let tag = languageTag(language).map { " lang=\"\($0)\"" } ?? ""
        let head = """
            <meta http-equiv="Content-Type" content="text/html; charset=utf-8">
            <style>
            table { border-collapse: collapse; margin: 0 0 16px; }
            li { margin-bottom: 6px; }
            caption { text-align: left; font-weight: bold; padding: 4px 0; }
            th, td { border-bottom: 1px solid #6F777B; padding: 4px 12px 4px 0; text-align: left; vertical-align: top; }
            </style>
            """
        let style = "font-family: Arial, sans-serif; font-size: 12pt; line-height: 1.4; color: #0B0C0C;"
        return Array("<!DOCTYPE html>\n<html\(tag)>\n<head>\n\(head)\n</head>\n<body style=\"\(style)\">\n".utf8)
            + fragment + Array("\n</body>\n</html>\n".utf8)
    }

    private static func languageTag(_ tag: String) -> String? {
        let isTag =
            !tag.isEmpty && tag.utf8.count <= 35
            && tag.utf8.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
            }
        return isTag ? tag : nil
    }

    /// `Tue, 28 Jan 2025 00:01:00 +0000` (RFC 5322, section 3.3).
    static func dateTime(_ instant: Instant) -> String {
        let (date, time) = TimeZoneRules.utc.local(of: instant)
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = [time.hour, time.minute, time.second].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: ":")
        let year = String(date.year)
        let padded = String(repeating: "0", count: max(4 - year.utf8.count, 0)) + year
        return "\(days[date.weekday - 1]), \(date.day) \(months[date.month - 1]) \(padded) \(clock) +0000"
    }
}
