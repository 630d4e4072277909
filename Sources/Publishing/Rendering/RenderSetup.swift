internal import CivilTime
internal import DataReaders
package import Diagnostics
internal import DocumentModel
internal import Inspections
internal import Templating

/// Everything that a request needs before the first record is filled: templates compiled, style and calendar read.
package struct RenderSetup: Sendable {
    package let request: RenderRequest
    package let templates: [CompiledTemplate]
    package let renderer: DocumentRenderer
    package let reader: RecordReader
    package let warnings: [Diagnostic]
    /// What documents depend on besides record and template: style, reference, and the settings of the command.
    package let inputs: [BatchManifest.Input]
    /// The calendars, whose dates documents show as part of their records.
    package let calendarInputs: [BatchManifest.Input]

    /// - Throws: Every mistake in every template, or what is wrong with style or calendar.
    package init(_ request: RenderRequest) throws(DiagnosticList) {
        self.request = request
        templates = try Self.compileTemplates(request)
        var inputs: [BatchManifest.Input] = []
        var renderer = DocumentRenderer(world: World(now: request.now, zone: .london, language: request.language))
        renderer.writer.plainTextWidth = request.plainTextWidth
        renderer.writer.htmlFragment = request.htmlFragment
        var warnings = templates.flatMap(\.warnings) + Self.formatsNotWritten(request, templates)
        if let path = request.style {
            let (style, found) = try StyleFinder.style(path)
            renderer.writer.style = style
            warnings += found
            inputs.append(Self.input("style", path))
        }
        if let path = request.reference {
            do { try renderer.writer.takeReference(path) } catch { throw DiagnosticList(error) }
            inputs.append(Self.input("reference", path))
        }
        let frameworks = try FrameworkFinder(request.frameworks)
        inputs += frameworks.inputs
        var reader = RecordReader()
        reader.inspections = InspectionReader(frameworks: frameworks.frameworks)
        reader.settings = request.settings
        reader.nameField = request.nameField
        (reader.calendar, calendarInputs) = try Self.calendar(request.calendars)
        self.reader = reader
        self.renderer = renderer
        self.warnings = warnings
        let settings = [
            "language \(request.language)", "width \(request.plainTextWidth ?? 0)", "fragment \(request.htmlFragment)",
            "withholding \(request.withholdsPersonalData)",
        ].joined(separator: "\n")
        inputs.append(BatchManifest.Input(role: "settings", name: "command line", hash: ContentHash(of: settings)))
        self.inputs = inputs
    }

    private static func compileTemplates(_ request: RenderRequest) throws(DiagnosticList) -> [CompiledTemplate] {
        let finder = TemplateFinder(folders: request.templateFolders)
        var compiled: [CompiledTemplate] = []
        var problems: [Diagnostic] = []
        for name in request.templates {
            do throws(DiagnosticList) {
                let file: TemplateFile
                do { file = try finder.find(name) } catch { throw DiagnosticList(error) }
                var template = try CompiledTemplate(
                    file, folders: request.templateFolders, isLenient: request.isLenient,
                    limits: request.limits.template)
                template.designs = try compileDesigns(of: file, named: name, finder, request)
                compiled.append(template)
            } catch { problems += error.all }
        }
        if let list = DiagnosticList(problems) { throw list }
        return compiled
    }

    private static func calendar(
        _ paths: [String]
    ) throws(DiagnosticList) -> (PublicationCalendar?, [BatchManifest.Input]) {
        guard !paths.isEmpty else { return (nil, []) }
        var files: [(name: String, bytes: [UInt8])] = []
        for path in paths {
            do { files.append((path, try InputFile.read(path))) } catch { throw DiagnosticList(error) }
        }
        let inputs = files.map { BatchManifest.Input(role: "calendar", name: $0.name, hash: ContentHash(of: $0.bytes)) }
        return (try CalendarReader.read(files), inputs)
    }

    /// The designs that may be asked for. A style or reference document of the command line is for the Markdown template.
    private static func compileDesigns(
        of file: TemplateFile, named name: String, _ finder: TemplateFinder, _ request: RenderRequest
    ) throws(DiagnosticList) -> [OutputFormat: CompiledTemplate] {
        guard request.style == nil, request.reference == nil else { return [:] }
        let files: [OutputFormat: TemplateFile]
        do { files = try finder.designs(of: file, named: name) } catch { throw DiagnosticList(error) }
        let wanted = wantedFormats(request)
        var compiled: [OutputFormat: CompiledTemplate] = [:]
        for (format, design) in files where wanted.isEmpty || wanted.contains(format) {
            compiled[format] = try CompiledTemplate(
                design, folders: request.templateFolders, isLenient: request.isLenient, limits: request.limits.template)
        }
        return compiled
    }

    /// The formats that the request names, or that the ending of its file says; none if the template decides.
    private static func wantedFormats(_ request: RenderRequest) -> [OutputFormat] {
        let formats = request.formats ?? []
        guard formats.isEmpty, case .file(let path) = request.destination else { return formats }
        return OutputFormat.allCases.filter { path.lowercased().hasSuffix("." + $0.fileEnding) }.suffix(1)
    }

    /// Texts that are put out as they are come in no format. Beside templates that do, one may be asked for with them.
    private static func formatsNotWritten(_ request: RenderRequest, _ templates: [CompiledTemplate]) -> [Diagnostic] {
        let files = templates.map(\.file)
        guard files.allSatisfy(\.possibleFormats.isEmpty) else { return [] }
        return wantedFormats(request).filter { format in !files.contains { $0.ending == format.fileEnding } }.map {
            Diagnostic(
                .impossibleFormat,
                "nothing is written as \($0.rawValue): \(files.map { "'\($0.shownPath)'" }.joined(separator: ", "))"
                    + " \(files.count == 1 ? "is" : "are") put out as \(files.count == 1 ? "it is" : "they are")",
                severity: .warning)
        }
    }

    private static func input(_ role: String, _ path: String) -> BatchManifest.Input {
        BatchManifest.Input(role: role, name: path, hash: ContentHash(of: (try? InputFile.read(path)) ?? []))
    }

    /// The formats to write a filled template in; a `nil` among them stands for a text that is put out as it is.
    ///
    /// - Throws: ``Diagnostic/Code/impossibleFormat`` for one that the kind of template cannot give.
    package func formats(
        of template: CompiledTemplate, _ filled: FilledTemplate
    ) throws(Diagnostic) -> [OutputFormat?] {
        let possible = template.file.possibleFormats
        guard !possible.isEmpty else { return [nil] }
        var wanted = Self.wantedFormats(request)
        if wanted.isEmpty { wanted = filled.formats.isEmpty ? OutputFormat.standard : filled.formats }
        for format in wanted where !possible.contains(format) {
            throw Diagnostic(
                .impossibleFormat, "'\(template.file.shownPath)' cannot be written as \(format.rawValue)",
                at: .file(template.file.shownPath),
                hint: "it can be written as \(possible.map(\.rawValue).joined(separator: ", "))", exitStatus: .usage)
        }
        return wanted
    }

    /// The state in which a record is published.
    package func release(of record: Record) throws(Diagnostic) -> Release {
        try Release(
            of: record, wanted: request.state, earlyReason: request.releaseEarlyReason, at: request.now)
    }

    /// Fills a template with a record in a state. A record that holds personal data fills it once more without them,
    /// where the document is also written for the web.
    package func fill(
        _ template: CompiledTemplate, with record: Record, as release: Release
    ) throws(DiagnosticList) -> FilledTemplate {
        let holdsPersonalData = record.holdsPersonalData
        let isWithheld = holdsPersonalData && (request.withholdsPersonalData || template.file.isForWeb)
        var filled = try fill(template, with: record, as: release, withholdingPersonalData: isWithheld)
        filled.origin = .file(template.file.shownPath)
        filled.attachmentName =
            (filled.fileName ?? "\(record.id)-\(template.file.name)") + release.fileNameSuffix
        guard holdsPersonalData, !isWithheld else { return filled }
        let formats: [OutputFormat?]
        do { formats = try self.formats(of: template, filled) } catch { throw DiagnosticList(error) }
        if formats.contains(where: { $0?.isForWeb == true }) {
            filled.webContent = try fill(template, with: record, as: release, withholdingPersonalData: true).content
        }
        return filled
    }

    private func fill(
        _ template: CompiledTemplate, with record: Record, as release: Release, withholdingPersonalData: Bool
    ) throws(DiagnosticList) -> FilledTemplate {
        let context = record.context(
            as: release.state, in: renderer.world, withholdingPersonalData: withholdingPersonalData)
        var filled = try renderer.fill(template, with: context, adjusting: { release.apply(to: &$0) })
        guard !template.designs.isEmpty, filled.look.style == nil, filled.look.reference == nil else { return filled }
        let formats: [OutputFormat?]
        do { formats = try self.formats(of: template, filled) } catch { throw DiagnosticList(error) }
        for case let format? in formats {
            guard let design = template.designs[format] else { continue }
            let designed = try renderer.fill(design, with: context)
            filled.designed[format] = designed.content
            filled.warnings += designed.warnings
        }
        return filled
    }
}
