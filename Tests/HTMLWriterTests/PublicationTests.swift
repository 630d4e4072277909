import DocumentModel
import Foundation
import MarkdownReader
import PlainTextWriter
import Templating
import TestSupport
import Testing

@testable import HTMLWriter

/// Publications as a press office sends them, from Markdown to the page and the text.
@Suite struct PublicationTests {
    @Test(arguments: ["press-release", "letter", "report"])
    func publication(name: String) throws {
        let rendered = RenderedText(bytes: try fixture("\(name).md"), values: [])
        let document = try MarkdownReader.read(rendered, name: "\(name).md").document
        let (page, warnings) = HTMLWriter().write(document)
        #expect(warnings.isEmpty)
        try expectGoldenPage(String(decoding: page, as: UTF8.self), "\(name).html")
        let fragment = HTMLWriter(options: .fragment).write(document).bytes
        try expectGolden(String(decoding: fragment, as: UTF8.self), "\(name)-fragment.html")
        let text = PlainTextWriter(options: .init(width: 72)).write(document)
        try expectGolden(String(decoding: text, as: UTF8.self), "\(name).txt")
    }
}
