import Diagnostics
import DocumentModel
import Foundation
import MarkdownReader
import TestSupport
import Testing

/// Every example of docs/markdown.md is read without an error, and with no warning but those of its being torn out.
@Test func readsTheExamplesOfTheDocumentation() throws {
    let page = try String(contentsOf: repositoryRoot.appending(path: "docs/markdown.md"), encoding: .utf8)
    let examples = page.components(separatedBy: "```markdown\n").dropFirst().compactMap {
        $0.components(separatedBy: "\n```").first
    }
    #expect(examples.count > 10)
    let picture = Array("<svg viewBox=\"0 0 40 20\"/>".utf8)
    for example in examples {
        let reading = try reading(example, options: MarkdownOptions(loadImage: { _ in picture }))
        let warnings = reading.warnings.filter {
            ![.missingTitle, .skippedHeadingLevel, .linkWithoutTarget, .repeatedTitle].contains($0.code)
        }
        #expect(warnings.isEmpty, "\(warnings.map(\.message)) in \(example)")
    }
}
