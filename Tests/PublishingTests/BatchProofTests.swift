import Diagnostics
import Foundation
import PDFConversion
import Publishing
import Testing

private func proof(_ fixture: BatchFixture, tool: String = "test") throws -> BatchProof.Report {
    try BatchProof.run(folder: fixture.output, toolVersion: tool, jobs: 2)
}

@Suite struct BatchProofTests {
    @Test func everyFileComesOutTheSame() throws {
        let fixture = try BatchFixture()
        for day in ["2025-01-28", "2024-01-23"] {
            _ = try BatchRunner.run(try fixture.request(now: "2024-06-01T00:00:00Z", on: day, formats: [.txt, .docx]))
        }
        let report = try proof(fixture)
        #expect(report.findings.isEmpty && report.unproven.isEmpty)
        #expect(report.proven == 4 + 2 * 3, "documents of both runs, and the pages of both days")
    }

    /// Whoever changes a file and the manifest with it is found all the same.
    @Test func findsAForgedManifest() throws {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request())
        let path = "2025-01-28/westmere-2025/press-release.txt"
        let manifest = URL(filePath: fixture.output + "/manifest.json")
        let old = try #require(
            BatchManifest(json: Array(try Data(contentsOf: manifest)), name: "m").entries.first { $0.path == path })
        try Data("forged".utf8).write(to: URL(filePath: fixture.output + "/" + path))
        let text = try String(contentsOf: manifest, encoding: .utf8)
            .replacing(old.hash.description, with: ContentHash(of: "forged").description)
            .replacing("\"size\":\(old.size)", with: "\"size\":6")
        try text.write(to: manifest, atomically: true, encoding: .utf8)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
        let found = try proof(fixture).findings
        #expect(found.allSatisfy { $0.code == .differsFromInputs } && found.contains { $0.message.contains(path) })
    }

    @Test func saysWhichInputIsNotWhatItWas() throws {
        let fixture = try BatchFixture()
        let template = fixture.scratch.path + "/brief.md"
        try Data("---\ntitle: x\n---\n\n{% include 'part.md' %}\n".utf8).write(to: URL(filePath: template))
        try Data("{{ service.name }}".utf8).write(to: URL(filePath: fixture.scratch.path + "/part.md"))
        var request = try fixture.request(formats: [.txt])
        request.render.templates = [template]
        _ = try BatchRunner.run(request)
        #expect(try proof(fixture).unproven.isEmpty)
        #expect(try proof(fixture, tool: "newer").unproven.map(\.reason) == ["'test' made them, and this is 'newer'"])
        try fixture.change("westmere-2025.yaml", "Daniel Okoro", "Daniel Okafor")
        try FileManager.default.removeItem(atPath: fixture.data + "/hartbourne-2024.yaml")
        var reasons = try proof(fixture).unproven
        #expect(reasons.map(\.count) == [1, 1])
        #expect(reasons[0].reason.hasPrefix("the data of 'westmere-2025'") && reasons[0].reason.hasSuffix("changed"))
        #expect(reasons[1].reason.hasPrefix("there is no file"))
        try fixture.change("westmere-2025.yaml", "Daniel Okafor", "Daniel Okoro")
        try Data("{{ service.area }}".utf8).write(to: URL(filePath: fixture.scratch.path + "/part.md"))
        reasons = try proof(fixture).unproven
        #expect(reasons.contains { $0.reason == "the include 'part.md' is gone or changed" })
        try FileManager.default.removeItem(atPath: template)
        #expect(try proof(fixture).unproven.first?.reason.contains("brief.md") == true)
    }

    @Test(.enabled("needs soffice (LibreOffice)") { (try? PDFConverter()) != nil })
    func makesPDFsTogetherAndAgain() throws {
        let fixture = try BatchFixture()
        let report = try BatchRunner.run(try fixture.request(formats: [.pdf]))
        #expect(report.failures.isEmpty)
        #expect(report.written.filter { $0.hasSuffix(".pdf") }.count == 2)
        let proof = try proof(fixture)
        #expect(proof.findings.isEmpty && proof.unproven.isEmpty && proof.proven == 2 + 2 * 3)
    }
}
