import DOCXTestSupport
import Foundation
import Synchronization
import Testing
import XMLTree
import ZipArchive

/// Validates every document that the tests of a suite fill against the schemas of its format, in one run at the end: those
/// of ISO/IEC 29500-4 (see ``Schemas``) and ODF 1.3 (in `Schemas/odf`, or the folder that ODF_SCHEMAS names). They are no part
/// of this repository; without them, or without xmllint, nothing is validated.
///
/// What is wrong in the template already is not held against what comes of it.
struct SchemaValidation: SuiteTrait, TestScoping {
    func provideScope(
        for test: Test, testCase: Test.Case?, performing function: @Sendable () async throws -> Void
    ) async throws {
        let documents = FilledDocuments()
        try await FilledDocuments.$current.withValue(documents) { try await function() }
        for (name, problems) in try documents.problems() {
            Issue.record("\(name) of \(test.displayName ?? test.name) is not valid: \(problems.sorted().prefix(5))")
        }
    }
}

extension Trait where Self == SchemaValidation {
    static var validated: Self { Self() }
}

/// The documents that the tests of one suite have filled, each with its template.
final class FilledDocuments: Sendable {
    @TaskLocal static var current: FilledDocuments?
    private static let mostDocuments = 1_000

    private struct Pair {
        var template: [UInt8]?
        var filled: [UInt8]
        var caller: String
    }
    private let pairs = Mutex<[Pair]>([])

    func add(_ filled: [UInt8], of template: [UInt8]?) {
        pairs.withLock { pairs in
            if pairs.count < Self.mostDocuments {
                pairs.append(Pair(template: template, filled: filled, caller: Test.current?.name ?? ""))
            }
        }
    }

    /// What is wrong with filled documents and right in their templates.
    func problems() throws -> [(name: String, problems: Set<String>)] {
        let pairs = pairs.withLock { $0 }
        let folder = FileManager.default.temporaryDirectory.appending(path: "letterpress-filled-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        guard Schemas.isAvailable, !pairs.isEmpty else { return [] }
        let schemas = try Schemas(copyingInto: folder)
        var files: [(path: String, schema: String)] = []
        for (number, pair) in pairs.enumerated() {
            for (side, bytes) in [("template", pair.template), ("filled", pair.filled)] {
                guard let bytes else { continue }
                files += try Self.parts(of: try ZipReader(bytes), in: folder, prefix: "\(number)-\(side)-")
            }
        }
        let found = try schemas.problems(of: files)
        var result: [(String, Set<String>)] = []
        for (path, problems) in found {
            guard let range = path.range(of: "-filled-") else { continue }
            let name = (path as NSString).lastPathComponent
            let template = found[path.replacingCharacters(in: range, with: "-template-")] ?? []
            let new = problems.subtracting(template)
            let number = Int(name.prefix { $0.isNumber }) ?? 0
            if !new.isEmpty { result.append(("\(name) of \(pairs[number].caller)", new)) }
        }
        return result
    }

    private static func parts(
        of reader: ZipReader, in folder: URL, prefix: String
    ) throws -> [(path: String, schema: String)] {
        var files: [(path: String, schema: String)] = []
        for entry in reader.entries where entry.name.hasSuffix(".xml") || entry.name.hasSuffix(".rels") {
            let document = try XMLDocument(parsing: reader.read(entry), name: entry.name)
            let isOpenDocument = document.root.namespace?.hasPrefix("urn:oasis:names:tc:opendocument:") == true
            let schema =
                isOpenDocument ? openDocumentSchema(entry.name) : Schemas.schema(of: entry.name, root: document.root)
            guard let schema else { continue }
            let file = folder.appending(path: prefix + entry.name.replacing("/", with: "_"))
            try Data(MarkupCompatibility.processed(document)).write(to: file)
            files.append((file.path, schema))
        }
        return files
    }

    private static let openDocumentFolder: URL? = {
        let named = ProcessInfo.processInfo.environment["ODF_SCHEMAS"].map { URL(filePath: $0) }
        var root = URL(filePath: #filePath)
        for _ in 1...4 { root.deleteLastPathComponent() }
        return [named, root.appending(path: "Schemas/odf")].compactMap { $0 }.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "OpenDocument-v1.3-schema.rng").path)
        }
    }()

    private static func openDocumentSchema(_ name: String) -> String? {
        let file =
            name == "META-INF/manifest.xml" ? "OpenDocument-v1.3-manifest-schema.rng" : "OpenDocument-v1.3-schema.rng"
        return openDocumentFolder?.appending(path: file).path
    }
}
