package import Diagnostics

/// Reads JSON as RFC 8259 has it: no trailing commas, no comments, no key twice, no half surrogate pair. `1` is a whole
/// number, `1.0` and `1e3` are decimal numbers.
package enum JSONReader {
    /// - Throws: The first mistake, with its place; see ``Diagnostic/Code/jsonSyntax`` and the codes beside it.
    package static func read(_ source: SourceText, limits: DataLimits = .standard) throws(Diagnostic) -> DataFile {
        try InputText.check(source, limits: limits, allowsControls: true)
        let root = try source.bytes.withUnsafeBufferPointer { (bytes) throws(Diagnostic) -> DataNode in
            var parser = JSONParser(source: source, bytes: bytes, limits: limits)
            return try parser.parse()
        }
        return DataFile(source: source, root: root)
    }
}
