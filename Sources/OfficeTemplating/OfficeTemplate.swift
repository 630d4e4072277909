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
    /// Parts that are not as the template has them, though they hold no tags.
    let replaced: [String: [UInt8]]
    public let name: String

    /// Reads and compiles a template.
    ///
    /// - Parameter name: What messages call the document, as the user named it; its ending has to fit its content.
    /// - Throws: All mistakes in the tags of all parts that are independent of each other, or why the file cannot be read.
    public init(
        bytes: [UInt8], name: String, settings: OfficeTemplateSettings = OfficeTemplateSettings()
    ) throws(DiagnosticList) {
        let compiler = try OfficeCompiler(bytes: bytes, name: name, settings: settings)
        self.name = name
        self.bytes = bytes
        kind = compiler.kind
        entries = compiler.entries
        parts = compiler.parts
        replaced = compiler.replaced
    }

    /// Fills the template.
    ///
    /// - Parameter context: The data: a dictionary, whose keys are the variables.
    /// - Returns: The bytes of a .docx (.docm) or .odt.
    public func render(
        _ context: Value, in world: World, resources: OfficeResources = OfficeResources()
    ) throws(Diagnostic) -> [UInt8] {
        var filled = replaced
        for entry in entries {
            guard let part = parts[entry.name] else { continue }
            filled[entry.name] = try part.template.render(context, in: world, memory: HostMemory()).bytes
        }
        do throws(ZipError) {
            var archive = ZipWriter()
            for entry in entries {
                if let bytes = filled[entry.name] {
                    try archive.add(entry.name, bytes, method: entry.name == "mimetype" ? .stored : .deflated)
                } else {
                    try archive.add(copyOf: entry, from: self.bytes)
                }
            }
            return try archive.finish()
        } catch {
            throw error.diagnostic(file: name)
        }
    }
}
