public import Diagnostics

/// A compiled template. Immutable, so one value serves any number of tasks at once.
public struct Template: Sendable {
    let program: Program
    let statements: [Statement]
    package let library: TemplateLibrary?
    public let settings: TemplateSettings

    public var name: String { program.name }

    /// Reads and compiles a text template.
    ///
    /// - Parameters:
    ///   - library: Where the templates that it includes, imports and extends are found.
    ///   - name: The name that decides about escaping; the source's own unless given.
    /// - Throws: All mistakes that are independent of each other, in the order of their places.
    public init(
        _ source: SourceText, settings: TemplateSettings = TemplateSettings(), library: TemplateLibrary? = nil,
        name: String? = nil
    ) throws(DiagnosticList) {
        let name = name ?? source.name
        let escaping = settings.escaping.escaping(forTemplate: name)
        let source = TemplateScanner.normalized(source)
        try Self.check(source, escaping)
        var scanner = TemplateScanner(source, settings: settings)
        scanner.scan()
        let segments = library?.escapesLiterals == true ? scanner.segments.map(\.escaped) : scanner.segments
        try self.init(
            segments: segments, sources: [source], settings: settings, escaping: escaping, library: library,
            name: name, problems: scanner.problems)
    }

    /// Compiles segments that a host has cut itself, such as the tags and the XML between them of an office document.
    ///
    /// - Parameters:
    ///   - sources: What the ranges of the segments index into.
    ///   - problems: What the host has found wrong already; reported together with all else.
    package init(
        segments: [Segment], sources: [SourceText], settings: TemplateSettings, escaping: Escaping = .none,
        library: TemplateLibrary? = nil, name: String, problems: [Diagnostic] = []
    ) throws(DiagnosticList) {
        var parser = TemplateParser(sources: sources, isLenient: settings.lenientTypography, problems: problems)
        let statements = parser.parse(segments)
        // Names are checked even where the grammar is not kept, so that one run reports both kinds of mistake.
        let (program, found) = TemplateCompiler.compile(
            statements, name: name, sources: sources, escaping: escaping)
        if let list = DiagnosticList(Self.sorted(parser.problems + found)) { throw list }
        self.program = program
        self.statements = statements
        self.settings = settings
        self.library = library
    }

    /// Runs the template.
    ///
    /// - Parameter context: The data: a dictionary, whose keys are the variables. Templates may change its lists and
    ///   dictionaries unless it is frozen (``Value/freeze()``), which data has to be that several tasks render.
    public func render(
        _ context: Value, in world: World, keepingSourceMap: Bool = false
    ) throws(Diagnostic) -> RenderedText {
        try render(context, in: world, keepingSourceMap: keepingSourceMap, memory: HostMemory())
    }

    /// Runs the template for a host.
    ///
    /// - Parameter memory: What its operations and writers remember between calls; new for each render.
    package func render(
        _ context: Value, in world: World, keepingSourceMap: Bool = false, memory: HostMemory
    ) throws(Diagnostic) -> RenderedText {
        let data: DictValue?
        switch context {
        case .dict(let dict): data = dict
        case .none, .undefined: data = nil
        default:
            throw Diagnostic(.wrongType, "the data of a template is a dictionary, not of type '\(context.typeName)'")
        }
        let machine = Machine(
            self, data: data, world: world, settings: settings, keepsSourceMap: keepingSourceMap, memory: memory)
        return try machine.run()
    }

    /// The variables, filters and other templates that the template uses, found without running it.
    public var references: TemplateReferences { ReferenceCollector.collect(statements, sources: program.sources) }

    /// The same with all that the templates read which it includes, imports and extends.
    ///
    /// Those whose names are known only when the template runs, that are not there or that cannot be read are left out.
    public var referencesFollowingLinks: TemplateReferences {
        ReferenceCollector.collect(statements, sources: program.sources, following: library)
    }

    private static let templateBytesAtMost = 4 << 20

    private static func check(_ source: SourceText, _ escaping: Escaping) throws(DiagnosticList) {
        guard source.bytes.count <= templateBytesAtMost else {
            throw DiagnosticList(
                Diagnostic(
                    .templateTooLarge, "the template is larger than \(templateBytesAtMost >> 20) MiB",
                    at: .file(source.name), hint: LimitHint.fixed("put parts of it into files for 'include'")))
        }
        guard String(validating: source.bytes, as: UTF8.self) != nil else {
            throw DiagnosticList(Diagnostic(.notUTF8, "the template is not UTF-8 text", at: .file(source.name)))
        }
        guard escaping == .markdown else { return }
        var index = 0
        while index + 2 < source.bytes.count {
            if source.bytes[index] == 0xEF, source.bytes[index + 1] == 0xB7,
                source.bytes[index + 2] == 0x90 || source.bytes[index + 2] == 0x91
            {
                throw DiagnosticList(
                    Diagnostic(
                        .reservedCharacter, "the template holds a noncharacter (U+FDD0 or U+FDD1), which is reserved",
                        at: .source(source, index..<index + 3)))
            }
            index += 1
        }
    }

    /// In the order of their places.
    private static func sorted(_ problems: [Diagnostic]) -> [Diagnostic] {
        func key(_ diagnostic: Diagnostic) -> Int {
            if case .source(_, let range) = diagnostic.place { return range.lowerBound }
            return 0
        }
        // A stable order, though sources may differ: problems come one source after the other already.
        return problems.enumerated().sorted { a, b in
            guard case .source(let first, _) = a.element.place, case .source(let second, _) = b.element.place,
                first === second, key(a.element) != key(b.element)
            else { return a.offset < b.offset }
            return key(a.element) < key(b.element)
        }.map(\.element)
    }
}
