internal import Diagnostics
internal import XMLTree

/// The styles of a reference document, found by their names: Word's own have the same name in every language version, while
/// their ids differ.
struct ReferenceStyles: Sendable {
    private struct Key: Hashable {
        var kind: String
        var name: String
    }

    /// The styles part up to its end tag.
    private let opening: [UInt8]
    private let closing: [UInt8]
    /// Where in `opening` the language of the defaults stands, or can be put.
    private let language: Language
    private let ids: [Key: String]
    private let defaults: [String: String]
    private let all: Set<String>
    /// The ids of paragraph styles that number their paragraphs.
    private let numbered: Set<String>

    private enum Language: Sendable {
        case value(Range<Int>)
        case insertion(Int)
        case nowhere
    }

    init(_ document: XMLDocument) throws {
        let root = document.root
        guard root.has("styles", in: Namespace.wordprocessing), root.name == "w:styles", !document.isEmptyTag(root.id)
        else {
            throw XMLError(
                .malformedXML, "the styles of the reference document cannot be read", at: .file(document.name))
        }
        let end = document.contentRange(of: root.id).upperBound
        opening = Array(document.source[..<end])
        closing = Array(document.source[end...])
        var ids: [Key: String] = [:]
        var defaults: [String: String] = [:]
        var numbered: Set<String> = []
        var all: Set<String> = []
        for style in root.children where style.name == "w:style" {
            guard let kind = style["w:type"], let id = style["w:styleId"] else { continue }
            all.insert(id)
            if let name = style.child("name")?["w:val"] { ids[Key(kind: kind, name: name.lowercased())] = id }
            if ["1", "true", "on"].contains(style["w:default"] ?? "") { defaults[kind] = id }
            if style.child("pPr")?.child("numPr") != nil { numbered.insert(id) }
        }
        self.ids = ids
        self.defaults = defaults
        self.all = all
        self.numbered = numbered
        language = Self.language(root)
    }

    private static func language(_ root: XMLElement) -> Language {
        guard let run = root.child("docDefaults")?.child("rPrDefault")?.child("rPr") else { return .nowhere }
        let document = root.document
        if let language = run.child("lang") {
            let value = document.attributeRanges(of: language.id).first { $0.name == "w:val" }
            return value.map { .value($0.value) } ?? .nowhere
        }
        return document.isEmptyTag(run.id) ? .nowhere : .insertion(document.contentRange(of: run.id).upperBound)
    }

    /// The id of the user's style; `nil` if there is none, so that ours is added.
    func id(of style: StyleName) -> String? {
        let kind = style.kind.rawValue
        if let id = ids[Key(kind: kind, name: style.name.lowercased())] { return id }
        switch style {
        // Whatever it is called, there is one default style of a kind.
        case .normal, .defaultParagraphFont, .tableNormal, .noList: return defaults[kind]
        default: return nil
        }
    }

    func id(ofCharacterStyle name: String) -> String? { ids[Key(kind: "character", name: name.lowercased())] }

    func isTaken(_ id: String) -> Bool { all.contains(id) }
    func isNumbered(_ id: String) -> Bool { numbered.contains(id) }

    /// Whether the defaults say the language of the document; else every run has to.
    var holdsLanguage: Bool {
        if case .nowhere = language { return false }
        return true
    }

    /// The part with styles added, and the language of the document in its defaults.
    func part(adding styles: [UInt8], language tag: String) -> [UInt8] {
        var part: [UInt8] = []
        switch language {
        case .value(let range): part = Array(opening[..<range.lowerBound]) + tag.utf8 + opening[range.upperBound...]
        case .insertion(let place):
            part = Array(opening[..<place]) + "<w:lang w:val=\"\(tag)\"/>".utf8 + opening[place...]
        case .nowhere: part = opening
        }
        return part + styles + closing
    }
}
