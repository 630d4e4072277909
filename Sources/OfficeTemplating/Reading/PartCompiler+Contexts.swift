internal import Templating
internal import XMLTree

/// What a value needs to know of its place: how to leave its run or paragraph, and how to come back.
extension PartCompiler {
    /// The part's prefix of a paragraph's element, with its colon.
    func prefix(of node: XMLNodeID) -> String {
        let name = document.names[document.nameNumber(of: node)]
        return String(name.qualified.dropLast(name.local.count))
    }

    mutating func context(paragraph number: Int, wrapper: Int) -> RunContext {
        let key = ContextKey(paragraph: number, wrapper: wrapper)
        if let known = contexts[key] { return known }
        let paragraph = paragraphs[number]
        let prefix = prefix(of: paragraph.nodes[0])
        let markup = TextMarkup(paragraph.language, prefix: paragraph.language == .openDocument ? prefix : prefix)
        let path = paragraph.path(to: wrapper)
        let runs = path.filter { paragraph.wrappers[$0].isRun }
        func bytes(_ range: Range<Int>) -> ArraySlice<UInt8> { document.source[range] }
        var (enter, leave): ([UInt8], [UInt8]) = ([], markup.closing)
        var (enterRun, leaveRun): ([UInt8], [UInt8]) = ([], markup.closing)
        // A placeholder that stands in no run (in OpenDocument, or after a field) needs none but that of its language.
        let needsRun = runs.isEmpty && paragraph.language != .openDocument
        // The text above a word (`w:ruby`) has runs of its own inside a run, which cannot be left.
        let fixed = path.lastIndex { paragraph.wrappers[$0].isFixed } ?? -1
        for (depth, index) in path.enumerated() {
            let wrapper = paragraph.wrappers[index]
            enter += bytes(wrapper.opening)
            if wrapper.isRun, depth > fixed { enterRun += bytes(wrapper.opening) }
        }
        for (depth, index) in path.enumerated().reversed() {
            let wrapper = paragraph.wrappers[index]
            leave += bytes(wrapper.closing)
            if wrapper.isRun, depth > fixed { leaveRun += bytes(wrapper.closing) }
        }
        if needsRun {
            let run = Array("<\(prefix)r>".utf8)
            let end = Array("</\(prefix)r>".utf8)
            enter += run
            enterRun += run
            leave = markup.closing + end + leave.dropFirst(markup.closing.count)
            leaveRun += end
        }
        enter += markup.opening
        enterRun += markup.opening
        // What changes from time to time in a start tag, such as the address of a link, cannot be repeated as it is.
        let isDivisible =
            paragraph.language != .drawing && !renumbered.contains(paragraph.nodes[0])
            && path.allSatisfy { !paragraph.wrappers[$0].isFixed && !hasEdits(paragraph.wrappers[$0].opening) }
        let division = isDivisible ? division(paragraph, enter: enter, leave: leave) : nil
        let properties = runs.last.map { Array(runProperties(paragraph.wrappers[$0])) } ?? []
        let context = RunContext(
            markup: markup, division: division, leaveRun: leaveRun, enterRun: enterRun, properties: properties)
        contexts[key] = context
        return context
    }

    private func hasEdits(_ range: Range<Int>) -> Bool {
        var low = 0
        var high = earlyEdits.count
        while low < high {
            let middle = (low + high) / 2
            if earlyEdits[middle] <= range.lowerBound { low = middle + 1 } else { high = middle }
        }
        return low < earlyEdits.count && earlyEdits[low] < range.upperBound
    }

    /// What makes a run look as it does: its properties, or in OpenDocument its start tag.
    func look(of wrapper: Paragraph.Wrapper) -> ArraySlice<UInt8> {
        vocabulary.isOpenDocument ? document.source[wrapper.opening] : runProperties(wrapper)
    }

    private func runProperties(_ wrapper: Paragraph.Wrapper) -> ArraySlice<UInt8> {
        document.source[document.contentRange(of: wrapper.node).lowerBound..<wrapper.opening.upperBound]
    }

    private func division(_ paragraph: Paragraph, enter: [UInt8], leave: [UInt8]) -> RunContext.Division {
        let node = paragraph.nodes[0]
        let opening = paragraphOpening(paragraph)
        let closing = document.source[document.contentRange(of: node).upperBound..<document.range(of: node).upperBound]
        return RunContext.Division(
            leave: leave + closing, enter: opening + enter, paragraphOpening: opening, paragraphClosing: Array(closing),
            styleName: document.attribute("style-name", in: OpenDocumentNames.text, of: node) ?? "")
    }

    /// The start tag of a paragraph and its properties, without what may stand only once in a document.
    func paragraphOpening(_ paragraph: Paragraph) -> [UInt8] {
        let node = paragraph.nodes[0]
        let ids = ["paraId", "textId", "id"]
        let name = document.names[document.nameNumber(of: node)]
        var opening = Array("<\(name.qualified)".utf8)
        let ranges = document.attributeRanges(of: node)
        for (attribute, value) in ranges where !ids.contains(String(attribute.split(separator: ":").last ?? "")) {
            opening += Array(" \(attribute)=\"".utf8) + document.source[value].filter { $0 != 0x22 } + [0x22]
        }
        opening.append(UInt8(ascii: ">"))
        return opening
            + (paragraph.endsSection
                ? propertiesWithoutSection(paragraph) : Array(document.source[paragraph.properties]))
    }

    private func propertiesWithoutSection(_ paragraph: Paragraph) -> [UInt8] {
        guard let properties = document.firstChild(of: paragraph.nodes[0]) else { return [] }
        var result = Array(document.source[paragraph.properties])
        for child in document.children(of: properties) where vocabulary.role(of: child, in: document) == .section {
            let range = document.range(of: child)
            let start = range.lowerBound - paragraph.properties.lowerBound
            result.removeSubrange(start..<(start + range.count))
        }
        return result
    }
}
