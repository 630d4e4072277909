internal import Diagnostics
internal import Templating
internal import XMLTree

/// Automatic styles of OpenDocument, among which those that values need are put.
///
/// Source: ODF 1.3 part 3, 3.15.3 (`office:automatic-styles`).
extension PartCompiler {
    mutating func placeStyles() {
        guard vocabulary.isOpenDocument else { return }
        let hasStyles = automaticStyles["paragraph \(OpenDocumentStyles.rule)"] != nil
        let needsStyles = !hasStyles && mayWriteMarkdown
        let added = [
            SegmentList.literal(needsStyles ? OpenDocumentStyles.markup : ""), SegmentList.operation(StylesPlace()),
        ]
        guard let node = officeChild("automatic-styles") else {
            // The styles come before the text and before the master pages.
            guard let next = officeChild("body") ?? officeChild("master-styles") else { return }
            let opening = "<office:automatic-styles xmlns:office=\"\(OpenDocumentNames.office)\">"
            let end = SegmentList.literal("</office:automatic-styles>")
            return edits.insert(
                at: document.range(of: next).lowerBound, rank: EditList.Rank.statement,
                [SegmentList.literal(opening)] + added + [end])
        }
        guard document.isEmptyTag(node) else {
            return edits.insert(
                at: document.contentRange(of: node).upperBound, rank: EditList.Rank.containerEnd, added)
        }
        let name = document.names[document.nameNumber(of: node)].qualified
        edits.replace(
            document.range(of: node),
            with: [SegmentList.literal("<\(name)>")] + added + [SegmentList.literal("</\(name)>")])
    }

    /// Whether values may come out as formatted text.
    var mayWriteMarkdown: Bool {
        tags.contains { tag in
            tag.kind != .comment && Self.namesMarkdown(sources[tag.source].bytes[tag.code])
        }
    }

    private static func namesMarkdown(_ code: ArraySlice<UInt8>) -> Bool {
        let word: StaticString = "markdown"
        let length = word.utf8CodeUnitCount
        return code.withUnsafeBytes { code in
            var start = 0
            while start + length <= code.count {
                if code[start] == word.utf8Start[0],
                    (1..<length).allSatisfy({ code[start + $0] == word.utf8Start[$0] })
                {
                    return true
                }
                start += 1
            }
            return false
        }
    }

    private func officeChild(_ local: String) -> XMLNodeID? {
        document.children(of: 0).first {
            document.kind(of: $0) == .element
                && document.names[document.nameNumber(of: $0)].matches(local, in: OpenDocumentNames.office)
        }
    }

    /// The automatic styles of paragraphs and cells, each by its family and name.
    var automaticStyles: [String: String] {
        guard vocabulary.isOpenDocument, let node = officeChild("automatic-styles") else { return [:] }
        var result: [String: String] = [:]
        for style in document.children(of: node) where document.kind(of: style) == .element {
            guard let name = document.attribute("name", in: OpenDocumentNames.style, of: style),
                let family = document.attribute("family", in: OpenDocumentNames.style, of: style),
                family == "paragraph" || family == "table-cell"
            else { continue }
            result["\(family) \(name)"] = String(decoding: document.source[document.range(of: style)], as: UTF8.self)
        }
        return result
    }
}
