internal import Diagnostics
internal import Templating
internal import XMLTree

/// Check boxes that are bound to variables by their tags.
extension PartCompiler {
    mutating func placeCheckBoxes() {
        let locals: Set<String> = ["checkbox", "content-control"]
        guard document.names.contains(where: { locals.contains($0.local) }) else { return }
        for node in 0..<document.nodeCount where document.kind(of: node) == .element {
            guard let box = CheckBoxControl(node, document) else { continue }
            for (place, form) in [(box.state, PlainWriter.Form.attribute), (box.sign, .text)] {
                guard let place else { continue }
                let text = choice(box.path, place.checked, place.unchecked, document.source[place.range])
                let number = sources.count
                sources.append(SourceText(name: document.name, text: text, location: "the check box '\(box.path)'"))
                edits.replace(
                    place.range,
                    with: [
                        .placeholder(
                            SourceRange(source: number, 0..<text.utf8.count), writer: PlainWriter(form: form))
                    ])
            }
        }
    }

    /// Code that chooses by the variable; without the variable, all stays as it is.
    private func choice(
        _ path: String, _ checked: String, _ unchecked: String, _ original: ArraySlice<UInt8>
    ) -> String {
        var known: [String] = []
        var prefix = ""
        for name in path.split(separator: ".") {
            prefix += (prefix.isEmpty ? "" : ".") + name
            known.append("\(prefix) is defined")
        }
        let old = String(decoding: original, as: UTF8.self).filter { $0 != "'" && $0 != "\\" }
        return "('\(checked)' if \(path) else '\(unchecked)') if \(known.joined(separator: " and ")) else '\(old)'"
    }
}
