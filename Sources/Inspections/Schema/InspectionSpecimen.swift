internal import CivilTime
internal import DataReaders
package import Diagnostics
package import Templating

/// A record that gives every field of the schema, so that everything a template can name is there.
package enum InspectionSpecimen {
    /// What a template can use of any inspection; values mean nothing, names are complete.
    ///
    /// - Throws: Nothing, as a test makes sure.
    package static func values() throws(DiagnosticList) -> Value {
        let inspection = try InspectionReader().read(file)
        return inspection.templateContext(
            state: .embargoed, world: World(now: inspection.publication.instant))
    }

    static var file: DataFile {
        let file = DataFile(source: SourceText(name: "specimen", text: ""), root: node(InspectionSchema.type))
        let choices: [(String, String)] = [
            ("kind", "inspection"), ("framework", "yjs-2021"), ("fieldwork", "October 2024"),
            ("overall.rating", "Good"),
            ("standards.0.code", "4.1"), ("standards.0.rating", "Good"), ("resettlement", "Good"),
        ]
        return choices.reduce(file) { $0.setting($1.0, to: .string($1.1)) ?? $0 }
    }

    /// The simplest value of a type that leaves nothing out.
    private static func node(_ type: SchemaType) -> DataNode {
        DataNode(content(type), DataSpan(0, 0))
    }

    private static func content(_ type: SchemaType) -> DataNode.Content {
        switch type {
        case .text: .string("text")
        case .code: .string("1")
        case .slug: .string("slug")
        case .wholeNumber(let range): .integer(range.contains(1) ? 1 : range.lowerBound)
        case .number: .decimal(1.5)
        case .flag: .bool(true)
        case .choice(let words): .string(words.first ?? "")
        case .date: .string("2025-01-28")
        case .month: .string("January 2025")
        case .timeOfDay: .string("00:01")
        case .instant: .string("2025-01-28T00:01+00:00")
        case .texts: .sequence(DataSequence([node(.text)]))
        case .list(let item): .sequence(DataSequence([node(item)]))
        case .record(let record): .mapping(mapping(record))
        // The richest alternative stands last.
        case .either(let types): types.last.map(content) ?? .null
        case .anything: .null
        }
    }

    private static func mapping(_ record: SchemaRecord) -> DataMapping {
        DataMapping(
            record.fields.map {
                DataMapping.Entry(key: $0.name, keySpan: DataSpan(0, 0), value: node($0.type))
            })
    }
}
