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
    }

    private let request: RenderRequest
    private let finder: TemplateFinder
    private var renderer: DocumentRenderer
    private var outputs: [Output] = []
    private var warnings: [Diagnostic] = []

    package static func run(_ request: RenderRequest) throws(DiagnosticList) -> RenderReport {
        var job = RenderJob(request)
        let templates = try job.compileTemplates()
        try job.readStyle()
        let reader = try job.recordReader()
        var problems: [Diagnostic] = []
        for path in request.data {
            do throws(DiagnosticList) { try job.render(path, reader, templates) } catch { problems += error.all }
        }
        if let list = DiagnosticList(problems) { throw list }
        try job.refuseCollisions()
        return try job.write()
    }

    private init(_ request: RenderRequest) {
        self.request = request
        finder = TemplateFinder(folders: request.templateFolders)
        renderer = DocumentRenderer(world: World(now: request.now, zone: .london, language: request.language))
        renderer.writer.plainTextWidth = request.plainTextWidth
        renderer.writer.htmlFragment = request.htmlFragment
    }

    // MARK: - Preparation

    private func compileTemplates() throws(DiagnosticList) -> [CompiledTemplate] {
        var compiled: [CompiledTemplate] = []
        var problems: [Diagnostic] = []
        for name in request.templates {
            do throws(DiagnosticList) {
                compiled.append(try CompiledTemplate(try find(name), folders: request.templateFolders))
            } catch { problems += error.all }
        }
        if let list = DiagnosticList(problems) { throw list }
        return compiled
    }

    private func find(_ name: String) throws(DiagnosticList) -> TemplateFile {
        do { return try finder.find(name) } catch { throw DiagnosticList(error) }
    }

    private mutating func readStyle() throws(DiagnosticList) {
        guard let path = request.style else { return }
        let (style, warnings) = try StyleFinder.style(path)
        renderer.writer.style = style
        self.warnings += warnings
    }

    private func recordReader() throws(DiagnosticList) -> RecordReader {
        var reader = RecordReader()
        reader.settings = request.settings
        reader.nameField = request.nameField
        do throws(Diagnostic) {
            if let path = request.calendar {
                let bytes = try InputFile.read(path)
                do { reader.calendar = try CalendarReader.read(bytes: bytes, name: path) } catch { throw error.first }
            }
        } catch { throw DiagnosticList(error) }
        return reader
    }

    // MARK: - Rendering

    private mutating func render(
        _ path: String, _ reader: RecordReader, _ templates: [CompiledTemplate]
    ) throws(DiagnosticList) {
        let contents: DataContents
        do { contents = try reader.open(path) } catch { throw DiagnosticList(error) }
        var problems: [Diagnostic] = []
        for index in 0..<reader.count(of: contents) {
            do throws(DiagnosticList) {
                let record = try reader.record(index, of: contents)
                for template in templates { try render(record, template) }
            } catch { problems += error.all }
        }
        if let list = DiagnosticList(problems) { throw list }
    }

    private mutating func render(_ record: Record, _ template: CompiledTemplate) throws(DiagnosticList) {
        do throws(Diagnostic) {
            let release = try Release(
                of: record, wanted: request.state, earlyReason: request.releaseEarlyReason, at: request.now)
            let filled: FilledTemplate
            do throws(DiagnosticList) {
                filled = try renderer.fill(
                    template, with: record.context(as: release.state, in: renderer.world),
                    adjusting: { release.apply(to: &$0) })
            } catch {
                throw error.first
            }
            warnings += filled.warnings
            for format in try formats(of: template, filled) {
                let (bytes, warnings) = try renderer.write(filled, as: format)
                self.warnings += warnings
                let ending = format?.fileEnding ?? template.file.ending
                outputs.append(
                    Output(
                        name: try name(record, template, filled) + "." + ending, bytes: bytes,
                        origin: "'\(record.id)' with '\(template.file.name)' as \(ending)"))
            }
        } catch { throw DiagnosticList(error) }
    }

    /// `nil` stands for a text template, which is put out as it is.
    private func formats(
        of template: CompiledTemplate, _ filled: FilledTemplate
    ) throws(Diagnostic) -> [OutputFormat?] {
        let possible = template.file.possibleFormats
        guard !possible.isEmpty else { return [nil] }
        let fromFile: [OutputFormat]? =
            if case .file(let path) = request.destination {
                OutputFormat.allCases.filter { path.lowercased().hasSuffix("." + $0.fileEnding) }.suffix(1)
            } else { nil }
        let wanted =
            request.formats ?? fromFile.flatMap { $0.isEmpty ? nil : $0 }
            ?? (filled.formats.isEmpty ? OutputFormat.standard : filled.formats)
        for format in wanted where !possible.contains(format) {
            throw Diagnostic(
                .impossibleFormat, "'\(template.file.shownPath)' cannot be written as \(format.rawValue)",
                at: .file(template.file.shownPath),
                hint: "it can be written as \(possible.map(\.rawValue).joined(separator: ", "))", exitStatus: .usage)
        }
        return wanted
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
            problems.append(
                Diagnostic(
                    .outputCollision, "\(other.origin) and \(output.origin) would both be written to '\(output.name)'",
                    hint: "give the records different ids, or name them by another field with --name"))
        }
        if let list = DiagnosticList(problems) { throw list }
    }

    private func write() throws(DiagnosticList) -> RenderReport {
        var report = RenderReport(warnings: warnings)
        do throws(Diagnostic) {
            switch request.destination {
            case .standardOutput:
                report.standardOutput = try only("standard output").bytes
            case .file(let path):
                let output = try only("the file '\(path)'")
                let (folder, name) = Self.split(path)
                try OutputFolder(folder).write(output.bytes, as: name)
                report.written.append((path, output.bytes.count))
            case .folder(let path):
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
                hint: "name one format with --format, or a folder with -o FOLDER/", exitStatus: .usage)
        }
        return output
    }

    private static func split(_ path: String) -> (folder: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let folder = String(path[..<slash])
        return (folder.isEmpty ? "/" : folder, String(path[path.index(after: slash)...]))
    }

    private static func joined(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : "\(folder)/\(name)"
    }
}
