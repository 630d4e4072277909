internal import XMLTree

/// The roles of all names that occur in one part, looked up once.
struct Vocabulary {
    private let roles: [ElementRole]
    private let languages: [Language]
    /// Whether the part has fields of Word, of which those for mail merging are filled.
    let usesFields: Bool
    let isOpenDocument: Bool

    init(_ document: XMLDocument) {
        let found = document.names.map { Self.role($0) }
        roles = found.map(\.0)
        languages = found.map(\.1)
        isOpenDocument = document.names.contains { $0.namespace == OpenDocumentNames.office }
        usesFields = document.names.contains { $0.local == "fldChar" || $0.local == "fldSimple" }
    }

    /// The role of a node; `other` for what is no element.
    func role(of node: XMLNodeID, in document: XMLDocument) -> ElementRole {
        let number = document.nameNumber(of: node)
        return number < 0 ? .other : roles[number]
    }

    func language(of node: XMLNodeID, in document: XMLDocument) -> Language {
        let number = document.nameNumber(of: node)
        return number < 0 ? .wordprocessing : languages[number]
    }

    private static func role(_ name: XMLName) -> (ElementRole, Language) {
        switch name.namespace {
        case WordNames.main, WordNames.strictMain: (WordNames.role(name.local), .wordprocessing)
        case WordNames.drawing, WordNames.strictDrawing: (WordNames.drawingRole(name.local), .drawing)
        case OpenDocumentNames.text: (OpenDocumentNames.textRole(name.local), .openDocument)
        case OpenDocumentNames.table: (OpenDocumentNames.tableRole(name.local), .openDocument)
        case OpenDocumentNames.office: (OpenDocumentNames.officeRole(name.local), .openDocument)
        case OpenDocumentNames.style: (OpenDocumentNames.styleRole(name.local), .openDocument)
        case OpenDocumentNames.extensions: (name.local == "content-control" ? .fixed : .other, .openDocument)
        case OpenDocumentNames.draw: (name.local == "text-box" ? .container : .other, .openDocument)
        default: (.other, .wordprocessing)
        }
    }
}
