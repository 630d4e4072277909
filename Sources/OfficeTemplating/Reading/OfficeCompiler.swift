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
    private(set) var catalogue = PackageCatalogue()
    private(set) var problems: [Diagnostic] = []
    /// Where the paragraph of each source text stands, for annotations.
    private(set) var places: [AnnotationPlace.Key: AnnotationPlace] = [:]
    private let name: String
    private let settings: OfficeTemplateSettings
    /// Text templates that the document may include or import.
    private let library: TemplateLibrary?
    private var headings: Set<String> = []
    private var numberings: [Int: Int] = [:]
    /// The lists of paragraph styles, by their ids.
    private var styleNumberings: [String: (instance: Int, level: Int)] = [:]

    init(
        bytes: [UInt8], name: String, settings: OfficeTemplateSettings, includes: (any TemplateLoader)?
    ) throws(DiagnosticList) {
        self.name = name
        self.settings = settings
        var language = settings.language
        language.escaping = .fixed(.html)
        // A line that only defines a macro is no line of its text.
        language.removesTagLines = true
        library = includes.map { TemplateLibrary(escapingAllOf: $0, settings: language) }
        let reader: ZipReader
        do { reader = try ZipReader(bytes) } catch { throw DiagnosticList(error.diagnostic(file: name)) }
        kind = DocumentKind(of: reader)
        entries = reader.entries
        do throws(PackagingError) {
            try checkKind(reader)
            if kind.isWordprocessingML {
                try compileWord(try OPCPackage(reader, name: name))
            } else {
                try compileOpenDocument(try ODFPackage(reader, name: name))
            }
        } catch {
            throw DiagnosticList(error.diagnostic(file: name))
        }
    }

    /// Refuses what is no text document, and a name that says something else than the content.
    private func checkKind(_ reader: ZipReader) throws(PackagingError) {
        guard kind.isText else {
            // A package that is broken says why itself.
            if kind == .otherPackage, reader.entry(OPCPackage.contentTypesName) != nil {
                _ = try OPCPackage(reader, name: name)
            }
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

    // MARK: - Word

    private mutating func compileWord(_ package: OPCPackage) throws(PackagingError) {
        let main = package.mainPart
        catalogue.mainPart = main
        catalogue.contentTypes = try package.bytes(of: OPCPackage.contentTypesName)
        for ending in ["png", "jpeg", "gif", "svg"] where package.defaultContentType(of: ending) != nil {
            catalogue.endings.insert(ending)
        }
        catalogue.relationships[main] = try package.relationships(of: main)
        try readStyles(package)
        try readNumbering(package)
        chooseListDefinitions()
        var text = try partCompiler(main, package)
        catalogue.hasContents = text.hasContents
        var names = Set([main]).union(try compileNotes(of: &text, package))
        for type in ["header", "footer", "footnotes", "endnotes", "comments", "diagramData", "diagramDrawing", "chart"]
        {
            for part in try package.parts(of: type, from: main) where try mayHoldTags(part, package) {
                guard names.insert(part).inserted else { continue }
                var compiler = try partCompiler(part, package)
                compile(&compiler, entry: part)
            }
        }
        try prepareAdditions(text, package)
        compile(&text, entry: main)
        for part in try propertyParts(package) where try mayHoldTags(part, package) {
            var compiler = partCompiler(try package.document(of: part))
            compile(&compiler, entry: part)
        }
        try makeDocument(package)
        moveToFront(["_rels/.rels", OPCPackage.contentTypesName])
    }

    /// Reads what values may have to be added to: footnotes of formatted text, and the wish to be updated on opening.
    private mutating func prepareAdditions(
        _ text: PartCompiler, _ package: OPCPackage
    ) throws(PackagingError) {
        let root = text.document.root
        catalogue.prefix = String(root.name.dropLast(root.localName.count))
        if text.mayWriteMarkdown, catalogue.footnotesPart == nil, root.namespace == WordNames.main,
            !catalogue.prefix.isEmpty, try package.parts(of: "footnotes", from: package.mainPart).isEmpty
        {
            catalogue.addsFootnotes = true
            if let part = try package.parts(of: "styles", from: package.mainPart).first {
                catalogue.stylesPart = (part, try package.bytes(of: part))
            }
        }
        if let part = try package.parts(of: "settings", from: package.mainPart).first,
            package.reader.entry(part) != nil
        {
            catalogue.settingsPart = (part, try package.bytes(of: part))
        }
    }

    private func partCompiler(_ document: XMLDocument) -> PartCompiler {
        PartCompiler(document, headingStyles: headings, removesForbidden: settings.removesForbiddenCharacters)
    }

    private mutating func partCompiler(_ part: String, _ package: OPCPackage) throws(PackagingError) -> PartCompiler {
        var compiler = partCompiler(try package.document(of: part))
        let own = try package.relationships(of: part)
        let unneeded = compiler.placeLinks(own)
        catalogue.relationships[part] = own.filter { !unneeded.contains($0.id) }
        return compiler
    }

    /// Moves the notes that hold tags, or that blocks may repeat or leave out, to where the text refers to them.
    ///
    /// - Returns: The parts that were compiled.
    private mutating func compileNotes(
        of text: inout PartCompiler, _ package: OPCPackage
    ) throws(PackagingError) -> [String] {
        var done: [String] = []
        for kind in NotePart.Kind.allCases {
            let (ids, inBlock) = text.references(to: kind)
            let mayAdd = kind == .footnote && text.mayWriteMarkdown
            guard !ids.isEmpty || mayAdd, let entry = try package.parts(of: kind.part, from: package.mainPart).first,
                package.reader.entry(entry) != nil
            else { continue }
            let mayHoldTags = try mayHoldTags(entry, package)
            guard inBlock || mayHoldTags || mayAdd else { continue }
            var part = NotePart(kind, entry: entry, try partCompiler(entry, package))
            guard inBlock || mayAdd || part.compiler.hasTags || !part.compiler.problems.isEmpty else { continue }
            catalogue.firstFreeNumber = max(catalogue.firstFreeNumber, part.compiler.firstFreeNumber)
            part.compiler.placeNumberings(numberings, ofStyles: styleNumberings)
            part.compile(ids)
            text.placeNotes(part)
            for (source, place) in part.compiler.annotationPlaces(entry: entry) { places[source] = place }
            register(part.rest, part.compiler, problems: [], entry: entry)
            if kind == .footnote { catalogue.footnotesPart = entry }
            done.append(entry)
        }
        return done
    }

    /// The parts with the document's properties.
    private func propertyParts(_ package: OPCPackage) throws(PackagingError) -> [String] {
        var result: [String] = []
        for relationship in try package.relationships(of: nil) where relationship.type.hasSuffix("-properties") {
            if let part = package.part(relationship, from: nil) { result.append(part) }
        }
        for part in try package.parts(of: "customXml", from: package.mainPart) { result.append(part) }
        return result
    }

    /// Whether a part is worth parsing: most have neither a brace nor a field for mail merging.
    private func mayHoldTags(_ part: String, _ package: OPCPackage) throws(PackagingError) -> Bool {
        guard let entry = package.reader.entry(part), entry.size > 0 else { return false }
        if part == package.mainPart { return true }
        let bytes = try package.bytes(of: part)
        return bytes.contains(UInt8(ascii: "{")) || bytes.contains(0xFE) || bytes.contains(0)
            || ["fld", "checkbox"].contains(where: String(decoding: bytes, as: UTF8.self).contains)
    }

    /// A template (.dotx) that is filled becomes a document (.docx).
    private mutating func makeDocument(_ package: OPCPackage) throws(PackagingError) {
        let names = [
            ("wordprocessingml.template.main", "wordprocessingml.document.main"),
            ("template.macroEnabledTemplate.main", "document.macroEnabled.main"),
        ]
        guard kind == .dotx || kind == .dotm else { return }
        var text = String(decoding: catalogue.contentTypes, as: UTF8.self)
        for (old, new) in names { text = text.replacing(old, with: new) }
        catalogue.contentTypes = Array(text.utf8)
        replaced[OPCPackage.contentTypesName] = catalogue.contentTypes
    }

    private mutating func readStyles(_ package: OPCPackage) throws(PackagingError) {
        guard let part = try package.parts(of: "styles", from: package.mainPart).first else { return }
        let scanner = StyleScanner(try package.bytes(of: part))
        styleNumberings = scanner.numberings()
        for style in scanner.styles {
            let name = style.name.lowercased()
            if style.hasOutlineLevel || name.hasPrefix("heading") || name == "title" { headings.insert(style.id) }
            if name.hasPrefix("heading "), let level = Int(name.dropFirst(8)) {
                catalogue.styles.headings[level] = style.id
            }
            if name.hasPrefix("toc "), let level = Int(name.dropFirst(4)) {
                catalogue.styles.contents[level] = style.id
            }
            switch name {
            case "list bullet": catalogue.styles.listBullet = style.id
            case "list number": catalogue.styles.listNumber = style.id
            case "footnote text": catalogue.styles.noteText = style.id
            case "footnote reference": catalogue.styles.noteReference = style.id
            case "quote": catalogue.styles.quote = style.id
            case "hyperlink": catalogue.styles.link = style.id
            case "table grid": catalogue.styles.table = style.id
            default: break
            }
        }
    }

    private mutating func readNumbering(_ package: OPCPackage) throws(PackagingError) {
        guard let part = try package.parts(of: "numbering", from: package.mainPart).first else { return }
        let document = try package.document(of: part)
        let root = document.root
        let prefix = String(root.name.dropLast(root.localName.count))
        catalogue.numbering = PackageCatalogue.Numbering(name: part, bytes: document.source, prefix: prefix)
        for element in root.children {
            if element.localName == "abstractNum",
                let id = element.attribute("abstractNumId", in: root.namespace).flatMap({ Int($0) })
            {
                catalogue.styles.firstFreeAbstract = max(catalogue.styles.firstFreeAbstract, id < 1 << 30 ? id + 1 : 0)
                let format = element.child("lvl")?.child("numFmt")?.attribute("val", in: root.namespace)
                if format == "bullet", catalogue.styles.bulletNumbering == nil { catalogue.styles.bulletNumbering = id }
                let isLinked = element.children.contains { $0.localName == "lvl" && $0.child("pStyle") != nil }
                if format == "decimal", catalogue.styles.decimalNumbering == nil, !isLinked {
                    catalogue.styles.decimalNumbering = id
                }
            }
            guard element.localName == "num",
                let id = element.attribute("numId", in: root.namespace).flatMap({ Int($0) }),
                let abstract = element.child("abstractNumId")?.attribute("val", in: root.namespace).flatMap({ Int($0) })
            else { continue }
            numberings[id] = abstract
            if id < 1 << 30 { catalogue.firstFreeNumbering = max(catalogue.firstFreeNumbering, id + 1) }
        }
    }

    /// Lists of formatted text look like those of the template's own list styles.
    private mutating func chooseListDefinitions() {
        func definition(_ style: String?) -> Int? {
            style.flatMap { styleNumberings[$0] }.flatMap { numberings[$0.instance] }
        }
        let styles = catalogue.styles
        catalogue.styles.bulletNumbering = definition(styles.listBullet) ?? styles.bulletNumbering
        catalogue.styles.decimalNumbering = definition(styles.listNumber) ?? styles.decimalNumbering
    }

    // MARK: - OpenDocument

    private mutating func compileOpenDocument(_ package: ODFPackage) throws(PackagingError) {
        guard package.reader.entry("content.xml") != nil else {
            throw PackagingError(.brokenPackage, "the package has no file 'content.xml'")
        }
        catalogue.mainPart = "content.xml"
        catalogue.manifest = try package.bytes(of: ODFPackage.manifestName)
        for file in ["content.xml", "styles.xml", "meta.xml"] {
            guard let entry = package.reader.entry(file) else { continue }
            let document = try package.document(of: file)
            if file == "styles.xml" { readStyles(document) }
            var compiler = partCompiler(document)
            if file == "content.xml" { catalogue.hasContents = compiler.hasContents }
            compile(&compiler, entry: entry.name)
        }
        moveToFront(["mimetype"])
        let isTemplate = kind == .ott
        if let entry = entries.first, entry.name == "mimetype", entry.method != .stored || isTemplate {
            replaced["mimetype"] = Array((DocumentKind.textMediaType).utf8)
        }
        if isTemplate {
            let text = String(decoding: catalogue.manifest, as: UTF8.self).replacing(
                package.mediaType, with: DocumentKind.textMediaType)
            catalogue.manifest = Array(text.utf8)
            replaced[ODFPackage.manifestName] = catalogue.manifest
        }
    }

    private mutating func readStyles(_ document: XMLDocument) {
        for style in document.root.descendants where style.localName == "style" {
            if style["style:name"] == "Quotations" { catalogue.styles.quote = "Quotations" }
            guard let name = style["style:name"], let level = style["style:default-outline-level"].flatMap({ Int($0) })
            else { continue }
            catalogue.styles.headings[level] = name
        }
    }

    // MARK: - Parts

    private mutating func compile(_ compiler: inout PartCompiler, entry: String) {
        catalogue.firstFreeNumber = max(catalogue.firstFreeNumber, compiler.firstFreeNumber)
        guard compiler.hasTags || !compiler.problems.isEmpty else { return }
        compiler.placeNumberings(numberings, ofStyles: styleNumberings)
        let segments = compiler.compile()
        for (source, place) in compiler.annotationPlaces(entry: entry) { places[source] = place }
        register(segments, compiler, problems: compiler.problems, entry: entry)
    }

    private mutating func register(
        _ segments: [Segment], _ compiler: PartCompiler, problems: [Diagnostic], entry: String
    ) {
        var language = settings.language
        language.lenientTypography = true
        do throws(DiagnosticList) {
            let template = try Template(
                segments: segments, sources: compiler.sources, settings: language, escaping: .html,
                library: library, name: compiler.document.name, problems: problems)
            parts[entry] = CompiledPart(
                name: entry, template: template, automaticStyles: compiler.automaticStyles)
        } catch {
            self.problems += error.all
        }
    }

    private mutating func moveToFront(_ names: [String]) {
        for name in names {
            guard let index = entries.firstIndex(where: { $0.name == name }) else { continue }
            entries.insert(entries.remove(at: index), at: 0)
        }
    }
}
