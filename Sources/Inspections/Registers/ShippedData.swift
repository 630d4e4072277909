internal import CShippedFiles
internal import DataReaders
internal import Diagnostics

/// Data files of the Templates folder that are built into the binary.
enum ShippedData {
    /// - Returns: `nil` for a name that is not there.
    static func file(_ name: String) throws(DiagnosticList) -> DataFile? {
        guard let bytes = bytes(of: name) else { return nil }
        do {
            return try YAMLReader.read(SourceText(name: "Templates/" + name, bytes: bytes))
        } catch { throw DiagnosticList(error) }
    }

    private static func bytes(of name: String) -> [UInt8]? {
        for index in 0..<lp_shipped_file_count() {
            let file = lp_shipped_file_at(index)
            if String(cString: file.name) == name {
                return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            }
        }
        return nil
    }

    /// The names of a folder's YAML files, without folder and ending, in the order of the list.
    static func names(in folder: String) -> [String] {
        (0..<lp_shipped_file_count()).compactMap { index in
            let name = String(cString: lp_shipped_file_at(index).name)
            guard name.hasPrefix(folder), name.hasSuffix(".yaml") else { return nil }
            return String(name.dropFirst(folder.count).dropLast(".yaml".count))
        }
    }
}
