import CivilTime
import Diagnostics
import TestSupport
import Testing

@testable import MailWriter

@Suite struct MailWriterTests {
    private let picture: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

    private func draft() throws -> MailDraft {
        var draft = MailDraft(
            subject:
                "Harrowdale Youth Justice Service rated ‘Good’ — Gwasanaeth Cyfiawnder Ieuenctid, and a longer subject",
            text: Array("EMBARGOED\n\nText with “quotes” = and a trailing space \n.\nFrom here\n".utf8),
            html: Array("<p>Text with “quotes” <img src=\"cid:image-1@letterpress\" alt=\"\"></p>\n".utf8))
        draft.from = try Mailbox(name: "Press office", address: "press@inspectorate.example")
        draft.to = [
            try Mailbox(parsing: "Siân Prydderch <sian@council.example>"),
            try Mailbox(parsing: "\"Marsh, Una\" <una.marsh@council.example>"),
            try Mailbox(parsing: "news@daily.example"),
        ]
        draft.embargo = "EMBARGOED until 00.01, 28 January 2025"
        draft.date = Instant(rfc3339: "2025-01-27T09:30:05Z")
        draft.pictures = [
            .init(contentID: "image-1@letterpress", mediaType: "image/png", bytes: picture)
        ]
        draft.attachments = [
            .init(fileName: "harrowdale.docx", mediaType: "application/zip", bytes: (0...255).map { $0 } + [0, 1]),
            .init(
                fileName: "../Datganiad i’r wasg – Gwasanaeth Cyfiawnder Ieuenctid Harrowdale, 28 Ionawr 2025.odt",
                mediaType: "bad type", bytes: []),
        ]
        return draft
    }

    @Test(.enabled(if: MailReading.isPossible, "needs python3"))
    func aMailProgramReadsWhatWasWritten() throws {
        let draft = try draft()
        let reading = try MailReading(MailWriter().write(draft))
        #expect(reading.headerDefects == [])
        #expect(reading.header("Subject") == "\(draft.embargo ?? ""): \(draft.subject)")
        #expect(reading.header("From") == "Press office <press@inspectorate.example>")
        let to = "Siân Prydderch <sian@council.example>, \"Marsh, Una\" <una.marsh@council.example>, news@daily.example"
        #expect(reading.header("To") == to)
        #expect(reading.header("Date") == "Mon, 27 Jan 2025 09:30:05 +0000")
        #expect(reading.header("X-Unsent") == "1")
        let parts = try #require(reading.body.parts)
        #expect(reading.body.type == "multipart/mixed")
        #expect(parts.map(\.type) == ["multipart/alternative", "application/zip", "application/octet-stream"])
        #expect(parts.map(\.defects) == [[], [], []])
        let bodies = try #require(parts[0].parts)
        #expect(bodies.map(\.type) == ["text/plain", "multipart/related"])
        #expect(bodies[0].text == String(decoding: draft.text, as: UTF8.self))
        let related = try #require(bodies[1].parts)
        #expect(related[0].text?.contains(String(decoding: draft.html, as: UTF8.self)) == true)
        #expect(related[1].contentID == "<image-1@letterpress>")
        #expect(related[1].bytes == picture)
        #expect(parts[1].bytes == draft.attachments[0].bytes)
        #expect(parts[1].fileName == "harrowdale.docx")
        #expect(
            parts[2].fileName
                == "Datganiad i’r wasg – Gwasanaeth Cyfiawnder Ieuenctid Harrowdale, 28 Ionawr 2025.odt")
    }

    @Test func linesAreShortAndEndAsMailWants() throws {
        let message = MailWriter().write(try draft())
        try expectGolden(String(decoding: message, as: UTF8.self).replacing("\r\n", with: "\n"), "draft.eml")
        #expect(message.allSatisfy { $0 < 0x80 })
        let lines = message.split(separator: 0x0A, omittingEmptySubsequences: false)
        #expect(lines.dropLast().allSatisfy { $0.last == 0x0D && $0.count <= 77 })
        #expect(!lines.contains { $0.dropLast().contains(0x0D) })
        #expect(message == MailWriter().write(try draft()))
    }

    @Test func aDraftMayBeTextAlone() {
        let message = MailWriter().write(MailDraft(subject: "Plain", text: Array("Hello\n".utf8)))
        #expect(
            String(decoding: message, as: UTF8.self) == """
                Subject: Plain\r
                X-Unsent: 1\r
                MIME-Version: 1.0\r
                Content-Language: en-GB\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: quoted-printable\r
                \r
                Hello\r

                """)
    }

    @Test func noValueBeginsAFieldOfItsOwn() throws {
        var draft = MailDraft(subject: "a\r\nBcc: x@y.example\u{85}\u{2028}b", text: [])
        draft.to = [try Mailbox(name: "n\r\nBcc: x\n", address: "a@b.example")]
        draft.attachments = [.init(fileName: "a\"\r\nX: y.txt", mediaType: "text/plain\r\nX: y", bytes: [])]
        let message = String(decoding: MailWriter().write(draft), as: UTF8.self)
        #expect(!message.contains("\nBcc"))
        #expect(!message.contains("\nX:"))
    }

    @Test(arguments: [
        "", "a", "a@", "@b", "a@b@c", "a b@c", "a@b c", "a@b\r\nBcc: c@d", "é@b", "a@é", "a..b@c", ".a@b", "a@.b",
        "<a@b", "a,b@c", String(repeating: "a", count: 65) + "@b",
    ])
    func refusesWhatIsNoAddress(text: String) {
        #expect(throws: Diagnostic.self) { try Mailbox(parsing: text) }
    }

    @Test(.enabled(if: MailReading.isPossible, "needs python3"))
    func anyTextComesThrough() throws {
        var random = SeededGenerator(seed: 1)
        let pieces = ["a", "=", ".", " ", "\n", "\t", "’", "漢", "👩‍👧", "From ", "--", "=_", "x"]
        for _ in 0..<15 {
            let text = (0..<Int.random(in: 1...400, using: &random)).map { _ in
                pieces[Int.random(in: 0..<pieces.count, using: &random)]
            }.joined()
            let subject = text.split { $0 == "\n" || $0 == "\t" || $0 == " " }.prefix(40).joined(separator: " ")
            let message = MailWriter().write(
                MailDraft(subject: subject, text: Array(text.utf8), html: Array(text.utf8)))
            let lines = message.split(separator: 0x0A, omittingEmptySubsequences: false)
            #expect(lines.allSatisfy { $0.count <= 77 })
            let reading = try MailReading(message)
            #expect(reading.body.parts?[0].text == text)
            #expect(reading.header("Subject") == subject)
        }
    }
}
