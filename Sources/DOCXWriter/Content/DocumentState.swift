internal import Diagnostics
internal import DocumentModel
internal import Packaging
internal import XMLTree
internal import ZipArchive

/// What the parts of one document share while they are written. Local to one call, so nothing in it crosses tasks.
final class DocumentState {
    let document: Document
    let sheet: StyleSheet
    let language: LanguageTag?
    var languages: LanguageTable
    var numbering: NumberingPlan
    var bookmarks: Bookmarks
    /// The identifiers that links lead to.
    var linkedIdentifiers: Set<String> = []
    /// The pages on which headings are thought to stand, by their identifiers.
    private(set) var pages: [String: Int] = [:]
    private(set) var pageCount = 1
    /// The notes whose marks were written, in order.
    private(set) var notes: [ReferredNote] = []
    private var noteIDs: [Int: Int] = [:]
    private var countedNotes = 0
    /// Bookmarks around the marks of notes, by index; only where a second mark refers to the first.
    private(set) var noteBookmarks: [Int: Bookmarks.Bookmark] = [:]
    private(set) var warnings: [Diagnostic] = []
    private(set) var failure: Diagnostic?
    private var package: OPCPackageWriter?
    private var links: [Target: String] = [:]
    private var pictures: [ImageData: String] = [:]
    private var drawings = 0
    private var borrowed: Set<String> = []

    private struct Target: Hashable {
        var part: String
        var address: String
    }

    init(document: Document, sheet: StyleSheet, date: ZipDate) {
        self.document = document
        self.sheet = sheet
        language = LanguageTag(document.metadata.language)
        let isInDefaults = sheet.reference?.styles.holdsLanguage ?? true
        languages = LanguageTable(document: language, isInDefaults: isInDefaults)
        let survey = DocumentSurvey(document)
        numbering = NumberingPlan(
            numbersHeadings: survey.hasNumberedHeadings,
            isInHeadingStyles: sheet.reference == nil && !survey.hasPlainHeadings,
            firstInstance: sheet.reference?.numbering?.freeInstance ?? 1)
        bookmarks = Bookmarks(survey.identifiers)
        for note in survey.notesReferredToTwice { noteBookmarks[note] = bookmarks.add(forNote: note + 1) }
        package = OPCPackageWriter(date: date)
    }

    func warn(_ warning: Diagnostic) { warnings.append(warning) }

    func warn(_ code: Diagnostic.Code, _ message: String, hint: String? = nil) {
        warn(Diagnostic(code, message, severity: .warning, hint: hint))
    }

    /// Keeps the first failure; writing goes on, and its result is thrown away.
    func fail(
        _ code: Diagnostic.Code, _ message: String, at place: Diagnostic.Place? = nil, hint: String? = nil
    ) {
        if failure == nil { failure = Diagnostic(code, message, at: place ?? .nowhere, hint: hint) }
    }

    /// Takes the note into the part of footnotes.
    ///
    /// - Returns: `nil` if it is there already.
    func refer(to index: Int) -> ReferredNote? {
        guard noteIDs[index] == nil else { return nil }
        // Word counts marks in the order in which they stand. A note that this would give another number than the model
        // does has its number written out, and is then not counted.
        let isCounted = countedNotes == index
        if isCounted { countedNotes += 1 }
        let note = ReferredNote(id: notes.count + 1, index: index, isCounted: isCounted)
        noteIDs[index] = note.id
        notes.append(note)
        return note
    }

    func estimatePages() {
        let estimate = PageEstimate(
            document, style: sheet.house, width: sheet.house.textWidth, height: sheet.house.textHeight)
        pages = estimate.pages
        pageCount = estimate.count
    }

    /// A note whose mark is nowhere, or in another note only, has no place in Word.
    func warnOfUnusedNotes() {
        for index in document.notes.indices where noteIDs[index] == nil {
            warn(.noteUnused(index))
        }
    }

    func nextDrawing() -> Int {
        drawings += 1
        return drawings
    }
}

extension DocumentState {
    /// - Parameter shared: Where parts are remembered that are the same in other documents.
    func add(part name: String, contentType: String, _ bytes: [UInt8], shared: PackedParts? = nil) {
        package?.add(part: name, contentType: contentType, bytes, shared: shared)
    }

    /// Adds a part of a reference document with relationships whose ids it uses.
    func add(borrowed name: String, contentType: String, _ bytes: [UInt8], _ relationships: [OPCRelationship]) {
        guard borrowed.insert(name).inserted else { return }
        add(part: name, contentType: contentType, bytes)
        guard !relationships.isEmpty else { return }
        do {
            let part = try OPCRelationship.part(relationships)
            add(part: PartName.relationships(of: name), contentType: ContentType.relationships, part)
        } catch { fail(error.code, error.message) }
    }

    func relate(from source: String?, _ type: String, to target: String) -> String {
        package?.relate(from: source, type: type, to: target) ?? ""
    }

    /// The relationship of a part to an address outside; one for each address.
    func link(from part: String, to address: String) -> String {
        let key = Target(part: part, address: address)
        if let known = links[key] { return known }
        let id = package?.relate(from: part, type: RelationshipType.hyperlink, to: address, external: true) ?? ""
        links[key] = id
        return id
    }

    /// The relationship of a part to a picture; the same picture is stored once.
    func picture(_ data: ImageData, from part: String) -> String {
        if let known = pictures[data] { return relate(from: part, RelationshipType.image, to: known) }
        let name = "word/media/image\(pictures.count + 1).\(data.format.rawValue)"
        pictures[data] = name
        add(part: name, contentType: ContentType.image(data.format), data.bytes)
        return relate(from: part, RelationshipType.image, to: name)
    }

    func finish() throws(Diagnostic) -> [UInt8] {
        if let failure { throw failure }
        guard let finished = package.take() else { return [] }
        do { return try finished.finish() } catch {
            throw Diagnostic(error.code, error.message, at: error.place, hint: error.hint)
        }
    }
}
