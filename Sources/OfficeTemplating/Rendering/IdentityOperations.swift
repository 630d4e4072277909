internal import Diagnostics
internal import Templating

/// Puts out a name or number that may stand only once in a document: the template's own the first time, another whenever a
/// loop repeats it.
struct UniqueIdentity: HostOperation {
    enum Form: Sendable { case number, name, paragraph }
    /// What kind of thing it names, so that a drawing and a bookmark may share a number.
    let kind: String
    let original: String
    let form: Form
    /// Whether this is the second mention of a pair, such as the end of a bookmark.
    var repeatsLast = false

    func run(memory: HostMemory, output: inout OutputBuffer) throws(Diagnostic) {
        output.append(RenderState.of(memory).identity(kind, original, form, repeatsLast: repeatsLast))
    }
}

extension RenderState {
    /// The form of a name or number that is to be put out now.
    func identity(_ kind: String, _ original: String, _ form: UniqueIdentity.Form, repeatsLast: Bool) -> String {
        let key = kind + "\u{0}" + original
        if repeatsLast, let use = uses[key] { return use.current }
        let count = (uses[key]?.count ?? 0) + 1
        var current = original
        if count > 1 {
            current =
                switch form {
                case .number: String(document.newNumber())
                case .name: "\(original)_\(count)"
                // Above what word processors give, and below the limit of 80000000 (MS-DOCX, 2.5.2).
                case .paragraph: String(0x7000_0000 + document.newNumber() % 0xFFF_FFFF, radix: 16, uppercase: true)
                }
        }
        uses[key] = (count, current)
        return current
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
