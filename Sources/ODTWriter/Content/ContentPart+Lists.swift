internal import Diagnostics
internal import DocumentModel
internal import XMLTree

extension ContentPart {
    /// The room for the number of a numbered paragraph, such as `10.12`, in points.
    private static let paragraphNumberWidth = 36.0

    /// Writes a list.
    ///
    /// Source: ODF 1.3 part 3, 5.3.2 (`text:list`), 5.3.4 (`text:list-item`), 5.3.3 (`text:list-header`).
    mutating func write(_ list: List, in surroundings: Surroundings) {
        var inner = entering(list.attributes, from: surroundings)
        guard !list.items.isEmpty else { return }
        resumeLists(count: surroundings.listLevel, needsItem: true)
        let kind = ListKind(list.marker, isInNumberedList: surroundings.isInNumberedList)
        let level = self.level(of: kind, in: surroundings)
        var first: Int?
        switch list.marker {
        case .bullet: break
        case .ordered(let start, style: _), .numberedParagraphs(prefix: _, let start): first = number(start)
        }
        let isOutermost = surroundings.listLevel == 0
        start(level, first: first, continuing: list.continues && isOutermost ? lastList[kind] : nil)
        inner.listLevel += 1
        inner.isInNumberedList = first != nil
        inner.indent = level.indent.points
        inner.width = max(page.textWidth - inner.indent, 72)
        inner.listIsTight = list.isTight
        inner.keepsWithNext = false
        let endsOuter = isOutermost || !surroundings.listIsTight || surroundings.endsList
        for (index, item) in list.items.enumerated() {
            inner.endsList = endsOuter && index == list.items.count - 1
            startItem(level: inner.listLevel)
            write(item, in: inner)
            endItem()
        }
        let closed = lists.levels.removeLast()
        if closed.isOpen { xml.end() }
        if isOutermost { lastList[kind] = closed.id }
    }

    private mutating func write(_ item: List.Item, in surroundings: Surroundings) {
        let before = paragraphCount
        write(item.blocks, in: surroundings)
        // An item without text keeps its number only if it has a paragraph.
        if paragraphCount == before {
            resumeLists(count: surroundings.listLevel, needsItem: true)
            xml.empty("text:p", ["text:style-name": ParagraphStyle.list.name])
            paragraphCount += 1
        }
    }

    private mutating func number(_ start: Int) -> Int {
        let largest = Diagnostic.largestListNumber
        if start > largest || start < 0 { warn(.listNumberTooLarge()) }
        return min(max(start, 0), largest)
    }

    private mutating func level(of kind: ListKind, in surroundings: Surroundings) -> ListLevel {
        let isNumberedParagraphs = kind.styleName == nil
        let width = isNumberedParagraphs ? Self.paragraphNumberWidth : style.listIndent
        return ListLevel(
            kind: kind, level: min(surroundings.listLevel + 1, 10),
            indent: Length(points: surroundings.indent + width), labelWidth: Length(points: width))
    }

    private mutating func styleName(of level: ListLevel) -> String {
        if let name = level.kind.styleName, level == .named(level.kind, level.level, style) {
            return StyleName.encoded(name)
        }
        return automatic.name(of: level)
    }

    /// Starts a list. It starts at 1 by itself; another number stands at its first item.
    private mutating func start(_ level: ListLevel, first: Int?, continuing previous: String?) {
        let name = styleName(of: level)
        let id = nextListIdentifier()
        xml.start("text:list")
        xml.attribute("xml:id", id)
        xml.attribute("text:style-name", name)
        if let previous { xml.attribute("text:continue-list", previous) }
        lists.levels.append(
            .init(
                styleName: name, nextNumber: first, id: id, mustStart: previous != nil || first.map { $0 != 1 } ?? false
            ))
    }

    private mutating func startItem(level: Int) {
        resumeLists(count: level - 1, needsItem: true)
        resumeLists(count: level, needsItem: false)
        let last = level - 1
        if lists.levels[last].item != .none { xml.end() }
        xml.start("text:list-item")
        lists.levels[last].item = .item
        lists.levels[last].itemHasParagraph = false
        if let number = lists.levels[last].nextNumber {
            if lists.levels[last].mustStart { xml.attribute("text:start-value", number) }
            lists.levels[last].nextNumber = number + 1
        }
        lists.levels[last].mustStart = false
    }

    private mutating func endItem() {
        let last = lists.levels.count - 1
        if lists.levels[last].isOpen, lists.levels[last].item != .none { xml.end() }
        lists.levels[last].item = .none
    }

    /// Closes all open lists, innermost first, for something that no list item may hold.
    mutating func suspendLists() {
        if let innermost = lists.levels.last, innermost.item == .item, !innermost.itemHasParagraph {
            xml.empty("text:p", ["text:style-name": ParagraphStyle.list.name])
            paragraphCount += 1
        }
        for index in lists.levels.indices.reversed() where lists.levels[index].isOpen {
            if lists.levels[index].item != .none { xml.end() }
            xml.end()
            lists.levels[index].isOpen = false
            lists.levels[index].item = .none
        }
    }

    /// Opens the outermost `count` lists again where they are suspended.
    ///
    /// - Parameter needsItem: Whether something follows that stands in an item of the innermost of them.
    mutating func resumeLists(count: Int, needsItem: Bool) {
        for index in 0..<min(count, lists.levels.count) {
            if !lists.levels[index].isOpen {
                let id = nextListIdentifier()
                xml.start("text:list")
                xml.attribute("xml:id", id)
                xml.attribute("text:style-name", lists.levels[index].styleName)
                xml.attribute("text:continue-list", lists.levels[index].id)
                lists.levels[index].id = id
                lists.levels[index].isOpen = true
                lists.levels[index].mustStart = lists.levels[index].nextNumber != nil
            }
            if lists.levels[index].item == .none, needsItem || index < count - 1 {
                xml.start("text:list-header")
                lists.levels[index].item = .header
            }
        }
    }

    private mutating func nextListIdentifier() -> String {
        listCount += 1
        return "list\(listCount)"
    }
}

extension ListLevel {
    /// The level of a named list style.
    static func named(_ kind: ListKind, _ level: Int, _ style: HouseStyle) -> ListLevel {
        ListLevel(
            kind: kind, level: level, indent: Length(points: style.listIndent * Double(level)),
            labelWidth: Length(points: style.listIndent))
    }
}

extension ListKind {
    init(_ marker: List.Marker, isInNumberedList: Bool) {
        switch marker {
        case .bullet: self = .bullets
        case .ordered(start: _, let style): self = .numbers(style)
        case .numberedParagraphs(let prefix, start: _):
            self = isInNumberedList ? .nestedNumberedParagraphs : .numberedParagraphs(prefix: prefix)
        }
    }
}
