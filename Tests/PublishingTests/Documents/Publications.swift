import CivilTime
import Diagnostics
import DocumentModel
import Foundation
import Inspections
import Templating
import TestSupport
import Testing

@testable import Publishing

/// The examples and the shipped templates, brought together as the command does.
enum Publications {
    struct Pair: CustomTestStringConvertible, Sendable {
        let record: String
        let template: String
        var testDescription: String { "\(record) \(template)" }
    }

    /// The records of the folder of examples by name, sorted.
    static let records: [String] = names(in: "Examples", ending: ".yaml").filter {
        (try? record($0)) != nil
    }

    /// The Markdown templates by name, sorted.
    static let templates = names(in: "Templates", ending: ".md")

    /// Every record with every template; Welsh ones only where there is a Welsh text.
    static let pairs: [Pair] = records.flatMap { record in
        let hasWelsh = (try? String(contentsOf: file("Examples/\(record).yaml"), encoding: .utf8))?.contains("\nwelsh:")
        return templates.filter { !$0.hasSuffix("-cy") || hasWelsh == true }.map { Pair(record: record, template: $0) }
    }

    static let now = Instant(rfc3339: "2026-02-01T12:00:00Z") ?? Instant(secondsSince1970: 0)
    static let renderer = DocumentRenderer(world: World(now: now, zone: .london, language: "en-GB"))

    static func file(_ path: String) -> URL { repositoryRoot.appending(path: path) }

    static func record(_ name: String, settings: [(path: String, value: String)] = []) throws -> Record {
        var reader = RecordReader()
        reader.settings = settings
        return try reader.record(0, of: try reader.open(file("Examples/\(name).yaml").path))
    }

    /// A record from the text of an example, changed.
    static func record(_ name: String, changing change: (inout String) -> Void) throws -> Record {
        var text = try String(contentsOf: file("Examples/\(name).yaml"), encoding: .utf8)
        let before = text
        change(&text)
        if text == before { throw CocoaError(.featureUnsupported) }
        let path = FileManager.default.temporaryDirectory.appending(path: "letterpress-\(UUID().uuidString).yaml")
        try Data(text.utf8).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let reader = RecordReader()
        return try reader.record(0, of: try reader.open(path.path))
    }

    static func template(_ name: String) throws -> CompiledTemplate {
        let folder = file("Templates").path
        return try CompiledTemplate(try TemplateFinder(folders: [folder]).find(name), folders: [folder])
    }

    static func filled(
        _ record: Record, _ template: String, as state: PublicationState = .embargoed
    ) throws -> FilledTemplate {
        let release = try Release(of: record, wanted: state, earlyReason: nil, at: now)
        return try renderer.fill(
            try self.template(template), with: record.context(as: state, in: renderer.world),
            adjusting: { release.apply(to: &$0) })
    }

    static func document(_ pair: Pair, as state: PublicationState = .embargoed) throws -> Document {
        try document(of: try filled(try record(pair.record), pair.template, as: state))
    }

    static func document(of filled: FilledTemplate) throws -> Document {
        guard case .document(let document) = filled.content else { throw CocoaError(.featureUnsupported) }
        return document
    }

    /// The plain text, with ordinary spaces where dates and titles are kept together.
    static func text(_ record: Record, _ template: String, as state: PublicationState = .embargoed) throws -> String {
        String(decoding: try renderer.write(try filled(record, template, as: state), as: .txt).bytes, as: UTF8.self)
            .replacing("\u{A0}", with: " ")
    }

    private static func names(in folder: String, ending: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: file(folder).path)) ?? []
        return names.filter { $0.hasSuffix(ending) }.map { String($0.dropLast(ending.count)) }.sorted()
    }
}
