package import Foundation
package import XMLTree
internal import ZipArchive

/// The XML schemas of ISO/IEC 29500-4, which are no part of this repository. Put them into `Schemas/ooxml` beside `Tests`,
/// or name their folder in LETTERPRESS_SCHEMAS.
package struct Schemas {
    private let folder: URL

    private static var folder: URL? {
        let named = ProcessInfo.processInfo.environment["LETTERPRESS_SCHEMAS"].map { URL(filePath: $0) }
        var root = URL(filePath: #filePath)
        for _ in 1...3 { root.deleteLastPathComponent() }
        let folder = (named ?? root.appending(path: "Schemas")).appending(path: "ooxml")
        return FileManager.default.fileExists(atPath: folder.appending(path: "wml.xsd").path) ? folder : nil
    }

    package static var isAvailable: Bool {
        folder != nil
            && ["/usr/bin/xmllint", "/usr/local/bin/xmllint"].contains { FileManager.default.fileExists(atPath: $0) }
    }

    /// Copies the schemas, giving each import the file that answers it: some name web addresses, or nothing.
    package init(copyingInto copy: URL) throws {
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
    package func problems(of file: DOCXFile, in scratch: URL) throws -> [String] {
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

    /// The schema of a part of a package; `nil` for a part of another kind.
    package static func schema(of part: String, root: XMLElement) -> String? {
        switch root.namespace {
        case "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "wml.xsd"
        case "http://schemas.openxmlformats.org/package/2006/content-types": "opc-contentTypes.xsd"
        case "http://schemas.openxmlformats.org/package/2006/relationships": "opc-relationships.xsd"
        case "http://schemas.openxmlformats.org/package/2006/metadata/core-properties": "opc-coreProperties.xsd"
        case "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties":
            "shared-documentPropertiesExtended.xsd"
        case "http://schemas.openxmlformats.org/drawingml/2006/main": "dml-main.xsd"
        default: nil
        }
    }

    /// What xmllint says of files, by their names, without the places in them; in one run for each schema.
    ///
    /// - Parameter files: Each with the name of a schema in the folder, or the path of one in RELAX NG (`.rng`).
    package func problems(of files: [(path: String, schema: String)]) throws -> [String: Set<String>] {
        var result: [String: Set<String>] = [:]
        for (schema, files) in Dictionary(grouping: files, by: \.schema) {
            let isGrammar = schema.hasSuffix(".rng")
            let path = isGrammar ? schema : folder.appending(path: schema).path
            let lines = try output(
                ["--noout", "--nonet", isGrammar ? "--relaxng" : "--schema", path] + files.map(\.path))
            for line in lines {
                guard let file = files.first(where: { line.hasPrefix($0.path + ":") }) else { continue }
                let rest = line.dropFirst(file.path.count + 1).drop { $0.isNumber }
                result[file.path, default: []].insert(String(rest))
            }
        }
        return result
    }

    private func schema(of part: String) -> String {
        if part == "[Content_Types].xml" { return "opc-contentTypes.xsd" }
        if part.hasSuffix(".rels") { return "opc-relationships.xsd" }
        if part == "docProps/core.xml" { return "opc-coreProperties.xsd" }
        if part == "docProps/app.xml" { return "shared-documentPropertiesExtended.xsd" }
        return part.contains("theme") ? "dml-main.xsd" : "wml.xsd"
    }

    private func run(_ arguments: [String]) throws -> [String] {
        let lines = try output(arguments)
        return lines.contains { $0.hasSuffix(" validates") } && lines.count == 1 ? [] : Array(lines.prefix(5))
    }

    private func output(_ arguments: [String]) throws -> [String] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["xmllint"] + arguments
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        return output.split(separator: "\n").map(String.init)
    }
}
