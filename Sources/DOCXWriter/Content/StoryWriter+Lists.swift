internal import Diagnostics
internal import DocumentModel
internal import XMLTree

extension StoryWriter {
    func write(_ list: List, in place: Surroundings) {
        guard !list.items.isEmpty else { return }
        var place = place
        note(list.attributes, in: &place)
        // A label for an item that begins with a list: the item has no paragraph to carry it.
        writePendingLabel(in: place)
        if place.listDepth == 0 { place.endsList = true }
        let endsList = place.endsList
        let level = min(place.listDepth, 8)
        place.outerIndent = place.outerIndent + ownIndent(of: place.style)
        place.listDepth += 1
        place.isTight = list.isTight
        place.closingSpace = nil
        let (label, sequence, start) = label(for: list, level: level, in: place)
        let style = Self.style(of: list.marker)
        place.listIndent = textIndent(of: label, marker: list.marker, level: level, in: place)
        for (index, item) in list.items.enumerated() {
            let number = start.addingReportingOverflow(index)
            place.numberedItem = sequence.map { ($0, number.overflow ? .max : number.partialValue) }
            place.endsList = endsList && index == list.items.count - 1
            pending.label = label
            write(item, style: style, in: place)
        }
    }

    /// The first paragraph of an item carries its label; those that follow stand below it.
    private func write(_ item: List.Item, style: StyleName, in place: Surroundings) {
        var place = place
        place.keepsWithNext = false
        guard case .paragraph? = item.blocks.first else {
            place.style = .listContinue
            write(item.blocks, in: place)
            return writePendingLabel(in: place)
        }
        var first = place
        first.style = style
        first.endsList = place.endsList && item.blocks.count == 1
        write(Array(item.blocks.prefix(1)), in: first)
        place.style = .listContinue
        write(Array(item.blocks.dropFirst()), in: place)
    }

    /// An item without a paragraph of its own still shows its number.
    func writePendingLabel(in place: Surroundings) {
        guard pending.label != nil else { return }
        startParagraph(.listContinue, in: place)
        endParagraph()
    }

    private static func style(of marker: List.Marker) -> StyleName {
        switch marker {
        case .bullet: .listBullet
        case .ordered: .listNumber
        case .numberedParagraphs: .numberedParagraph
        }
    }

    private func label(
        for list: List, level: Int, in place: Surroundings
    ) -> (label: ListLabel, sequence: Int?, start: Int) {
        switch list.marker {
        case .bullet:
            return (ListLabel(instance: state.numbering.bulletInstance(), level: level), nil, 1)
        case .ordered(let start, let style):
            let start = accepted(start)
            let sequence = state.numbering.ordered(style, list: list, start: start, level: level)
            return (ListLabel(instance: state.numbering.sequences[sequence].instance, level: level), sequence, start)
        case .numberedParagraphs(let prefix, let start):
            let label = state.numbering.numberedParagraphs(
                prefix: prefix, start: accepted(start), list: list, level: level, in: place.numberedItem)
            return (label, nil, start)
        }
    }

    private func accepted(_ start: Int) -> Int {
        let most = Diagnostic.largestListNumber
        if start > most || start < 0 { state.warn(.listNumberTooLarge()) }
        return min(max(start, 0), most)
    }

    /// Where the text of the items begins, as ``NumberingPart`` has it.
    private func textIndent(
        of label: ListLabel, marker: List.Marker, level: Int, in place: Surroundings
    ) -> Twips {
        let step = Twips(points: sheet.house.listIndent)
        guard case .numberedParagraphs = marker else { return Twips(rawValue: step.rawValue * (level + 1)) }
        let width = Twips(points: 34)
        return level == 0 ? width : Twips(rawValue: step.rawValue * level) + width
    }
}
