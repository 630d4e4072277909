import DOCXTestSupport
import Foundation
import TestSupport
import ZipArchive

/// The XML schemas of ISO/IEC 29500-4, which are no part of this repository. Put them into `Schemas/ooxml` beside `Tests`,
/// or name their folder in LETTERPRESS_SCHEMAS.
struct Schemas {
    private let folder: URL

    static var folder: URL? {
        let named = ProcessInfo.processInfo.environment["LETTERPRESS_SCHEMAS"].map { URL(filePath: $0) }
        let folder = (named ?? repositoryRoot.appending(path: "Schemas")).appending(path: "ooxml")
        return FileManager.default.fileExists(atPath: folder.appending(path: "wml.xsd").path) ? folder : nil
    }

    static var isAvailable: Bool {
        folder != nil
            && ["/usr/bin/xmllint", "/usr/local/bin/xmllint"].contains { FileManager.default.fileExists(atPath: $0) }
    }

    /// Copies the schemas, giving each import the file that answers it: some name web addresses, or nothing.
    init(copyingInto copy: URL) throws {
        guard let folder = Self.folder else { throw CocoaError(.fileNoSuchFile) }
        try FileManager.default.createDirectory(at: copy, withIntermediateDirectories: true)
        let files = [
            "http://www.w3.org/XML/1998/namespace": "xml.xsd", "http://purl.org/dc/elements/1.1/": "dc.xsd",
            "http://purl.org/dc/terms/": "dcterms.xsd",
        ]
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) where name.hasSuffix(".xsd") {
            var text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            for (namespace, file) in files {
                let pattern = try Regex(
                    "<xs:import[^>]*namespace=\"\(namespace)\"[^>]*/>|<xsd:import[^>]*namespace=\"\(namespace)\"[^>]*/>"
                )
                text = text.replacing(pattern) { match in
                    let prefix = match.0.hasPrefix("<xsd:") ? "xsd" : "xs"
                    return "<\(prefix):import namespace=\"\(namespace)\" schemaLocation=\"\(file)\"/>"
                }
            }
            try Data(text.utf8).write(to: copy.appending(path: name))
        }
        self.folder = copy
    }

    /// What xmllint says of the parts; empty if they are valid.
    func problems(of file: DOCXFile, in scratch: URL) throws -> [String] {
        var problems: [String] = []
        for name in file.names where name.hasSuffix(".xml") || name.hasSuffix(".rels") {
            guard let entry = file.reader.entry(name) else { continue }
            let part = scratch.appending(path: name.replacing("/", with: "_"))
            try Data(try file.reader.read(entry)).write(to: part)
            problems += try run([
                "--noout", "--nonet", "--schema", folder.appending(path: schema(of: name)).path, part.path,
            ])
        }
        return problems
    }

    private func schema(of part: String) -> String {
        if part == "[Content_Types].xml" { return "opc-contentTypes.xsd" }
        if part.hasSuffix(".rels") { return "opc-relationships.xsd" }
        if part == "docProps/core.xml" { return "opc-coreProperties.xsd" }
        if part == "docProps/app.xml" { return "shared-documentPropertiesExtended.xsd" }
        return part.contains("theme") ? "dml-main.xsd" : "wml.xsd"
    }

    private func run(_ arguments: [String]) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xmllint"] + arguments
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return process.terminationStatus == 0 ? [] : output.split(separator: "\n").prefix(5).map(String.init)
    }
}
