internal import Diagnostics
internal import Packaging
internal import Templating
internal import XMLTree
internal import ZipArchive

/// Reads a package and compiles each of its parts that holds tags.
struct OfficeCompiler {
    let kind: DocumentKind
    private(set) var entries: [ZipEntry]
    private(set) var parts: [String: CompiledPart] = [:]
    private(set) var replaced: [String: [UInt8]] = [:]
    private let name: String
    private let settings: OfficeTemplateSettings
    private var problems: [Diagnostic] = []

    init(bytes: [UInt8], name: String, settings: OfficeTemplateSettings) throws(DiagnosticList) {
        self.name = name
        self.settings = settings
        let reader: ZipReader
        do { reader = try ZipReader(bytes) } catch { throw DiagnosticList(error.diagnostic(file: name)) }
        kind = DocumentKind(of: reader)
        entries = reader.entries
        do throws(PackagingError) {
            try checkKind()
            if kind.isWordprocessingML {
                try compileWord(try OPCPackage(reader, name: name))
            } else {
                try compileOpenDocument(try ODFPackage(reader, name: name))
            }
        } catch {
            throw DiagnosticList(error.diagnostic(file: name))
        }
        if let list = DiagnosticList(problems) { throw list }
    }

    /// Refuses what is no text document, and a name that says something else than the content.
    private func checkKind() throws(PackagingError) {
        guard kind.isText else {
            throw PackagingError(
                .wrongDocumentKind, "the file is \(kind.description), which cannot be filled",
                hint: "use a .docx or .odt")
        }
        let ending = PartName.fileExtension(name)
        guard let named = DocumentKind(rawValue: ending), named.isText,
            named.isWordprocessingML != kind.isWordprocessingML
        else { return }
        throw PackagingError(
            .wrongDocumentKind, "the file is \(kind.description), but its name ends in .\(ending)",
            hint: "rename it, or save it in the format that its name says")
    }

    // MARK: - Parts

    private mutating func compileWord(_ package: OPCPackage) throws(PackagingError) {
        let main = package.mainPart
        var names = [main]
        for type in ["header", "footer", "footnotes", "endnotes", "comments", "diagramData", "chart"] {
            for part in try package.parts(of: type, from: main) where !names.contains(part) { names.append(part) }
        }
        let headings = try headingStyles(package)
        for part in names where mayHoldTags(part, package.reader) {
            compile(try package.document(of: part), entry: part, headingStyles: headings)
        }
        moveToFront(["_rels/.rels", OPCPackage.contentTypesName])
    }

    private mutating func compileOpenDocument(_ package: ODFPackage) throws(PackagingError) {
        for file in ["content.xml", "styles.xml"] {
            guard let entry = package.reader.entry(file) else {
                if file == "styles.xml" { continue }
                throw PackagingError(.brokenPackage, "the package has no file '\(file)'")
            }
            if mayHoldTags(entry.name, package.reader) { compile(try package.document(of: file), entry: entry.name) }
        }
        moveToFront(["mimetype"])
        if let entry = entries.first, entry.name == "mimetype", entry.method != .stored {
            replaced["mimetype"] = Array(package.mediaType.utf8)
        }
    }

    /// Parts without a brace are copied unread: most of a package.
    private func mayHoldTags(_ part: String, _ reader: ZipReader) -> Bool {
        reader.entry(part) != nil
    }

    private mutating func compile(_ document: XMLDocument, entry: String, headingStyles: Set<String> = []) {
        var compiler = PartCompiler(
            document, headingStyles: headingStyles, removesForbidden: settings.removesForbiddenCharacters)
        guard compiler.hasTags || !compiler.problems.isEmpty else { return }
        let segments = compiler.compile()
        var language = settings.language
        language.lenientTypography = true
        do throws(DiagnosticList) {
            let template = try Template(
                segments: segments, sources: compiler.sources, settings: language, escaping: .html,
                name: document.name, problems: compiler.problems)
            parts[entry] = CompiledPart(name: entry, template: template)
        } catch {
            problems += error.all
        }
    }

    private mutating func moveToFront(_ names: [String]) {
        for name in names {
            guard let index = entries.firstIndex(where: { $0.name == name }) else { continue }
            entries.insert(entries.remove(at: index), at: 0)
        }
    }

    /// The ids of paragraph styles that are headings: those with a level in the outline, or named so.
    private func headingStyles(_ package: OPCPackage) throws(PackagingError) -> Set<String> {
        guard let part = try package.parts(of: "styles", from: package.mainPart).first else { return [] }
        let root = try package.document(of: part).root
        var result: Set<String> = []
        for style in root.children where style.localName == "style" {
            guard let id = style.attribute("styleId", in: root.namespace) else { continue }
            let name = style.child("name")?.attribute("val", in: root.namespace) ?? ""
            let level = style.child("pPr")?.child("outlineLvl")
            if level != nil || name.lowercased().hasPrefix("heading") || name.lowercased() == "title" {
                result.insert(id)
            }
        }
        return result
    }
}
