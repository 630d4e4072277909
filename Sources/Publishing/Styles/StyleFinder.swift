internal import DataReaders
package import Diagnostics
package import DocumentModel
internal import ShippedFiles

/// Finds house styles: by path, or by name among those in the binary.
package enum StyleFinder {
    /// The style of a path, or of a name such as `house`.
    package static func style(_ wanted: String) throws(DiagnosticList) -> (style: HouseStyle, warnings: [Diagnostic]) {
        let file: DataFile
        do throws(Diagnostic) { file = try read(wanted) } catch { throw DiagnosticList(error) }
        return try HouseStyleReader.read(file)
    }

    /// The style of a file that was read already.
    static func style(
        _ bytes: [UInt8], name: String
    ) throws(DiagnosticList) -> (style: HouseStyle, warnings: [Diagnostic]) {
        let file: DataFile
        do throws(Diagnostic) { file = try read(bytes, name: name, shown: name) } catch { throw DiagnosticList(error) }
        return try HouseStyleReader.read(file)
    }

    /// The names of the styles in the binary.
    private static var names: [String] {
        ShippedFile.names.filter { $0.hasPrefix("styles/") }.map { String($0.dropFirst(7).prefix { $0 != "." }) }
    }

    private static func read(_ wanted: String) throws(Diagnostic) -> DataFile {
        let isName = !wanted.contains("/") && !wanted.contains(".")
        let name = isName ? "\(wanted).yaml (built in)" : wanted
        let bytes: [UInt8]
        if isName, let shipped = ShippedFile.bytes(of: "styles/\(wanted).yaml") {
            bytes = shipped
        } else if isName, InputFile.kind(of: wanted) == .missing {
            throw Diagnostic(
                .fileMissing, "there is no style '\(wanted)'",
                hint: "give the path of a file, or a name: \(names.joined(separator: ", "))", exitStatus: .inputMissing)
        } else {
            bytes = try InputFile.read(wanted)
        }
        return try read(bytes, name: isName ? "\(wanted).yaml" : name, shown: name)
    }

    private static func read(_ bytes: [UInt8], name: String, shown: String) throws(Diagnostic) -> DataFile {
        let contents = try DataReader.read(bytes: bytes, name: name)
        guard case .document(let file) = contents else {
            throw Diagnostic(.badStyleValue, "a style is a YAML or JSON file", at: .file(shown))
        }
        return file
    }
}
