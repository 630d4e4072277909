internal import CivilTime
internal import DataReaders
package import Diagnostics
internal import DocumentModel
internal import Inspections
internal import Templating

extension Diagnostic.Code {
    package static let impossibleFormat: Self = "impossible-format"
    package static let outputCollision: Self = "output-collision"
    package static let badOutputName: Self = "bad-output-name"
}

/// Carries out `letterpress render`: every record through every template in every format. All documents are made before the
/// first is written, so that a mistake in one leaves nothing behind.
package struct RenderJob {
    /// A document made and not yet written.
    private struct Output {
        var name: String
        var bytes: [UInt8]
        /// Which record, template and format it came from, for messages.
        var origin: String
        var record: String
        /// The data file that the record stands in.
        var data: String
    }

    private let setup: RenderSetup
    private var outputs: [Output] = []
    private var warnings: [Diagnostic]

    /// - Parameter watchdog: Ends the process if one document takes too long; `nil` for no limit.
    package static func run(_ request: RenderRequest, watchdog: Watchdog? = nil) throws(DiagnosticList) -> RenderReport
    {
        try made(request, watchdog).write()
    }

    /// The documents of a request with their names, not written anywhere.
    package static func documents(
        _ request: RenderRequest
    ) throws(DiagnosticList) -> (documents: [(name: String, bytes: [UInt8])], warnings: [Diagnostic]) {
        let job = try made(request)
        return (job.outputs.map { ($0.name, $0.bytes) }, job.warnings)
    }

    private static func made(
        _ request: RenderRequest, _ watchdog: Watchdog? = nil
    ) throws(DiagnosticList) -> RenderJob {
        var job = RenderJob(try RenderSetup(request), watchdog)
        var problems: [Diagnostic] = []
        for path in request.data {
            do throws(DiagnosticList) { try job.render(path) } catch { problems += error.all }
        }
        if let list = DiagnosticList(problems) { throw list }
        try job.refuseCollisions()
        for group in job.pdfs.takeRest() { try job.convert(group) }
        return job
    }

    private let watchdog: Watchdog?
    /// PDFs that wait for others to be converted with, and the numbers of their outputs.
    private var pdfs = PDFGroups<Int>()

    private init(_ setup: RenderSetup, _ watchdog: Watchdog?) {
        self.setup = setup
        self.watchdog = watchdog
        warnings = setup.warnings
    }

    // MARK: - Rendering

    private mutating func render(_ path: String) throws(DiagnosticList) {
        guard InputFile.kind(of: path) != .folder else {
            throw DiagnosticList(
                Diagnostic(
                    .fileNotRegular, "'\(path)' is a folder", at: .file(path),
                    hint: "name a file in it, or make all its documents with 'letterpress batch'",
                    exitStatus: .inputMissing))
        }
        let contents: DataContents
        do { contents = try setup.reader.open(path) } catch { throw DiagnosticList(error) }
        var problems: [Diagnostic] = []
        for index in 0..<setup.reader.count(of: contents) {
            do throws(DiagnosticList) {
                let record = try setup.reader.record(index, of: contents)
                warnings += record.warnings
                for template in setup.templates {
                    var full: [PDFGroups<Int>.Group] = []
                    if let watchdog {
                        full = try watchdog.during(record.id) { () throws(DiagnosticList) in
                            try render(record, template, of: path)
                        }
                    } else {
                        full = try render(record, template, of: path)
                    }
                    for group in full { try convert(group) }
                }
            } catch { problems += error.all }
        }
        if let list = DiagnosticList(problems) { throw list }
    }

    /// Puts the PDFs of a group where the outputs have room for them.
    private mutating func convert(_ group: PDFGroups<Int>.Group) throws(DiagnosticList) {
        var problems: [Diagnostic] = []
        for (number, pdf) in PDFGroups.convert(group) {
            switch pdf {
            case .success(let bytes): outputs[number].bytes = bytes
            case .failure(let problem): problems.append(problem)
            }
        }
        if let list = DiagnosticList(problems) { throw list }
    }

    /// - Returns: Groups of PDFs that are full now.
    private mutating func render(
        _ record: Record, _ template: CompiledTemplate, of data: String
    ) throws(DiagnosticList) -> [PDFGroups<Int>.Group] {
        var groups: [PDFGroups<Int>.Group] = []
        let release: Release
        do { release = try setup.release(of: record) } catch { throw DiagnosticList(error) }
        let filled = try setup.fill(template, with: record, as: release)
        warnings += filled.warnings
        do throws(Diagnostic) {
            for format in try setup.formats(of: template, filled) {
                var bytes: [UInt8] = []
                if format == .pdf {
                    let source = try setup.renderer.pdfSource(filled)
                    warnings += source.warnings
                    if let group = pdfs.add(source, outputs.count) { groups.append(group) }
                } else {
                    let (written, found) = try setup.renderer.write(filled, as: format)
                    bytes = written
                    warnings += found
                }
                let ending = template.fileEnding(as: format)
                outputs.append(
                    Output(
                        name: try name(record, template, filled) + release.fileNameSuffix + "." + ending, bytes: bytes,
                        origin: "'\(record.id)' with '\(template.file.name)' as \(ending)", record: record.id,
                        data: data))
            }
        } catch { throw DiagnosticList(error) }
        return groups
    }

    private func name(
        _ record: Record, _ template: CompiledTemplate, _ filled: FilledTemplate
    ) throws(Diagnostic) -> String {
        let wanted = filled.fileName ?? "\(record.id)-\(template.file.name)"
        guard let name = PortableName.path(wanted) else {
            throw Diagnostic(
                .badOutputName, "'\(wanted)' is no name for an output: it would leave the output folder",
                at: .file(template.file.shownPath), hint: "change 'file' in the front matter, or the id of the record")
        }
        return name
    }

    // MARK: - Writing

    private func refuseCollisions() throws(DiagnosticList) {
        var owners: [String: Output] = [:]
        var problems: [Diagnostic] = []
        for output in outputs {
            guard let other = owners.updateValue(output, forKey: PortableName.collisionKey(output.name)) else {
                continue
            }
            let message =
                other.record == output.record && other.data != output.data
                ? "'\(other.data)' and '\(output.data)' both hold the record '\(output.record)', for '\(output.name)'"
                : "\(other.origin) and \(output.origin) would both be written to '\(output.name)'"
            problems.append(
                Diagnostic(
                    .outputCollision, message,
                    hint: "give the records different ids, or name them by another field with --name"))
        }
        if let list = DiagnosticList(problems) { throw list }
    }

    private func write() throws(DiagnosticList) -> RenderReport {
        var report = RenderReport(warnings: warnings)
        do throws(Diagnostic) {
            switch setup.request.destination {
            case .standardOutput:
                report.standardOutput = try only("standard output").bytes
            case .file(let path):
                let output = try only("the file '\(path)'")
                try setup.refuseToOverwriteInputs([path])
                let (folder, name) = Self.split(path)
                try OutputFolder(folder).write(output.bytes, as: name)
                report.written.append((path, output.bytes.count))
            case .folder(let path):
                try setup.refuseToOverwriteInputs(outputs.map { Self.joined(path, $0.name) })
                let folder = try OutputFolder(path)
                for output in outputs {
                    try folder.write(output.bytes, as: output.name)
                    report.written.append((Self.joined(path, output.name), output.bytes.count))
                }
            }
        } catch { throw DiagnosticList(error) }
        return report
    }

    private func only(_ destination: String) throws(Diagnostic) -> Output {
        guard outputs.count == 1, let output = outputs.first else {
            throw Diagnostic(
                .outputCollision, "\(outputs.count) documents cannot go to \(destination)",
                hint: unknownEnding ?? "name one format with --format, or a folder with -o FOLDER/",
                exitStatus: .usage)
        }
        return output
    }

    /// What to do where the ending of the output's name was to choose the format, and is that of none.
    private var unknownEnding: String? {
        guard setup.request.formats == nil, case .file(let path) = setup.request.destination,
            let ending = path.split(separator: ".").last.map({ $0.lowercased() }),
            !OutputFormat.allCases.contains(where: { $0.fileEnding == ending })
        else { return nil }
        let known = OutputFormat.allCases.map(\.fileEnding)
        let meant = NearestName.of(ending, among: known).map { "did you mean '.\($0)'?" }
        return "no format has the ending '.\(ending)': " + (meant ?? "name one format with --format")
    }

    static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = String(path[..<slash])
        return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
    }

    private static func joined(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}
