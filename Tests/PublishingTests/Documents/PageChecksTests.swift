import Foundation
import Inspections
import TestSupport
import Testing

@testable import Publishing

/// Every page of HTML that leaves the house, past the Nu Html Checker and axe-core: the pages of all examples, fragments,
/// and the page that lists what a day publishes.
@Suite struct PageChecksTests {
    /// Writes pages to a folder that lasts as long as the body.
    private func withPages(
        _ pages: [(name: String, bytes: [UInt8])], _ body: ([URL]) throws -> Void
    ) throws {
        let scratch = try ScratchFolder()
        let files = try pages.map { page in
            let file = URL(filePath: scratch.path).appending(path: page.name + ".html")
            try Data(page.bytes).write(to: file)
            return file
        }
        try body(files)
    }

    private func page(
        _ record: String, _ template: String, as state: PublicationState = .embargoed, fragment: Bool = false
    ) throws -> (name: String, bytes: [UInt8]) {
        var renderer = Publications.renderer
        renderer.writer.htmlFragment = fragment
        let filled = try Publications.filled(try Publications.record(record), template, as: state)
        return ("\(record)-\(template)-\(state.rawValue)", try renderer.write(filled, as: .html).bytes)
    }

    /// The index pages of a day that is published and of one that is under embargo.
    private func indexPages() throws -> [(name: String, bytes: [UInt8])] {
        let fixture = try BatchFixture()
        _ = try BatchRunner.run(try fixture.request(now: "2025-01-20T00:00:00Z", formats: [.txt, .html, .docx]))
        return try fixture.tree().filter { $0.key.hasSuffix("index.html") }.sorted { $0.key < $1.key }.map {
            (name: $0.key.replacing("/", with: "-"), bytes: Array($0.value))
        }
    }

    private func expectNothing(_ findings: [String]) {
        #expect(findings.isEmpty, "\(findings.joined(separator: "\n"))")
    }

    @Test(.enabled(if: PageChecker.html5.isThere, "needs Java and Tests/Tools/fetch-checkers.sh"))
    func everyPageIsValid() throws {
        var pages = try Publications.pairs.map { try page($0.record, $0.template) } + indexPages()
        for state in [PublicationState.draft, .published] {
            for template in Publications.templates where template != "press-release-cy" {
                pages.append(try page("westmere-2025", template, as: state))
            }
        }
        try withPages(pages) { expectNothing(try PageChecker.html5.findings($0)) }
    }

    @Test(.enabled(if: PageChecker.html5.isThere, "needs Java and Tests/Tools/fetch-checkers.sh"))
    func everyFragmentIsValid() throws {
        let pages = try Publications.pairs.map { try page($0.record, $0.template, fragment: true) }
        try withPages(pages) { expectNothing(try PageChecker.html5.findings($0, options: ["--fragment"])) }
    }

    /// One page of each kind and of each look: grades of four and of five points, Welsh, numbered paragraphs, drafts.
    @Test(.enabled(if: PageChecker.axe.isThere, "needs Chromium and Tests/Tools/fetch-checkers.sh"))
    func pagesAreAccessible() throws {
        let pages =
            try [
                page("westmere-2025", "press-release"), page("dyffryn-aur-2025", "press-release-cy"),
                page("norhaven-2016", "letter", as: .published), page("eastmarch-2023", "report", as: .published),
                page("northcoast-fire-2025", "ratings", as: .draft), page("eastmarch-2023", "brief"),
                page("seacombe-visit-2025", "notes-to-editors"),
            ] + indexPages()
        #expect(pages.count == 9)
        try withPages(pages) { expectNothing(try PageChecker.axe.findings($0)) }
    }
}
