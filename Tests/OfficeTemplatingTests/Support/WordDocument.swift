import CivilTime
import DataReaders
import Diagnostics
import Packaging
import Templating
import Testing
import XMLTree
import ZipArchive

@testable import OfficeTemplating

/// Builds small .docx files and fills them.
struct WordDocument {
    static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let namespaces = """
        xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
        xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
        xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" \
        xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
        xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
        xmlns:v="urn:schemas-microsoft-com:vml"
        """
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
    static let type = "application/vnd.openxmlformats-officedocument.wordprocessingml."

    var body: String
    /// Further parts that the main part has relationships of their type with: name, kind and root content.
    var parts: [(name: String, kind: String, content: String)] = []
    /// Further relationships of the main part, in order, from `rIdX1`.
    var links: [String] = []
    var mainName = "word/document.xml"
    var mainType = type + "document.main+xml"
    var date: ZipDate = .earliest

    init(_ body: String) { self.body = body }

    static func root(_ name: String, _ content: String) -> [UInt8] {
        Array(
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:\(name) \(namespaces)>\(content)</w:\(name)>"
                .utf8)
    }

    func bytes() throws -> [UInt8] {
        var writer = OPCPackageWriter()
        _ = writer.relate(from: nil, type: Self.office + "officeDocument", to: mainName)
        for (name, kind, _) in parts { _ = writer.relate(from: mainName, type: Self.office + kind, to: name) }
        for link in links {
            _ = writer.relate(from: mainName, type: Self.office + "hyperlink", to: link, external: true)
        }
        let section = body.contains("<w:sectPr") ? "" : "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"
        writer.add(part: mainName, contentType: mainType, Self.root("document", "<w:body>\(body)\(section)</w:body>"))
        for (name, kind, content) in parts {
            let element = ["header": "hdr", "footer": "ftr"][kind] ?? kind
            writer.add(part: name, contentType: Self.type + kind + "+xml", Self.root(element, content))
        }
        return try writer.finish()
    }

    /// One paragraph of the runs given.
    static func p(_ runs: String..., properties: String = "") -> String {
        "<w:p>\(properties)" + runs.map { run($0) }.joined() + "</w:p>"
    }

    static func run(_ text: String, _ properties: String = "") -> String {
        let rPr = properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>"
        let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return "<w:r>\(rPr)<w:t xml:space=\"preserve\">\(escaped)</w:t></w:r>"
    }

    /// A table of cells with one paragraph each.
    static func table(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        let grid = String(repeating: "<w:gridCol w:w=\"1000\"/>", count: columns)
        return "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>\(grid)</w:tblGrid>"
            + rows.map { "<w:tr>" + $0.map { cell(p($0)) }.joined() + "</w:tr>" }.joined() + "</w:tbl>"
    }

    static func cell(_ content: String) -> String {
        "<w:tc><w:tcPr><w:tcW w:w=\"1000\" w:type=\"dxa\"/></w:tcPr>\(content)</w:tc>"
    }
}

/// Data in JSON as a template gets it.
func data(_ json: String) throws -> Value {
    guard case .document(let file) = try DataReader.read(bytes: Array(json.utf8), name: "data.json") else {
        return .none
    }
    return file.root.value
}

let fixedWorld = World(now: Instant(secondsSince1970: 1_780_000_000))

/// A picture of 1 by 1 pixel for every name that ends in `.png`.
@Sendable
func picture(_ name: String) -> [UInt8]? {
    guard name.hasSuffix(".png") else { return nil }
    return [
        0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0x0D, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0, 0, 1,
        8, 2, 0,
        0, 0, 0x90, 0x77, 0x53, 0xDE,
    ]
}

/// A document that was filled, for looking into.
struct Filled {
    let bytes: [UInt8]
    let reader: ZipReader

    /// Opens it, and finds fault with whatever is not as it should be: every document that tests fill comes through here.
    ///
    /// - Parameter template: What it was made of, whose own faults are not counted.
    init(_ bytes: [UInt8], of template: [UInt8]? = nil) throws {
        self.bytes = bytes
        reader = try ZipReader(bytes)
        let original = try template.map { try ZipReader($0) }
        let known = try original.map { try Self.problems($0) } ?? []
        let problems = try Self.problems(reader).subtracting(known)
        if !problems.isEmpty { Issue.record("the filled document is broken: \(problems.sorted())") }
        FilledDocuments.current?.add(bytes, of: template)
    }

    private static func problems(_ reader: ZipReader) throws -> Set<String> {
        guard reader.entry("content.xml") == nil else { return try OpenDocumentChecker(reader).problems }
        return try WordChecker(reader).problems
    }

    func document(_ part: String) throws -> XMLDocument {
        guard let entry = reader.entry(part) else { throw PackagingError(.brokenPackage, "no \(part)") }
        return try XMLDocument(parsing: reader.read(entry), name: part)
    }

    func source(_ part: String = "word/document.xml") throws -> String {
        String(decoding: try document(part).source, as: UTF8.self)
    }

    /// The text of a part: paragraphs as lines, cells of a row joined by ` | `, rows as lines.
    func text(_ part: String = "word/document.xml") throws -> String {
        Self.lines(try document(part).root).joined(separator: "\n")
    }

    static func lines(_ element: XMLElement) -> [String] {
        var result: [String] = []
        for child in element.children {
            switch child.localName {
            case "p", "h": result.append(inline(child))
            case "tr", "table-row":
                let cells = child.children.filter { $0.localName == "tc" || $0.localName == "table-cell" }
                result.append(cells.map { lines($0).joined(separator: "/") }.joined(separator: " | "))
            default: result += lines(child)
            }
        }
        return result
    }

    private static func inline(_ element: XMLElement) -> String {
        var text = ""
        for event in element.document.events(of: element.id) {
            switch event {
            case .start(let inner):
                switch inner.localName {
                case "br", "line-break": text += inner["w:type"] == "page" ? "⏎⏎" : "⏎"
                case "tab": text += "⇥"
                case "s": text += String(repeating: " ", count: Int(inner["text:c"] ?? "1") ?? 1)
                default: break
                }
            case .text(let piece):
                text += piece
            case .end: break
            }
        }
        return text
    }
}

/// Fills a body of paragraphs and tables.
func fill(_ body: String, _ json: String = "{}", strict: Bool = true) throws -> Filled {
    try fill(WordDocument(body), json, strict: strict)
}

func fill(
    _ document: WordDocument, _ json: String = "{}", strict: Bool = true,
    resources: OfficeResources = OfficeResources(picture: picture)
) throws -> Filled {
    var settings = OfficeTemplateSettings()
    settings.language.undefined = strict ? .strict : .default
    let bytes = try document.bytes()
    let template = try OfficeTemplate(bytes: bytes, name: "letter.docx", settings: settings)
    return try Filled(template.render(data(json), in: fixedWorld, resources: resources), of: bytes)
}

/// The problems of a template.
func problems(_ document: WordDocument) throws -> [Diagnostic] {
    do {
        _ = try OfficeTemplate(bytes: document.bytes(), name: "letter.docx")
        return []
    } catch let error as DiagnosticList {
        return error.all
    }
}
