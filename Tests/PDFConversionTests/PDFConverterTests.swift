import ChildProcesses
import CivilTime
import Diagnostics
import DocumentModel
import Foundation
import ODTWriter
import TestSupport
import Testing

@testable import PDFConversion

@Suite(.serialized) struct PDFConverterTests {
    /// Whether LibreOffice is there; where it is not, tests that need it are shown as skipped.
    private static let isThere = (try? PDFConverter()) != nil
    private static let odt = Result { try ODTWriter().write(SampleDocuments.everything).bytes }

    @Test(.enabled("needs soffice (LibreOffice)") { isThere })
    func makesTaggedPDFs() throws {
        let instant = Instant(rfc3339: "2025-01-28T00:01:00Z")
        let pdf = try PDFConverter().convert(try Self.odt.get(), published: instant)
        let text = String(decoding: pdf, as: UTF8.self)
        #expect(text.hasPrefix("%PDF-1."))
        for mark in [
            "/Marked true", "/Lang(en-GB)", "/Outlines", "pdfuaid", "/DisplayDocTitle true",
            "/CreationDate(D:20250128000100Z", "<xmp:CreateDate>2025-01-28T00:01:00Z<",
        ] { #expect(text.contains(mark), "\(mark)") }
        #expect(try PDFConverter().convert(try Self.odt.get(), published: instant) == pdf)
    }

    /// Page numbers that the writer only guessed become those of the pages.
    @Test(.enabled("needs soffice (LibreOffice)") { isThere })
    func bringsContentsUpToDate() throws {
        var document = Document(metadata: Metadata(title: "Report"))
        let heading = { (text: String, id: String) in
            Block.heading(Heading(level: 2, inlines: [.text(text)], attributes: Attributes(id: id)))
        }
        document.blocks = [.contents(depth: 1, title: [.text("Contents")]), heading("First", "first")]
        document.blocks += (0..<5).flatMap { [Block.pageBreak, heading("Part \($0)", "part-\($0)")] }
        let pdfs = try PDFConverter().convertEach(
            [try ODTWriter().write(document).bytes, try Self.odt.get()], published: [nil, nil]
        ).map { try $0.get() }
        #expect(pdfs.count == 2)
        guard let tool = ExternalTool.pdftotext else { return }
        let file = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString + ".pdf")
        try Data(pdfs[0]).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let text = try tool.run(["-l", "1", "-layout", file.path, "-"]).text
        #expect(text.contains(#/Part 4\.+ ?6/#))
    }

    @Test func saysHowToInstallLibreOffice() {
        let error = #expect(throws: Diagnostic.self) { try PDFConverter(searchPath: "/nowhere:relative:") }
        #expect(error?.code == .libreOfficeMissing)
        #expect(error?.hint == "install it: sudo apt-get install libreoffice-writer-nogui")
    }

    /// A program in place of LibreOffice that does as the script says.
    private func withProgram(_ script: String, _ body: (PDFConverter) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "fake-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = folder.appending(path: "soffice")
        try "#!/bin/sh\n\(script)\n".write(to: program, atomically: true, encoding: .utf8)
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
        try body(try PDFConverter(searchPath: "\(folder.path):/usr/bin:/bin", timeout: 1))
    }

    @Test func reportsFailure() throws {
        try withProgram("echo 'Error: source file could not be loaded' >&2; exit 3") { converter in
            let error = #expect(throws: Diagnostic.self) { try converter.convert([1]) }
            #expect(error?.code == .pdfConversion)
            #expect(error?.message.hasSuffix("status 3: Error: source file could not be loaded") == true)
        }
        try withProgram("exit 0") { converter in
            let error = #expect(throws: Diagnostic.self) { try converter.convert([1]) }
            #expect(error?.code == .pdfConversion)
        }
    }

    /// One that crashes LibreOffice takes nobody with it.
    @Test func oneBadDocumentFailsAlone() throws {
        let script = """
            for argument; do case "$argument" in -env:*) folder=${argument#-env:UserInstallation=file://};; esac; done
            folder=${folder%/profile}
            case "$*" in *macro:*) ;; *) exit 0;; esac
            for file in "$folder"/document-*.odt; do
              if grep -q bad "$file"; then kill -9 $$; fi
              { printf '%%PDF-1.7 '; cat "$file"; printf '\\n%%%%EOF\\n'; } > "${file%.odt}.pdf"
            done
            """
        try withProgram(script) { converter in
            let documents = ["a", "bad", "c", "bad", "e"].map { Array($0.utf8) }
            let results = converter.convertEach(documents, published: [])
            #expect(results.map { (try? $0.get()) != nil } == [true, false, true, false, true])
            let last = try results[4].get()
            #expect(String(decoding: last, as: UTF8.self).contains("%PDF-1.7 e"))
        }
    }

    @Test func exchangesDatesWithoutMovingAnything() {
        let id = String(repeating: "A", count: 32)
        let pdf = Array("x/CreationDate(D:20261122223719Z')y/ID [ <\(id)>\n<\(id)> ]\n/DocChecksum /\(id)".utf8)
        let result = PDFDates.replaced(in: pdf, by: nil)
        #expect(result.count == pdf.count)
        let text = String(decoding: result, as: UTF8.self)
        #expect(text.contains("(D:19800101000000Z')") && !text.contains(id))
        #expect(PDFDates.replaced(in: [], by: nil) == [])
        #expect(Profile.url(of: "/tmp/a \"b\"") == "file:///tmp/a%20%22b%22")
    }
}
