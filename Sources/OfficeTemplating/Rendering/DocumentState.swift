internal import Diagnostics
internal import DocumentModel
internal import Packaging
internal import Templating

/// What one render of a whole document remembers: what values and repeated elements bring into the package.
final class DocumentState {
    let kind: DocumentKind
    let resources: OfficeResources
    let styles: StyleCatalogue
    let mainPart: String
    /// The part of the footnotes; the one that this render adds, once it has.
    private(set) var footnotesPart: String?
    /// Whether a part for footnotes may be added if the template has none.
    private let addsFootnotes: Bool
    /// The next free number for drawings and bookmarks.
    private var nextNumber: Int
    private var nextNumbering: Int
    /// The names of the template's entries, lower-cased, and the ids of each part's relationships.
    private var takenNames: Set<String>
    private let takenRelationships: [String: Set<String>]
    /// The part of each state of this render.
    private(set) var states: [String: RenderState] = [:]
    /// The notes being put out, the innermost last: their numbers, and the parts that refer to them.
    var openNotes: [(id: String, outer: RenderState)] = []
    /// Pictures that came in, by the name that asked for them and by their bytes.
    private var pictures: [String: ImageData] = [:]
    private var media: [[UInt8]: String] = [:]
    private(set) var newEntries: [(name: String, bytes: [UInt8])] = []
    /// Endings that need a content type, or files that need an entry in the manifest.
    private(set) var mediaTypes: [(name: String, type: String)] = []
    /// Instances of numberings that came in: their number and what they are instances of.
    private(set) var numberings: [(number: Int, abstract: Int, restarts: Bool)] = []

    init(
        kind: DocumentKind, resources: OfficeResources, catalogue: PackageCatalogue, names: [String]
    ) {
        self.kind = kind
        self.resources = resources
        styles = catalogue.styles
        mainPart = catalogue.mainPart
        footnotesPart = catalogue.footnotesPart
        addsFootnotes = catalogue.addsFootnotes
        nextNumber = catalogue.firstFreeNumber
        nextNumbering = catalogue.firstFreeNumbering
        // A template may be what was filled before.
        takenNames = Set(names.map { $0.lowercased() })
        takenRelationships = catalogue.relationships.mapValues { Set($0.map(\.id)) }
    }

    /// What the render remembers of one part.
    func state(of part: String) -> RenderState {
        if let known = states[part] { return known }
        let state = RenderState(document: self, part: part, taken: takenRelationships[part] ?? [])
        states[part] = state
        return state
    }

    /// At the end of a render: the states of the parts know this one, and would keep it and themselves for ever.
    func forgetStates() {
        states = [:]
        openNotes = []
    }

    /// The part that footnotes go to: the template's, or a new one that is related to the main part.
    func footnotes() -> String? {
        if footnotesPart != nil || !addsFootnotes { return footnotesPart }
        var name = "word/footnotes.xml"
        var number = 2
        while takenNames.contains(name) {
            name = "word/footnotes\(number).xml"
            number += 1
        }
        takenNames.insert(name)
        _ = state(of: mainPart).relationship(type: "footnotes", to: name, external: false)
        footnotesPart = name
        addedFootnotes = name
        return name
    }

    /// The part for footnotes that this render adds.
    private(set) var addedFootnotes: String?
    /// Whether the document is to ask on opening for its fields to be updated.
    var asksForUpdate = false

    func newNumber() -> Int {
        defer { nextNumber += 1 }
        return nextNumber
    }

    func newNumbering(of abstract: Int, restarts: Bool) -> Int {
        defer { nextNumbering += 1 }
        numberings.append((nextNumbering, abstract, restarts))
        return nextNumbering
    }

    /// An instance for one list of formatted text. Its definition is added if the template has none.
    func listNumbering(isOrdered: Bool) -> Int {
        let own = isOrdered ? styles.decimalNumbering : styles.bulletNumbering
        if own == nil { if isOrdered { needsNumbers = true } else { needsBullets = true } }
        let abstract = own ?? (styles.firstFreeAbstract + (isOrdered ? 1 : 0))
        return newNumbering(of: abstract, restarts: isOrdered)
    }

    /// Whether definitions for lists have to be added: of bullets, of numbers.
    private(set) var needsBullets = false
    private(set) var needsNumbers = false

    /// The picture of a name, read once; `nil` if there is none.
    func picture(_ name: String) throws(Diagnostic) -> ImageData? {
        if let known = pictures[name] { return known }
        let found: [UInt8]?
        do { found = try resources.picture(name) } catch {
            // Without its own place: that of the tag says more.
            throw Diagnostic(.picture, "the picture '\(name)' cannot be used: \(error.message)", hint: error.hint)
        }
        guard let bytes = found else { return nil }
        guard let image = ImageData(reading: bytes) else {
            throw Diagnostic(
                .picture, "the picture '\(name)' is no PNG, JPEG, GIF or SVG, or its header states no size",
                hint: "save it as PNG or JPEG")
        }
        pictures[name] = image
        return image
    }

    /// The entry that holds a picture: one for each content, however often it is used.
    func entry(for image: ImageData) -> String {
        if let known = media[image.bytes] { return known }
        let ending = image.format == .jpeg ? "jpeg" : image.format.rawValue
        let folder = kind.isWordprocessingML ? "word/media/" : "Pictures/"
        var number = media.count + 1
        while takenNames.contains("\(folder)letterpress\(number).\(ending)".lowercased()) { number += 1 }
        let name = "\(folder)letterpress\(number).\(ending)"
        takenNames.insert(name.lowercased())
        media[image.bytes] = name
        newEntries.append((name, image.bytes))
        let type = image.format == .svg ? "image/svg+xml" : "image/\(image.format.rawValue)"
        mediaTypes.append((name, type))
        return name
    }
}
