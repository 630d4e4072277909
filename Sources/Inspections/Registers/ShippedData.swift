internal import DataReaders
internal import Diagnostics
internal import ShippedFiles

/// Data files of the Templates folder that are built into the binary.
enum ShippedData {
    /// - Returns: `nil` for a name that is not there.
    static func file(_ name: String) throws(DiagnosticList) -> DataFile? {
        guard let bytes = ShippedFile.bytes(of: name) else { return nil }
        do {
            return try YAMLReader.read(SourceText(name: "Templates/" + name, bytes: bytes))
        } catch { throw DiagnosticList(error) }
    }

    /// The names of a folder's YAML files, without folder and ending, in the order of the list.
    static func names(in folder: String) -> [String] {
        ShippedFile.names.compactMap { name in
            guard name.hasPrefix(folder), name.hasSuffix(".yaml") else { return nil }
            return String(name.dropFirst(folder.count).dropLast(".yaml".count))
        }
    }
}
