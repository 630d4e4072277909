import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import HTMLWriter

@Suite struct CheckerTests {
    /// Writes documents to files that the body may read.
    private func withFiles(
        _ documents: [Document], _ options: HTMLWriter.Options, _ body: ([URL]) throws -> Void
    ) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let files = try documents.enumerated().map { number, document in
            let file = folder.appending(path: "\(number).html")
            try Data(HTMLWriter(options: options).write(document).bytes).write(to: file)
            return file
        }
        try body(files)
    }

    private var randomDocuments: [Document] {
        (UInt64(0)..<150).map { seed in
            var random = RandomDocument(seed: seed)
            return random.document()
        }
    }

    @Test(.enabled(if: PageChecker.html5.isThere, "needs Java and Tests/Tools/fetch-checkers.sh"))
    func pagesAreValid() throws {
        try withFiles([SampleDocuments.everything, SampleDocuments.smallest] + randomDocuments, .init()) { files in
            let findings = try PageChecker.html5.findings(files)
            #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
        }
    }

    @Test(.enabled(if: PageChecker.html5.isThere, "needs Java and Tests/Tools/fetch-checkers.sh"))
    func fragmentsAreValid() throws {
        try withFiles([SampleDocuments.everything, SampleDocuments.smallest] + randomDocuments, .fragment) { files in
            let findings = try PageChecker.html5.findings(files, options: ["--fragment"])
            #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
        }
    }

    @Test(.enabled(if: PageChecker.axe.isThere, "needs Chromium and Tests/Tools/fetch-checkers.sh"))
    func pagesAreAccessible() throws {
        let goldens = ["everything", "press-release", "letter", "report"].map {
            repositoryRoot.appending(path: "Tests/HTMLWriterTests/Goldens/\($0).html")
        }
        try withFiles([SampleDocuments.smallest], .init()) { files in
            let findings = try PageChecker.axe.findings(files + goldens)
            #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
        }
    }
}
