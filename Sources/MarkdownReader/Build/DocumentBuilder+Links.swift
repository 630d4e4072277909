internal import Diagnostics
internal import DocumentModel

extension DocumentBuilder {
    func emitLink(
        _ node: SyntaxNode, _ address: [UInt8], _ title: [UInt8], to line: inout InlineLine, _ context: InlineContext
    ) {
        var inner = context
        inner.isInLink = true
        // A link in two paragraphs would be two links.
        if inner.breaks == .paragraphs { inner.breaks = .lines }
        let inlines = run(node, inner).flatMap { $0 }
        if context.isInLink {
            line.append(run: [inlines])
            return
        }
        let title = Self.singleLine(plainText(title, keepsEscapes: false))
        emit(
            plainText(address, keepsEscapes: false), title: title.isEmpty ? nil : title, inlines, at: range(of: node),
            hasValue: address.contains(0xEF), to: &line)
    }

    func emitAutolink(_ marker: Marker, to line: inout InlineLine, _ context: InlineContext) {
        guard case .autolink(let bytes) = marker.kind else { return }
        let text = tokens.substituting(bytes[...])
        guard !context.isInLink else { return line.append(value: text) }
        let address = LinkTarget.isMailAddress(text) ? "mailto:" + text : text
        emit(address, title: nil, [.text(text)], at: marker.range, hasValue: false, to: &line)
    }

    private func emit(
        _ address: String, title: String?, _ inlines: [Inline], at range: Range<Int>, hasValue: Bool,
        to line: inout InlineLine
    ) {
        let target: String
        switch LinkTarget(address) {
        case .address(let address): target = address
        case .fragment(let id):
            fragments.append((id, range))
            target = "#" + id
        case .empty:
            // A value that is empty takes the link away; a link that the template leaves empty was forgotten.
            if !hasValue { problems.warn(.emptyLink, "this link has no address", at: range) }
            line.append(run: [inlines])
            return
        case .forbidden(let reason):
            problems.error(.forbiddenLink, reason, at: range)
            return
        }
        if InlineLine.holdsSomething(inlines) {
            line.append(.link(Link(to: target, title: title, inlines)))
        } else {
            problems.warn(.emptyLink, "this link has no text: its address is shown", at: range)
            line.append(.link(Link(to: target, title: title, [.text(target)])))
        }
    }
}
