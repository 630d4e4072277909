package import Diagnostics

/// Reads a data file in the format that the end of its name tells.
package enum DataReader {
    /// The endings known, in lower case, without the dot.
    package static let fileEndings = ["yaml", "yml", "json", "csv"]

    /// - Parameter name: The path that messages show. `-` and names without an ending are read as YAML, of which JSON is
    ///   a part.
    /// - Throws: What the reader of the format throws, and ``Diagnostic/Code/unknownDataFormat``.
    package static func read(
        bytes: [UInt8], name: String, limits: DataLimits = .standard
    ) throws(Diagnostic) -> DataContents {
        let source = SourceText(name: name, bytes: InputText.withoutMark(bytes))
        switch ending(of: name) {
        case "yaml", "yml", nil: return .document(try YAMLReader.read(source, limits: limits))
        case "json": return .document(try JSONReader.read(source, limits: limits))
        case "csv": return .table(try CSVReader.read(source, limits: limits))
        case let other?:
            throw Diagnostic(
                .unknownDataFormat, "'.\(other)' is not the ending of a data file", at: .file(name),
                hint: "data files end in .yaml, .json or .csv")
        }
    }

    private static func ending(of name: String) -> String? {
        let bytes = Array(name.utf8)
        let start = bytes.lastIndex(of: UInt8(ascii: "/")).map { $0 + 1 } ?? 0
        guard let dot = bytes[start...].lastIndex(of: UInt8(ascii: ".")), dot > start else { return nil }
        return String(decoding: bytes[(dot + 1)...], as: UTF8.self).lowercased()
    }
}
