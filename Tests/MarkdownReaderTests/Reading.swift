import Diagnostics
import DocumentModel
import Foundation
import MarkdownReader
import Templating
import TestSupport

/// Rendered Markdown in which `⟦0⟧` stands for the token of `values[0]`.
func rendered(_ text: String, _ values: [String] = []) -> RenderedText {
    var bytes: [UInt8] = []
    var rest = text[...]
    while let opening = rest.range(of: "⟦"), let closing = rest.range(of: "⟧") {
        bytes += Array(rest[..<opening.lowerBound].utf8)
        bytes += ValueToken.token(Int(rest[opening.upperBound..<closing.lowerBound]) ?? 0)
        rest = rest[closing.upperBound...]
    }
    return RenderedText(bytes: bytes + Array(rest.utf8), values: values)
}

func reading(
    _ text: String, _ values: [String] = [], options: MarkdownOptions = MarkdownOptions()
) throws -> MarkdownReader.Reading {
    try MarkdownReader.read(rendered(text, values), name: "test.md", options: options)
}

/// The model of a text, as ``description(of:)`` writes it.
func model(
    _ text: String, _ values: [String] = [], options: MarkdownOptions = MarkdownOptions()
) throws -> String {
    description(of: try reading(text, values, options: options).document)
}

/// Codes and places of what is wrong, such as `skipped-heading-level 3:1`, errors first.
func problems(_ text: String, _ values: [String] = [], options: MarkdownOptions = MarkdownOptions()) -> [String] {
    func line(_ diagnostic: Diagnostic) -> String {
        guard case .source(let source, let range) = diagnostic.place else { return diagnostic.code.rawValue }
        let position = source.position(at: range.lowerBound)
        return "\(diagnostic.code) \(position.line):\(position.column)"
    }
    do {
        return try MarkdownReader.read(rendered(text, values), name: "test.md", options: options).warnings
            .filter { $0.code != .missingTitle }.map(line)
    } catch {
        return error.all.map(line)
    }
}
