internal import Diagnostics
internal import Inspections
internal import Publishing

/// The records of one `letterpress check`, gone through one after the other.
struct RecordCheckRun {
    private(set) var findings: [Finding] = []
    private(set) var explanations: [Explanation] = []
    private(set) var problems: [Diagnostic]
    /// What is odd about records and hinders nothing.
    private(set) var warnings: [Diagnostic] = []
    /// How many records are no inspections.
    private(set) var others = 0
    private var identities = RecordIdentities()
    private let sources: BatchSources
    private let reader: RecordReader
    private let checker = InspectionChecker()

    init(_ paths: [String], reader: RecordReader) {
        self.reader = reader
        sources = BatchSources(paths, reader: reader)
        problems = sources.failures.flatMap(\.problems.all)
    }

    /// Whether no data were named, or none of them hold a record.
    var isEmpty: Bool { sources.count == 0 && sources.failures.isEmpty }

    /// Whether there are records, and none of them is an inspection.
    var isUnchecked: Bool { others > 0 && others == sources.count }

    /// - Parameters:
    ///   - templates: Compared with every record.
    ///   - explains: Whether ratings are explained.
    mutating func run(comparing templates: inout TemplateChecking, explains: Bool) {
        for number in 0..<sources.count {
            let location = sources.location(of: number)
            do throws(DiagnosticList) {
                let record = try sources.record(at: location, reader)
                templates.compare(with: record)
                // The rules find this themselves, for every format of the report.
                warnings += record.warnings.filter { $0.code != .embargoBeforePublication }
                guard case .inspection(let inspection) = record.content else {
                    others += 1
                    continue
                }
                identities.note(record, in: sources.paths[location.source]).map { problems.append($0) }
                findings += checker.check(inspection)
                if explains { explanations.append(Explanation(inspection)) }
            } catch { problems += error.all }
        }
    }
}
