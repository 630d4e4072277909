/// What a walk over a document meets.
package enum XMLEvent: Sendable {
    case start(XMLElement)
    case end(XMLElement)
    case text(String)
}

extension XMLDocument {
    /// The document from beginning to end: every element as a start and an end, every text in between. Comments and
    /// instructions are left out.
    package var events: some Sequence<XMLEvent> { events(of: 0) }

    /// The same for one element.
    package func events(of element: XMLNodeID) -> some Sequence<XMLEvent> {
        let end = end(of: element)
        return sequence(state: (next: element, open: [XMLNodeID]())) { state -> XMLEvent? in
            while true {
                if let last = state.open.last, self.end(of: last) <= state.next {
                    state.open.removeLast()
                    return .end(XMLElement(document: self, id: last))
                }
                guard state.next < end else { return nil }
                let node = state.next
                state.next += 1
                switch self.kind(of: node) {
                case .element:
                    state.open.append(node)
                    return .start(XMLElement(document: self, id: node))
                case .text: return .text(String(decoding: self.textBytes(of: node), as: UTF8.self))
                case .other: continue
                }
            }
        }
    }
}
