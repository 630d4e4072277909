public import Diagnostics
internal import Synchronization

/// Finds the source of a template by name.
public protocol TemplateLoader: Sendable {
    /// - Returns: `nil` if there is no template of this name.
    /// - Throws: If there is one, but it cannot be read.
    func source(named name: String) throws(Diagnostic) -> SourceText?
    /// The names that exist, for suggestions.
    var names: [String] { get }
}

/// Templates held in memory.
public struct DictionaryLoader: TemplateLoader {
    private let sources: [String: String]

    public init(_ sources: [String: String]) { self.sources = sources }

    public func source(named name: String) throws(Diagnostic) -> SourceText? {
        sources[name].map { SourceText(name: name, text: $0) }
    }

    public var names: [String] { sources.keys.sorted() }
}

/// The templates that include, import and extend one another: each loaded and compiled once, then shared by any number of
/// renders on any number of tasks.
public final class TemplateLibrary: Sendable {
    public let loader: any TemplateLoader
    public let settings: TemplateSettings
    /// Whether the literal text of templates is escaped as markup too: what a host needs that puts text files into markup.
    package let escapesLiterals: Bool
    private let compiled = Mutex<[String: Result<Template, DiagnosticList>]>([:])

    public init(_ loader: any TemplateLoader, settings: TemplateSettings = TemplateSettings()) {
        self.loader = loader
        self.settings = settings
        escapesLiterals = false
    }

    /// A library of plain text whose templates put out markup: their text is escaped as their values are.
    package init(escapingAllOf loader: any TemplateLoader, settings: TemplateSettings) {
        self.loader = loader
        self.settings = settings
        escapesLiterals = true
    }

    public var names: [String] { loader.names }

    /// The template of a name.
    ///
    /// - Throws: All mistakes in it; or that there is none, with the nearest name.
    public func template(named name: String) throws(DiagnosticList) -> Template {
        if let known = compiled.withLock({ $0[name] }) { return try known.get() }
        // Compiled outside of the lock: two tasks may both do it, and one result wins.
        let source: SourceText?
        do throws(Diagnostic) { source = try loader.source(named: name) } catch { throw DiagnosticList(error) }
        guard let source else {
            let nearest = NearestName.of(name, among: names)
            throw DiagnosticList(
                Diagnostic(
                    .templateNotFound, "there is no template '\(name)'", hint: nearest.map { "did you mean '\($0)'?" },
                    exitStatus: .inputMissing))
        }
        let result: Result<Template, DiagnosticList>
        do throws(DiagnosticList) {
            result = .success(try Template(source, settings: settings, library: self, name: name))
        } catch {
            result = .failure(error)
        }
        return try compiled.withLock { table in
            if table[name] == nil { table[name] = result }
            return table[name] ?? result
        }.get()
    }

    /// The template of a name for an include; `nil` if there is none.
    func find(_ name: String) throws(Diagnostic) -> Template? {
        if compiled.withLock({ $0[name] }) == nil, try loader.source(named: name) == nil { return nil }
        do throws(DiagnosticList) { return try template(named: name) } catch { throw error.first }
    }
}
