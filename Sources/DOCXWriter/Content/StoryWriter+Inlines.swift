internal import Diagnostics
internal import DocumentModel
internal import XMLTree

extension StoryWriter {
    /// The format that text has in a paragraph of a style before any inline changes it.
    func format(_ style: StyleName, in place: Surroundings, inlines: [Inline]) -> RunFormat {
        var format = RunFormat(language: place.language)
        if sheet.isBold(style) { format.traits.insert(.boldParagraph) }
        if sheet.isItalic(style) { format.traits.insert(.italicParagraph) }
        if place.isRating, !inlines.contains(where: \.isRating) {
            format.badge = sheet.badges.number(for: inlines.plainText)
        }
        return format
    }

    func write(_ inlines: [Inline], as format: RunFormat) {
        guard inlineDepth < Surroundings.deepest else {
            return state.fail(
                .documentTooDeep, "text is nested more than \(Surroundings.deepest) deep", hint: LimitHint.fixed())
        }
        inlineDepth += 1
        defer { inlineDepth -= 1 }
        for inline in inlines { write(inline, as: format) }
    }

    private func write(_ inline: Inline, as format: RunFormat) {
        switch inline {
        case .text(let text): write(text, as: format)
        case .emphasis(let inner): write(inner, as: format.adding(.emphasis))
        case .strong(let inner): write(inner, as: format.adding(.strong))
        case .strikethrough(let inner): write(inner, as: format.adding(.struck))
        case .superscript(let inner): write(inner, as: format.adding(.superscript))
        case .subscript(let inner): write(inner, as: format.adding(.subscript))
        case .code(let text): write(text, as: format.adding(.code))
        case .link(let link): write(link, as: format)
        case .image(let image): write(image, as: format)
        case .lineBreak: writeLineBreak(format)
        case .note(let index): writeNoteMark(index, as: format)
        case .span(let inner, let attributes): write(inner, attributes, as: format)
        }
    }

    private func write(_ inner: [Inline], _ attributes: Attributes, as outer: RunFormat) {
        var format = outer
        if let language = attributes.language.flatMap({ state.languages.number(of: $0) }) { format.language = language }
        if attributes.has("smallcaps") { format.traits.insert(.smallCaps) }
        if attributes.has("underline") { format.traits.insert(.underlined) }
        if attributes.has("rating") { format.badge = sheet.badges.number(for: inner.plainText) }
        let bookmark = attributes.id.flatMap { state.bookmarks.take($0) }
        if let bookmark { startBookmark(bookmark) }
        write(inner, as: format)
        if let bookmark { endBookmark(bookmark.number) }
    }

    /// Writes text as a run: tabs become elements, line ends spaces (the model has none in text).
    func write(_ text: String, as format: RunFormat) {
        guard !text.isEmpty else { return }
        guard !text.holdsControls else { return writePieces(of: text, as: format) }
        // As raw bytes up to the text: what stands around it is the same for most runs of a document.
        runMarkup.write(format, to: xml) {
            Array("<w:r>".utf8) + XMLWriter.markup { format.properties(sheet, state.languages).write(to: $0) }
        }
        writeText(text)
        xml.raw("</w:r>")
    }

    private func writePieces(of text: String, as format: RunFormat) {
        xml.start("w:r")
        writeProperties(format)
        for (index, piece) in text.split(separator: "\t", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { xml.empty("w:tab") }
            let line = piece.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }
            if !line.isEmpty { writeText(String(String.UnicodeScalarView(line))) }
        }
        xml.end()
    }

    private func writeText(_ text: String) {
        // Without xml:space, readers may drop outer spaces (XML 1.0, 2.10).
        let isSpaced = text.utf8.first == 0x20 || text.utf8.last == 0x20
        xml.raw(isSpaced ? "<w:t xml:space=\"preserve\">" : "<w:t>")
        xml.text(text)
        xml.raw("</w:t>")
    }

    func writeProperties(_ format: RunFormat) {
        guard format != RunFormat() else { return }
        format.properties(sheet, state.languages).write(to: xml)
    }

    func writeLineBreak(_ format: RunFormat) {
        xml.start("w:r")
        writeProperties(format)
        xml.empty("w:br")
        xml.end()
    }

    /// Source: ISO/IEC 29500-1, 17.16.22 (`w:hyperlink`).
    private func write(_ link: Link, as outer: RunFormat) {
        guard shows(link.inlines) else { return }
        // A link within a link is text: w:hyperlink may not nest.
        guard !outer.traits.contains(.link) else { return write(link.inlines, as: outer) }
        let anchor = link.target.hasPrefix("#") ? String(link.target.dropFirst()) : nil
        if let anchor {
            guard let bookmark = state.bookmarks.name(of: anchor) else {
                state.warn(.linkWithoutTarget(anchor))
                return write(link.inlines, as: outer)
            }
            state.linkedIdentifiers.insert(anchor)
            xml.start("w:hyperlink")
            xml.attribute("w:anchor", bookmark)
        } else {
            guard let address = LinkAddress(link.target) else {
                state.warn(.linkWithoutTarget, "a link has an address that cannot be followed")
                return write(link.inlines, as: outer)
            }
            xml.start("w:hyperlink")
            xml.attribute("r:id", state.link(from: part, to: address.text))
        }
        if let title = link.title, !title.isEmpty { xml.attribute("w:tooltip", String(title.prefix(260))) }
        xml.attribute("w:history", "1")
        write(link.inlines, as: outer.adding(.link))
        xml.end()
    }

    /// Source: ISO/IEC 29500-1, 17.11.14 (`w:footnoteReference`).
    private func writeNoteMark(_ index: Int, as format: RunFormat) {
        guard state.document.notes.indices.contains(index) else {
            return state.warn(.noteMissing(index))
        }
        guard mayHaveNotes else { return write("\(index + 1)", as: format.adding(.superscript)) }
        guard let note = state.refer(to: index) else { return writeRepeatedMark(index, as: format) }
        let bookmark = state.noteBookmarks[index]
        if let bookmark { startBookmark(bookmark) }
        xml.start("w:r")
        RunProperties(style: sheet.id(.footnoteReference)).write(to: xml)
        xml.start("w:footnoteReference")
        if !note.isCounted { xml.attribute("w:customMarkFollows", "1") }
        xml.attribute("w:id", note.id)
        xml.end()
        if !note.isCounted { writeText("\(index + 1)") }
        xml.end()
        if let bookmark { endBookmark(bookmark.number) }
    }

    /// A note has one mark; the others refer to it by a field.
    ///
    /// Source: ISO/IEC 29500-1, 17.16.5.40 (`NOTEREF`).
    private func writeRepeatedMark(_ index: Int, as format: RunFormat) {
        guard let bookmark = state.noteBookmarks[index] else {
            return write("\(index + 1)", as: format.adding(.superscript))
        }
        var run = RunProperties(style: sheet.id(.footnoteReference))
        run.language = state.languages.direct(format.language)
        xml.field(" NOTEREF \(bookmark.name) \\f \\h ", result: "\(index + 1)", run)
    }
}

extension RunFormat {
    func adding(_ trait: Traits) -> RunFormat {
        var format = self
        format.traits.insert(trait)
        return format
    }
}

extension StoryWriter {
    /// Whether anything of the inlines will stand on the page. A paragraph of which nothing does is left out: an empty
    /// paragraph would only be a gap, and the styles make those.
    func shows(_ inlines: [Inline]) -> Bool { inlines.contains { shows($0) } }

    private func shows(_ inline: Inline) -> Bool {
        switch inline {
        case .text(let text), .code(let text):
            // Nearly every text has a plain character among its first.
            text.utf8.contains { $0 > 0x20 && $0 < 0x7F }
                || text.unicodeScalars.contains { !$0.properties.isWhitespace }
        case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .superscript(let inner),
            .subscript(let inner), .span(let inner, _):
            shows(inner)
        case .link(let link): shows(link.inlines)
        case .image(let image): !image.alternative.isEmpty || state.document.images[image.source] != nil
        case .note(let index): state.document.notes.indices.contains(index)
        case .lineBreak: false
        }
    }
}

extension Inline {
    /// Whether the inline is a rating in words by itself, as in 'Overall rating: Good'.
    fileprivate var isRating: Bool {
        if case .span(_, let attributes) = self { return attributes.has("rating") }
        return false
    }
}

extension String {
    /// Whether tabs, line ends or other control characters are in it.
    fileprivate var holdsControls: Bool {
        utf8.withContiguousStorageIfAvailable { bytes in
            // Without a way out, so that many bytes are compared at once.
            var least = UInt8.max
            for byte in bytes { least = min(least, byte) }
            return least < 0x20
        } ?? utf8.contains { $0 < 0x20 }
    }
}
