internal import Diagnostics
internal import Packaging
internal import Templating
internal import XMLTree

/// The footnotes, endnotes or comments of a document: notes that the text refers to are compiled into the text.
///
/// Source: ISO/IEC 29500-1, 17.11 (footnotes and endnotes) and 17.13.4 (comments).
struct NotePart {
    enum Kind: String, CaseIterable {
        case footnote, endnote, comment

        /// The type of the relationship with the part.
        var part: String { rawValue + "s" }
        var reference: String { rawValue + "Reference" }
    }

    /// A note made ready to be put where the text refers to it.
    struct Body {
        var part: String
        var segments: [Segment]
    }

    let kind: Kind
    let entry: String
    var compiler: PartCompiler
    /// The program of the part without those notes.
    private(set) var rest: [Segment] = []
    private(set) var bodies: [String: Body] = [:]

    init(_ kind: Kind, entry: String, _ compiler: PartCompiler) {
        self.kind = kind
        self.entry = entry
        self.compiler = compiler
    }

    /// Compiles the part: each of the notes named by itself.
    mutating func compile(_ wanted: Set<String>) {
        let document = compiler.document
        var notes: [(id: String, node: XMLNodeID)] = []
        for node in document.children(of: 0) where document.kind(of: node) == .element {
            let name = document.names[document.nameNumber(of: node)]
            guard name.local == kind.rawValue, let id = document.attribute("id", in: name.namespace, of: node),
                wanted.contains(id)
            else { continue }
            notes.append((id, node))
        }
        let (rest, taken) = compiler.compile(takingOut: notes.map(\.node))
        self.rest = rest
        for (note, segments) in zip(notes, taken) { bodies[note.id] = Body(part: entry, segments: segments) }
    }
}
