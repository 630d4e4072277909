internal import Diagnostics
internal import Templating

/// Begins the text of a footnote, endnote or comment at the place that refers to it, so that it sees what is set there: the
/// items of loops above all. What follows goes to the part of the notes, with relationships of that part.
struct BeginNote: HostOperation {
    /// The entry of the part of the notes.
    let part: String
    let kind: String
    /// The number that the note has in the template: kept the first time.
    let original: String
    /// Whether the number has been put out already, at the beginning of what a comment is about.
    let isNumbered: Bool

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        let state = RenderState.of(memory)
        let id = state.identity(kind, original, .number, repeatsLast: isNumbered)
        state.document.openNotes.append((id, state))
        state.marks.append(output.bytes.count)
        memory.values[ObjectIdentifier(RenderState.self)] = state.document.state(of: part)
    }
}

/// The number of the note that is being put out.
struct NoteNumber: HostOperation {
    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        output.append(RenderState.of(memory).document.openNotes.last?.id ?? "")
    }
}

/// Ends the text of a note: takes it out of the text that refers to it, and leaves its number there.
struct EndNote: HostOperation {
    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        let inner = RenderState.of(memory)
        guard let (id, outer) = inner.document.openNotes.popLast(), let start = outer.marks.popLast(),
            start <= output.bytes.count
        else { return }
        inner.notes += output.bytes[start...]
        output.truncate(to: start)
        output.append(id)
        memory.values[ObjectIdentifier(RenderState.self)] = outer
    }
}

/// Puts out the notes that the text refers to, in its order.
struct PutNotes: HostOperation {
    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        output.append(RenderState.of(memory).notes)
    }
}
