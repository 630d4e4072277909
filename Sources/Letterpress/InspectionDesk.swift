internal import CivilTime
internal import DataReaders
public import Diagnostics
internal import Inspections
public import Templating

/// Reads and checks inspection records, and makes from them what templates can use.
///
/// What every record needs (frameworks, the register of bodies) is read once, so that one desk serves any number of records,
/// from any number of threads.
public struct InspectionDesk: Sendable {
    /// What a record gives.
    public struct Report: Sendable {
        /// Everything that the checks found, in the order of the file; see docs/checks.md. Those of severity `error` stop
        /// publication.
        public let findings: [Diagnostic]
        /// The record as a published document sees it, with all that follows from it; see docs/inspection-values.md.
        public let values: Value
    }

    private let reader = InspectionReader()
    private let checker = InspectionChecker()

    public init() {}

    /// - Parameters:
    ///   - bytes: The record, as YAML or JSON by the ending of `name`.
    ///   - name: The path that messages show.
    /// - Throws: Everything that keeps the record from being read, each with its place.
    public func report(on bytes: [UInt8], name: String) throws(DiagnosticList) -> Report {
        let contents: DataContents
        do { contents = try DataReader.read(bytes: bytes, name: name) } catch { throw DiagnosticList(error) }
        guard case .document(let file) = contents else {
            throw DiagnosticList(
                Diagnostic(.unknownDataFormat, "an inspection record is YAML or JSON", at: .file(name)))
        }
        let inspection = try reader.read(file)
        let values = inspection.templateContext(state: .published, world: World(now: inspection.publication.instant))
        values.freeze()
        return Report(findings: checker.check(inspection).map(\.diagnostic), values: values)
    }
}
