import CivilTime
import DOCXTestSupport
import Foundation
import Inspections
import ODTTestSupport
import TestSupport
import Testing
import XMLTree

@testable import Publishing

/// Rule A2: what a record marks as personal reaches its addressees, not the web.
@Suite struct PersonalDataTests {
    private static let telephone = "900 321"
    private static let address = "owen.marsh@"

    private func request(_ formats: [OutputFormat]?, template: String = "letter") -> RenderRequest {
        var request = RenderRequest(now: Publications.now)
        request.data = [Publications.file("Examples/norhaven-2016.yaml").path]
        request.templates = [template]
        request.templateFolders = [Publications.file("Templates").path]
        request.formats = formats
        return request
    }

    private func texts(_ request: RenderRequest) throws -> [String: String] {
        var texts: [String: String] = [:]
        for (name, bytes) in try RenderJob.documents(request).documents {
            let ending = String(name.drop { $0 != "." }.dropFirst())
            texts[ending] = try Self.text(bytes, ending).replacing("\u{A0}", with: " ")
        }
        return texts
    }

    private static func text(_ bytes: [UInt8], _ ending: String) throws -> String {
        switch ending {
        case "docx": try DOCXFile(bytes).body.runText
        case "odt": try ODTPackage(bytes).content.root.text
        default: String(decoding: bytes, as: UTF8.self)
        }
    }

    @Test func isWithheldFromTheWebOnly() throws {
        let texts = try texts(request([.txt, .html, .docx, .odt, .md, .govspeak]))
        #expect(texts.count == 6)
        for (ending, text) in texts {
            let isForWeb = ["html", "md", "govspeak.md"].contains(ending)
            #expect(text.contains(Self.telephone) != isForWeb, "\(ending)")
            #expect(text.contains(Self.address) != isForWeb, "\(ending)")
            #expect(text.contains("Owen Marsh"), "\(ending)")
        }
    }

    @Test func isWithheldEverywhereOnRequest() throws {
        var request = request([.txt, .html, .docx])
        request.withholdsPersonalData = true
        for (ending, text) in try texts(request) {
            #expect(!text.contains(Self.telephone) && !text.contains(Self.address), "\(ending)")
        }
    }

    @Test(arguments: [("page.html", true), ("note.txt", false)])
    func isWithheldFromPagesThatAreTemplates(name: String, isWithheld: Bool) throws {
        let scratch = try ScratchFolder()
        let path = scratch.path + "/" + name
        try Data("{{ letter.leadInspector.name }} {{ letter.leadInspector.phone }}".utf8).write(to: URL(filePath: path))
        let text = try #require(try texts(request(nil, template: path)).values.first)
        #expect(text.contains("Owen Marsh"))
        #expect(text.contains("07700") != isWithheld)
    }

    @Test func attachmentsOfMailsSayTheirState() throws {
        var request = request([.eml], template: "press-release")
        request.state = .embargoed
        let mail = try #require(try RenderJob.documents(request).documents.first)
        #expect(mail.name.hasSuffix("-EMBARGOED.eml"))
        let attached = mail.name.dropLast(4) + ".docx"
        #expect(String(decoding: mail.bytes, as: UTF8.self).contains("filename=\"\(attached)\""))
    }
}
