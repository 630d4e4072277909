internal import XMLTree

/// Where a comment about a paragraph of the template goes.
struct AnnotationPlace: Sendable {
    /// The entry of the part.
    var entry: String
    /// Offsets of the part: after the properties of the paragraph, and before its end.
    var start: Int
    var end: Int
}

extension PartCompiler {
    /// The places of the paragraphs of the part, by their source texts.
    func annotationPlaces(entry: String) -> [(ObjectIdentifier, AnnotationPlace)] {
        paragraphs.map { paragraph in
            let end = document.contentRange(of: paragraph.nodes[0]).upperBound
            let place = AnnotationPlace(
                entry: entry, start: paragraph.contentStart, end: max(end, paragraph.contentStart))
            return (ObjectIdentifier(sources[paragraph.source]), place)
        }
    }
}
