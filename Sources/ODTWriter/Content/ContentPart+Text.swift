internal import XMLTree

extension ContentPart {
    /// Writes text: runs of spaces as `text:s`, tabs as `text:tab`, line ends as spaces or, in code, as `text:line-break`.
    mutating func writeText(_ text: String, keepsLines: Bool = false) {
        let bytes = text.utf8
        var runStart = bytes.startIndex
        var index = bytes.startIndex
        while index != bytes.endIndex {
            let byte = bytes[index]
            guard byte <= 0x20, [0x20, 0x09, 0x0A, 0x0D].contains(byte) else {
                if flow.pendingSpaces > 0 { writePendingSpaces() }
                flow.isAtStart = false
                index = bytes.index(after: index)
                continue
            }
            let next = bytes.index(after: index)
            // The common case, one space between words, stays in the run.
            if byte == 0x20, flow.pendingSpaces == 0, !flow.isAtStart, next != bytes.endIndex, bytes[next] > 0x20 {
                index = next
                continue
            }
            if runStart != index { xml.text(String(text[runStart..<index])) }
            index = next
            switch byte {
            case 0x09:
                writePendingSpaces()
                xml.empty("text:tab")
                flow.isAtStart = true
            case 0x0D where next != bytes.endIndex && bytes[next] == 0x0A: break
            case 0x0A where keepsLines, 0x0D where keepsLines:
                writeLineBreak()
            default: flow.pendingSpaces += 1
            }
            runStart = index
        }
        if runStart != bytes.endIndex { xml.text(String(text[runStart...])) }
    }

    mutating func writeLineBreak() {
        writePendingSpaces()
        xml.empty("text:line-break")
        flow.isAtStart = true
    }

    /// Writes the spaces before text or an element that follows them.
    mutating func writePendingSpaces() {
        guard flow.pendingSpaces > 0 else { return }
        if flow.isAtStart {
            writeSpaces(flow.pendingSpaces)
        } else {
            xml.text(" ")
            writeSpaces(flow.pendingSpaces - 1)
            // A space in the next element would follow this one.
            flow.isAtStart = true
        }
        flow.pendingSpaces = 0
    }

    /// Writes the spaces at the end of a paragraph.
    mutating func writeTrailingSpaces() {
        writeSpaces(flow.pendingSpaces)
        flow = TextFlow()
    }

    private func writeSpaces(_ count: Int) {
        guard count > 0 else { return }
        xml.start("text:s")
        if count > 1 { xml.attribute("text:c", count) }
        xml.end()
    }
}
