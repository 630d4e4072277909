import DOCXWriter
import DocumentModel
import Foundation
import TestSupport
import Testing

@Suite(
    .enabled(if: ExternalTool.soffice != nil && ExternalTool.pdftotext != nil, "needs LibreOffice and poppler-utils"))
struct LibreOfficeTests {
    /// Every word, in order, as a reader of the pages finds them; page headers and footers come between.
    @Test func showsTheDocumentsWords() throws {
        let scratch = FileManager.default.temporaryDirectory.appending(path: "letterpress-lo-\(UUID())")
        try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: scratch) }
        var document = SampleDocuments.everything
        document.metadata.pageHeader = nil
        let docx = scratch.appending(path: "everything.docx")
        try Data(try DOCXWriter().write(document).bytes).write(to: docx)
        try run(
            "soffice",
            [
                "-env:UserInstallation=file://\(scratch.path)/profile", "--headless", "--convert-to", "pdf", "--outdir",
                scratch.path, docx.path,
            ])
        try run("pdftotext", ["-raw", scratch.appending(path: "everything.pdf").path])
        let text = try String(contentsOf: scratch.appending(path: "everything.txt"), encoding: .utf8)
        let page = OutlineLine.collapsingSpaces(text)
        for line in document.outline where !line.text.contains("👩") {
            if case .contents = line.kind { continue }
            if case .image = line.kind { continue }
            // The pictures of a line stand there as pictures, marks of notes between words.
            guard !line.text.contains("a small stair"), line.text != "Inspectorate of Community Justice" else {
                continue
            }
            let words = line.text.split(separator: " ").prefix(4).joined(separator: " ")
            #expect(page.contains(words), "\(line)")
            if case .item(let label) = line.kind { #expect(page.contains("\(label) \(words)"), "\(line)") }
            if case .heading(_, let number?) = line.kind { #expect(page.contains("\(number) \(words)"), "\(line)") }
        }
        #expect(page.contains("Page 1 of "))
    }

    private func run(_ program: String, _ arguments: [String]) throws {
        #expect(try #require(ExternalTool(program)).run(arguments).status == 0)
    }
}
