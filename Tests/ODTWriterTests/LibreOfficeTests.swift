import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import ODTWriter

/// Opens documents in LibreOffice and reads what its PDF says.
@Suite(
    .enabled("needs soffice (LibreOffice) and pdftotext (poppler-utils)") {
        ExternalTool.soffice != nil && ExternalTool.pdftotext != nil
    }, .serialized)
struct LibreOfficeTests {
    @Test func showsAllTextWithNumbers() throws {
        let text = try pdfText(of: SampleDocuments.everything)
        let blank = { (text: String) in text.filter { !$0.isWhitespace && $0 != "\u{AD}" } }
        let shown = blank(text)
        for line in SampleDocuments.everything.outline {
            // Pictures have no text, raised letters stand elsewhere in the PDF, and the fonts may lack ideographs.
            if ["small stair", "H2O", "漢", "Inspectorate of Community Justice"].contains(where: line.text.contains) {
                continue
            }
            switch line.kind {
            case .image: continue
            case .heading(level: _, let number?): #expect(shown.contains(blank(number + line.text)), "\(line)")
            case .item(let label) where label != "•": #expect(shown.contains(blank(label + line.text)), "\(line)")
            default: #expect(shown.contains(blank(line.text)), "\(line)")
            }
        }
        #expect(shown.contains("Page1of"))
    }

    @Test func opensRandomDocuments() throws {
        try ExternalTool.withFolder { folder in
            var names: [String] = []
            for seed in 0..<12 {
                var random = RandomDocument(seed: UInt64(seed))
                let name = "random-\(seed)"
                try Data(try ODTWriter().write(random.document()).bytes).write(
                    to: folder.appending(path: name + ".odt"))
                names.append(name)
            }
            try convert(names.map { folder.appending(path: $0 + ".odt").path }, to: "pdf", in: folder)
            for name in names {
                #expect(FileManager.default.fileExists(atPath: folder.appending(path: name + ".pdf").path), "\(name)")
            }
        }
    }

    private func pdfText(of document: Document) throws -> String {
        try ExternalTool.withFolder { folder in
            let file = folder.appending(path: "document.odt")
            try Data(try ODTWriter().write(document).bytes).write(to: file)
            try convert([file.path], to: "pdf", in: folder)
            return try #require(ExternalTool.pdftotext).run([
                "-layout", folder.appending(path: "document.pdf").path, "-",
            ]).text
        }
    }

    private func convert(_ files: [String], to format: String, in folder: URL) throws {
        let profile = folder.appending(path: "profile").absoluteString
        let result = try #require(ExternalTool.soffice).run(
            [
                "--headless", "--norestore", "-env:UserInstallation=\(profile)", "--convert-to", format, "--outdir",
                folder.path,
            ] + files)
        #expect(result.status == 0)
    }
}
