import CivilTime
import Diagnostics
import Foundation
import Templating
import TestSupport
import Testing

/// The examples of `docs/filters.md`.
@Suite struct FilterPageTests {
    @Test func examplesHold() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/filters.md"), encoding: .utf8)
        var count = 0
        for line in page.split(separator: "\n") where line.hasPrefix("| `{{") {
            let cells = line.replacing("\\|", with: "\u{1}").split(separator: "|").map {
                $0.replacing("\u{1}", with: "|").trimmingCharacters(in: .whitespaces)
            }
            try #require(cells.count == 3, "\(line)")
            let template = cells[0].trimmingCharacters(in: ["`"])
            #expect(try render(template, "en-GB") == cells[1], "\(template) in English")
            #expect(try render(template, "cy") == cells[2], "\(template) in Welsh")
            count += 1
        }
        #expect(count > 50)
    }

    private func render(_ text: String, _ language: String) throws -> String {
        var world = World.test
        world.language = language
        let template = try Template(SourceText(name: "example", text: text))
        return (try? template.render(.none, in: world).text) ?? "(error)"
    }
}
