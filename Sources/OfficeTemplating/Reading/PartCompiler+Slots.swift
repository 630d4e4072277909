internal import Diagnostics
internal import Templating
internal import XMLTree

/// Tags where there is no formatting: in attributes (alternative texts, addresses), properties, the code of fields.
extension PartCompiler {
    /// Compiles every attribute and every text outside of paragraphs that holds tags.
    mutating func placeSlots() {
        guard document.source.contains(UInt8(ascii: "{")) || holdsEncodedTags(document.source[...]) else { return }
        for node in 0..<document.nodeCount {
            switch document.kind(of: node) {
            case .element: placeAttributeSlots(node)
            case .text: placeTextSlot(node)
            case .other: break
            }
        }
    }

    private mutating func placeAttributeSlots(_ node: XMLNodeID) {
        let tag = document.range(of: node).lowerBound..<document.contentRange(of: node).lowerBound
        let source = document.source[tag]
        guard source.contains(UInt8(ascii: "{")) || holdsEncodedTags(source) else { return }
        let values = document.attributes(of: node)
        for (name, range) in document.attributeRanges(of: node) {
            guard var text = values.first(where: { document.names[$0.name].qualified == name })?.value else { continue }
            let isAddress = name == "xlink:href" || name == "Target"
            if isAddress, holdsEncodedTags(text.utf8) { text = Self.decoded(text) }
            guard TagScanner.mayHoldTags(text.utf8) else { continue }
            let element = document.names[document.nameNumber(of: node)].qualified
            let segments = slot(
                Array(text.utf8), location: "attribute '\(name)' of '\(element)'",
                form: isAddress ? .address : .attribute)
            if let segments { edits.replace(range, with: segments) }
        }
    }

    private mutating func placeTextSlot(_ node: XMLNodeID) {
        guard let parent = document.parent(of: node), TagScanner.mayHoldTags(document.textBytes(of: node)) else {
            return
        }
        switch vocabulary.role(of: parent, in: document) {
        case .text, .paragraph, .span, .run, .loose, .fixed, .hidden: return
        default: break
        }
        let element = document.names[document.nameNumber(of: parent)].qualified
        if let segments = slot(Array(document.textBytes(of: node)), location: "element '\(element)'", form: .text) {
            edits.replace(document.range(of: node), with: segments)
        }
    }

    /// The segments of a text with tags; `nil` if it holds none after all.
    mutating func slot(_ text: [UInt8], location: String, form: PlainWriter.Form) -> [Segment]? {
        let scanner = TagScanner(text)
        guard !scanner.tags.isEmpty || scanner.unclosed != nil else { return nil }
        let number = sources.count
        let source = SourceText(name: document.name, bytes: text, location: location)
        sources.append(source)
        if let unclosed = scanner.unclosed { problems.append(PartReader.unclosed(source, at: unclosed)) }
        var segments: [Segment] = []
        var position = 0
        for var tag in scanner.tags {
            appendLiteral(text[position..<tag.range.lowerBound], form, to: &segments)
            position = tag.range.upperBound
            tag.source = number
            tag.classify(text[tag.code])
            switch tag.kind {
            case .placeholder: segments += self.segments(of: tag, writer: PlainWriter(form: form))
            case .statement: segments.append(.statement(tag.codeRange))
            case .comment: break
            }
        }
        appendLiteral(text[position...], form, to: &segments)
        return segments
    }

    private func appendLiteral(_ bytes: ArraySlice<UInt8>, _ form: PlainWriter.Form, to segments: inout [Segment]) {
        var text = String(decoding: bytes, as: UTF8.self)
        if form == .address { text = PlainWriter.encoded(text) }
        var escaped: [UInt8] = []
        _ = (form == .text ? XMLEscaping.text : .attribute).append(text, to: &escaped)
        if !escaped.isEmpty { segments.append(.literal(escaped, at: SourceRange(source: 0, 0..<0))) }
    }

    /// Whether an address holds `{{` or `{%`, encoded as word processors encode addresses.
    private func holdsEncodedTags(_ bytes: some Collection<UInt8>) -> Bool { Self.holdsEncodedTags(bytes) }

    static func holdsEncodedTags(_ bytes: some Collection<UInt8>) -> Bool {
        var index = bytes.startIndex
        while let percent = bytes[index...].firstIndex(of: UInt8(ascii: "%")) {
            let next = bytes[percent...].prefix(6).map { $0 | 0x20 }
            if next.count == 6, next[1] == UInt8(ascii: "7"), next[2] == UInt8(ascii: "b"),
                next[3] == UInt8(ascii: "%") | 0x20
            {
                return true
            }
            index = bytes.index(after: percent)
        }
        return false
    }

    static func decoded(_ address: String) -> String {
        var result: [UInt8] = []
        var rest = Array(address.utf8)[...]
        while let byte = rest.first {
            rest = rest.dropFirst()
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            if byte == UInt8(ascii: "%"), digits.count == 2, let value = UInt8(digits, radix: 16) {
                result.append(value)
                rest = rest.dropFirst(2)
            } else {
                result.append(byte)
            }
        }
        return String(validating: result, as: UTF8.self) ?? address
    }
}
