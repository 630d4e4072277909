internal import Packaging
internal import Templating
internal import XMLTree

/// Lists that begin anew in every round of a loop.
///
/// Source: ISO/IEC 29500-1, 17.9.18 (`w:numId`) and 17.3.1.19 (`w:numPr`).
extension PartCompiler {
    /// A paragraph of a list.
    private struct ListUse {
        var instance: Int
        var paragraph: XMLNodeID
        var place: Place
        enum Place {
            /// The number of the instance in the paragraph's own properties.
            case value(Range<Int>)
            /// Where the properties of the paragraph take a numbering, and the level that its style gives.
            case style(offset: Int, level: Int)
        }
        var offset: Int {
            switch place {
            case .value(let range): range.lowerBound
            case .style(let offset, _): offset
            }
        }
    }

    /// A list wholly inside a round of a loop, beside other paragraphs, gets an instance of its own in each round; a list
    /// that goes on over rounds stays one.
    ///
    /// - Parameters:
    ///   - definitions: What each instance of a numbering is an instance of.
    ///   - styles: The lists that paragraph styles belong to.
    mutating func placeNumberings(_ definitions: [Int: Int], ofStyles styles: [String: (instance: Int, level: Int)]) {
        guard !definitions.isEmpty else { return }
        var paragraphStarts: [Int] = []
        var uses: [ListUse] = []
        for node in 0..<document.nodeCount
        where document.kind(of: node) == .element && vocabulary.role(of: node, in: document) == .paragraph {
            if !resolver.removed.contains(node) { paragraphStarts.append(document.range(of: node).lowerBound) }
            if let use = listUse(of: node, styles), definitions[use.instance] != nil { uses.append(use) }
        }
        guard !uses.isEmpty else { return }
        var settled: Set<Int> = []
        let loops = resolver.blocks.filter { $0.keyword == "for" }.sorted { region($0).count < region($1).count }
        for loop in loops {
            let region = region(loop)
            let count = paragraphStarts.count { region.contains($0) }
            let inside = uses.filter { region.contains($0.offset) }
            let own = Set(inside.map(\.instance)).filter { instance in
                !settled.contains(instance) && inside.count { $0.instance == instance } < count
                    && !uses.contains { $0.instance == instance && !region.contains($0.offset) }
            }.sorted()
            guard !own.isEmpty else { continue }
            settled.formUnion(own)
            let pairs = own.compactMap { instance in definitions[instance].map { (instance: instance, abstract: $0) } }
            edits.insert(
                at: region.lowerBound, rank: EditList.Rank.statement + 1,
                [SegmentList.operation(RestartNumbering(numberings: pairs))])
            for use in inside where own.contains(use.instance) { renumber(use) }
        }
    }

    private mutating func renumber(_ use: ListUse) {
        let number = SegmentList.operation(CurrentNumbering(instance: use.instance))
        switch use.place {
        case .value(let range): edits.replace(range, with: [number])
        case .style(let offset, let level):
            let prefix = prefix(of: use.paragraph)
            let opening = "<\(prefix)numPr><\(prefix)ilvl \(prefix)val=\"\(level)\"/><\(prefix)numId \(prefix)val=\""
            edits.insert(
                at: offset, rank: EditList.Rank.statement,
                [SegmentList.literal(opening), number, SegmentList.literal("\"/></\(prefix)numPr>")])
        }
        noteRenumbered(use.paragraph)
    }

    /// What stands before `w:numPr` in the properties of a paragraph.
    private static let before: Set<String> = [
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
    ]

    private func listUse(of paragraph: XMLNodeID, _ styles: [String: (instance: Int, level: Int)]) -> ListUse? {
        guard let properties = document.firstChild(of: paragraph), document.kind(of: properties) == .element,
            document.names[document.nameNumber(of: properties)].local == "pPr"
        else { return nil }
        var style: (instance: Int, level: Int)?
        var offset = document.contentRange(of: properties).lowerBound
        for child in document.children(of: properties) where document.kind(of: child) == .element {
            let name = document.names[document.nameNumber(of: child)]
            if name.local == "numPr" { return directUse(of: paragraph, child) }
            if Self.before.contains(name.local) { offset = document.range(of: child).upperBound }
            if name.local == "pStyle" {
                style = document.attribute("val", in: name.namespace, of: child).flatMap { styles[$0] }
            }
        }
        return style.map {
            ListUse(instance: $0.instance, paragraph: paragraph, place: .style(offset: offset, level: $0.level))
        }
    }

    private func directUse(of paragraph: XMLNodeID, _ properties: XMLNodeID) -> ListUse? {
        for child in document.children(of: properties) where document.kind(of: child) == .element {
            let name = document.names[document.nameNumber(of: child)]
            guard name.local == "numId",
                let instance = document.attribute("val", in: name.namespace, of: child).flatMap({ Int($0) }),
                let range = document.attributeRanges(of: child).first(where: { $0.name.hasSuffix("val") })?.value
            else { continue }
            return ListUse(instance: instance, paragraph: paragraph, place: .value(range))
        }
        return nil
    }
}
