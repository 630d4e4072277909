package import Diagnostics

/// Reads one YAML document. Scalars are understood by the core schema of YAML 1.2 (section 10.3.2): `no`, `yes` and `on`
/// are texts, and so are dates and times. Numbers with leading zeros stay texts too, since they are telephone numbers and
/// codes. Keys are texts. Anchors, aliases and merge keys (`<<`) work, under the budget of ``DataLimits/nodes``.
///
/// Composed here from libyaml's events: libraries that build trees from YAML overflow the stack or the memory on hostile
/// input.
package enum YAMLReader {
    /// - Throws: The first mistake, with its place; see ``Diagnostic/Code/yamlSyntax`` and the codes beside it.
    package static func read(_ source: SourceText, limits: DataLimits = .standard) throws(Diagnostic) -> DataFile {
        try InputText.check(source, limits: limits, allowsControls: false)
        let skipped = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        try refuseDirectives(source, from: skipped)
        return try source.bytes.withUnsafeBufferPointer { (bytes) throws(Diagnostic) -> DataFile in
            let text = UnsafeBufferPointer(rebasing: bytes[skipped...])
            var composer = YAMLComposer(source: source, bytes: text, firstOffset: skipped, limits: limits)
            return try composer.compose(text)
        }
    }

    /// Of the directives before a document, only `%YAML` means anything here; libyaml's time is quadratic in their number.
    private static func refuseDirectives(_ source: SourceText, from start: Int) throws(Diagnostic) {
        let bytes = source.bytes
        var index = start
        while index < bytes.count {
            let line = source.lineRange(around: index)
            let isDirective = bytes[index] == UInt8(ascii: "%")
            let first = bytes[line].first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
            guard isDirective || first == nil || first == UInt8(ascii: "#") else { return }
            if isDirective, !bytes[line].starts(with: "%YAML ".utf8) {
                throw Diagnostic(
                    .yamlSyntax, "YAML directives other than '%YAML' are not read", at: .source(source, line),
                    hint: "put the text in quotes if the '%' belongs to it")
            }
            index = line.upperBound + 1
        }
    }
}
