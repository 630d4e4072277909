internal import Diagnostics
internal import XMLTree

/// Where a comment about a paragraph of the template goes.
struct AnnotationPlace: Sendable {
    /// The entry of the part.
    var entry: String
    /// Offsets of the part: after the properties of the paragraph, and before its end.
    var start: Int
    var end: Int

    /// What a paragraph is found by: the same in every reading of one template, so that problems found while it is filled
    /// find their paragraph too.
    struct Key: Hashable, Sendable {
        var name: String
        var location: String
        var text: [UInt8]

        init(_ source: SourceText) {
            (name, location, text) = (source.name, source.location ?? "", source.bytes)
        }
    }
}

extension PartCompiler {
    /// The places of the paragraphs of the part. A comment cannot stand in a text box: it goes beside the outermost one.
    func annotationPlaces(entry: String) -> [(AnnotationPlace.Key, AnnotationPlace)] {
        paragraphs.map { paragraph in
            var outermost = paragraph.nodes[0]
            var start = paragraph.contentStart
            var current = document.parent(of: outermost)
            while let node = current {
                if vocabulary.role(of: node, in: document) == .paragraph {
                    outermost = node
                    start = ParagraphReader(node, document, vocabulary).paragraph.contentStart
                }
                current = document.parent(of: node)
            }
            let end = document.contentRange(of: outermost).upperBound
            return (
                AnnotationPlace.Key(sources[paragraph.source]),
                AnnotationPlace(entry: entry, start: start, end: max(end, start))
            )
        }
    }
}
