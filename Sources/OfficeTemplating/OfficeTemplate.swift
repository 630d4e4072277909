public import Diagnostics
internal import Packaging
public import Templating
internal import ZipArchive

/// A .docx or .odt with tags typed into it, read and compiled once, filled any number of times.
///
/// Each part with text becomes a program of literal XML and the tags between it; filling appends bytes, and parts without
/// tags are copied as they are, still compressed. Immutable, so one value serves any number of tasks at once.
public struct OfficeTemplate: Sendable {
    let kind: DocumentKind
    /// The template itself, of which untouched entries are copied.
    let bytes: [UInt8]
    let entries: [ZipEntry]
    let parts: [String: CompiledPart]
    /// Entries that are not as the template has them, though they hold no tags.
    let replaced: [String: [UInt8]]
    let catalogue: PackageCatalogue
    public let name: String

    /// Reads and compiles a template.
    ///
    /// - Parameter name: What messages call the document, as the user named it; its ending has to fit its content.
    /// - Parameter includes: Finds the text templates that the document includes, or imports macros from.
    /// - Throws: All mistakes in the tags of all parts that are independent of each other, or why the file cannot be read.
    public init(
        bytes: [UInt8], name: String, settings: OfficeTemplateSettings = OfficeTemplateSettings(),
        includes: (any TemplateLoader)? = nil
    ) throws(DiagnosticList) {
        let compiler = try OfficeCompiler(bytes: bytes, name: name, settings: settings, includes: includes)
        if let list = DiagnosticList(compiler.problems) { throw list }
        self.name = name
        self.bytes = bytes
        kind = compiler.kind
        entries = compiler.entries
        parts = compiler.parts
        replaced = compiler.replaced
        catalogue = compiler.catalogue
    }

    /// A copy of a template with a comment at each problem, for `--annotate`.
    ///
    /// - Parameter problems: What was found wrong when the template was read or filled; what reading it finds, unless given.
    /// - Returns: `nil` if there are no problems.
    /// - Throws: If the file cannot be read at all.
    public static func annotated(
        bytes: [UInt8], name: String, settings: OfficeTemplateSettings = OfficeTemplateSettings(),
        includes: (any TemplateLoader)? = nil, problems: [Diagnostic]? = nil
    ) throws(DiagnosticList) -> [UInt8]? {
        let compiler = try OfficeCompiler(bytes: bytes, name: name, settings: settings, includes: includes)
        let annotator = Annotator(bytes: bytes, places: compiler.places)
        do throws(PackagingError) { return try annotator.annotate(problems ?? compiler.problems, name: name) } catch {
            throw DiagnosticList(error.diagnostic(file: name))
        }
    }

    /// What the tags read: variables with their paths, filters, other templates, by part.
    public var references: [(part: String, references: TemplateReferences)] {
        entries.compactMap { entry in
            parts[entry.name].map { (entry.name, $0.template.references.withoutVariables(OfficeFunctions.names)) }
        }
    }

    /// The same with all that the templates read which the tags include, import and extend.
    public var referencesFollowingLinks: [(part: String, references: TemplateReferences)] {
        entries.compactMap { entry in
            parts[entry.name].map {
                (entry.name, $0.template.referencesFollowingLinks.withoutVariables(OfficeFunctions.names))
            }
        }
    }

    /// Fills the template.
    ///
    /// - Parameter context: The data: a dictionary, whose keys are the variables.
    /// - Returns: The bytes of a .docx (.docm) or .odt.
    public func render(
        _ context: Value, in world: World, resources: OfficeResources = OfficeResources()
    ) throws(Diagnostic) -> [UInt8] {
        try filled(context, in: world, resources: resources).bytes
    }

    /// The same with warnings of values that came out as only a program would write them.
    package func filled(
        _ context: Value, in world: World, resources: OfficeResources
    ) throws(Diagnostic) -> (bytes: [UInt8], warnings: [Diagnostic]) {
        var warnings: [Diagnostic] = []
        let document = DocumentState(
            kind: kind, resources: resources, catalogue: catalogue, names: entries.map(\.name))
        defer { document.forgetStates() }
        let data = OfficeFunctions.context(context)
        var filled = replaced
        // The main part first: it puts out the notes that it refers to.
        let names = [catalogue.mainPart] + entries.map(\.name).filter { $0 != catalogue.mainPart }
        let filledParts = names.compactMap { parts[$0] }
        for part in filledParts {
            let memory = HostMemory()
            let state = document.state(of: part.name)
            state.automaticStyles = part.automaticStyles
            memory.values[ObjectIdentifier(RenderState.self)] = state
            let rendered = try part.template.render(data, in: world, memory: memory)
            warnings += rendered.warnings
            var bytes = state.finished(rendered.bytes)
            if kind.isWordprocessingML { bytes = EmptyRuns.removed(from: bytes, prefix: catalogue.prefix) }
            filled[part.name] = part.name == catalogue.mainPart ? withContents(bytes, document) : bytes
        }
        let added = document.addedFootnotes.map { [document.state(of: $0)] } ?? []
        let states = filledParts.map { document.state(of: $0.name) } + added
        let finished = try PackageFinisher(document: document, catalogue: catalogue).finish(states)
        var newEntries: [(name: String, bytes: [UInt8])] = []
        for (name, bytes) in finished {
            if entries.contains(where: { $0.name == name }) {
                filled[name] = bytes
            } else {
                newEntries.append((name, bytes))
            }
        }
        do throws(ZipError) {
            return (try write(filled, newEntries), warnings)
        } catch { throw error.diagnostic(file: name) }
    }

    /// The main part with its tables of contents as the headings have come out.
    private func withContents(_ bytes: [UInt8], _ document: DocumentState) -> [UInt8] {
        guard catalogue.hasContents else { return bytes }
        if kind.isOpenDocumentText { return ContentsIndex.refilled(bytes) }
        // Far above the numbers that other parts may still give to bookmarks.
        return ContentsField.refilled(bytes, catalogue.styles, firstFreeNumber: document.newNumber() + (1 << 20))
    }

    private func write(
        _ filled: [String: [UInt8]], _ added: [(name: String, bytes: [UInt8])]
    ) throws(ZipError) -> [UInt8] {
        var archive = ZipWriter()
        for entry in entries {
            if let bytes = filled[entry.name] {
                try archive.add(entry.name, bytes, method: entry.name == "mimetype" ? .stored : .deflated)
            } else {
                try archive.add(copyOf: entry, from: self.bytes)
            }
        }
        for (name, bytes) in added {
            let isPicture = ["png", "jpeg", "gif"].contains(PartName.fileExtension(name))
            try archive.add(name, bytes, method: isPicture ? .stored : .deflated)
        }
        return try archive.finish()
    }
}
