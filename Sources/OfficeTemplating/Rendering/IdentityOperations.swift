internal import Diagnostics
internal import Templating

/// Puts out a name or number that may stand only once in a document: the template's own the first time, another whenever a
/// loop repeats it.
struct UniqueIdentity: HostOperation {
    enum Form: Sendable { case number, name }
    /// What kind of thing it names, so that a drawing and a bookmark may share a number.
    let kind: String
    let original: String
    let form: Form
    /// Whether this is the second mention of a pair, such as the end of a bookmark.
    var repeatsLast = false

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        let state = RenderState.of(memory)
        let key = kind + "\u{0}" + original
        if repeatsLast, let use = state.uses[key] { return output.append(use.current) }
        let count = (state.uses[key]?.count ?? 0) + 1
        var current = original
        if count > 1 { current = form == .number ? String(state.document.newNumber()) : "\(original)_\(count)" }
        state.uses[key] = (count, current)
        output.append(current)
    }
}

/// Begins the numbering of lists anew in every round of a loop but the first.
struct RestartNumbering: HostOperation {
    /// Numbers of instances, each with what it is an instance of.
    let numberings: [(instance: Int, abstract: Int)]

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        let state = RenderState.of(memory)
        for (instance, abstract) in numberings {
            let isFirst = state.numberings[instance] == nil
            state.numberings[instance] = isFirst ? instance : state.document.newNumbering(of: abstract, restarts: true)
        }
    }
}

/// Puts out the instance of a numbering that the current round of a loop uses.
struct CurrentNumbering: HostOperation {
    let instance: Int

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        output.append(String(RenderState.of(memory).numberings[instance] ?? instance))
    }
}

/// Makes a relationship of the address that has been put out since the last mark, and puts out its id instead.
struct TakeAddress: HostOperation {
    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        let state = RenderState.of(memory)
        guard let start = state.marks.popLast(), start <= output.bytes.count else { return }
        let address = MarkupText.decoded(Array(output.bytes[start...]))
        try LinkAddress.check(address)
        output.truncate(to: start)
        output.append(state.relationship(type: "hyperlink", to: address, external: true))
    }
}
