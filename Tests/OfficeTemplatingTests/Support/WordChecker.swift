import DOCXTestSupport
import Packaging
import XMLTree
import ZipArchive

/// What Word wants of a filled document besides well-formed parts, whoever designed the template: the rules of the package,
/// the order of elements, identities that are there once, references that lead somewhere.
struct WordChecker {
    private let reader: ZipReader
    private let package: OPCPackage
    private var parts: [(name: String, root: XMLElement)] = []
    private(set) var problems: Set<String> = []

    init(_ reader: ZipReader) throws {
        self.reader = reader
        package = try OPCPackage(reader, name: "filled.docx")
        for entry in reader.entries where entry.name.hasSuffix(".xml") || entry.name.hasSuffix(".rels") {
            parts.append((entry.name, try XMLDocument(parsing: reader.read(entry), name: entry.name).root))
        }
        checkPackage()
        for (name, root) in parts where root.name.hasPrefix("w:") {
            problems.formUnion(ElementOrder.problems(in: name, root))
            checkIdentities(name, root)
            checkReferences(name, root)
            checkContainers(name, root)
            checkText(name, root)
        }
        checkNotes()
        checkBookmarks()
    }

    private mutating func expect(_ condition: Bool, _ problem: @autoclosure () -> String) {
        if !condition { problems.insert(problem()) }
    }

    private mutating func checkPackage() {
        let names = reader.entries.map(\.name)
        expect(names.first == OPCPackage.contentTypesName, "the content types are not the first entry")
        expect(Set(names.map { $0.lowercased() }).count == names.count, "an entry stands twice")
        for name in names where name != OPCPackage.contentTypesName {
            expect(package.contentType(of: name) != nil, "'\(name)' has no content type")
        }
        for (name, root) in parts where name.hasSuffix(".rels") {
            let source =
                name == "_rels/.rels" ? nil : name.replacing("_rels/", with: "").replacing(".rels", with: "")
            let ids = root.children.compactMap { $0["Id"] }
            expect(Set(ids).count == ids.count, "\(name): two relationships of one id")
            for relationship in root.children where relationship["TargetMode"] != "External" {
                let target = relationship["Target"].flatMap { PartName.resolve($0, from: source) }
                expect(target.map { names.contains($0) } == true, "\(name): \(relationship["Target"] ?? "") is missing")
            }
        }
    }

    private mutating func checkIdentities(_ name: String, _ root: XMLElement) {
        for (element, attribute) in [("wp:docPr", "id"), ("w:comment", "w:id"), ("w:footnote", "w:id")] {
            let ids = root.all(element).compactMap { $0[attribute] }
            expect(Set(ids).count == ids.count, "\(name): two \(element) of one id")
        }
        let paragraphs = root.all("w:p").compactMap { $0["w14:paraId"] }
        expect(Set(paragraphs).count == paragraphs.count, "\(name): two paragraphs of one id")
    }

    private mutating func checkReferences(_ name: String, _ root: XMLElement) {
        let known = Set((try? package.relationships(of: name).map(\.id)) ?? [])
        for element in root.descendants {
            for attribute in ["r:id", "r:embed", "r:link"] {
                guard let id = element[attribute] else { continue }
                expect(known.contains(id), "\(name): no relationship '\(id)'")
            }
        }
        let numbering = parts.first { $0.name.hasSuffix("numbering.xml") }?.root
        let instances = Set(numbering?.children.compactMap { $0["w:numId"] } ?? [])
        for number in root.all("w:numPr").compactMap({ $0.value("w:numId") }) where number != "0" {
            expect(numbering == nil || instances.contains(number), "\(name): no numbering '\(number)'")
        }
        expect(root.all("w:hyperlink").allSatisfy { $0.all("w:hyperlink").isEmpty }, "\(name): a link within a link")
        var depth = 0
        for field in root.all("w:fldChar") {
            depth += field["w:fldCharType"] == "begin" ? 1 : field["w:fldCharType"] == "end" ? -1 : 0
            expect(depth >= 0, "\(name): a field ends that was not begun")
        }
        expect(depth == 0, "\(name): a field does not end")
    }

    /// What may not be empty is not, and ends as it has to.
    private mutating func checkContainers(_ name: String, _ root: XMLElement) {
        for element in root.descendants {
            let last = element.children.last?.name
            switch element.name {
            case "w:tc": expect(last == "w:p", "\(name): a cell does not end with a paragraph")
            case "w:tr", "w:tbl":
                let inner = element.name == "w:tr" ? "w:tc" : "w:tr"
                expect(!element.all(inner).isEmpty, "\(name): '\(element.name)' without '\(inner)'")
            case "w:txbxContent", "w:footnote", "w:endnote", "w:comment":
                expect(!element.all("w:p").isEmpty, "\(name): '\(element.name)' without a paragraph")
            case "w:body": expect(last == "w:sectPr" || last == "w:p", "\(name): the body ends with \(last ?? "")")
            default: break
            }
        }
        for table in root.all("w:tbl") {
            let columns = table.first("w:tblGrid")?.children.count ?? 0
            for row in table.children where row.name == "w:tr" {
                let width = row.children.filter { $0.name == "w:tc" }.reduce(0) {
                    $0 + (Int($1.first("w:tcPr")?.value("w:gridSpan") ?? "1") ?? 0)
                }
                expect(width <= columns, "\(name): a row is wider than its table")
            }
            let siblings = table.parent?.children ?? []
            let next = siblings.firstIndex { $0.id == table.id }.map { $0 + 1 } ?? siblings.count
            expect(next >= siblings.count || siblings[next].name != "w:tbl", "\(name): two tables side by side")
        }
    }

    private mutating func checkText(_ name: String, _ root: XMLElement) {
        for element in root.all("w:t") {
            let text = element.text
            expect(!text.utf8.contains { $0 == 9 || $0 == 10 || $0 == 13 }, "\(name): a tab or line end in 'w:t'")
            let hasOuterSpace = text.first == " " || text.last == " "
            expect(!hasOuterSpace || element["xml:space"] == "preserve", "\(name): outer spaces are not kept")
            expect(["w:r"].contains(element.parent?.name ?? ""), "\(name): text outside of a run")
        }
        for run in root.all("w:r") { expect(run.parent?.name != "w:r", "\(name): a run within a run") }
    }

    private mutating func checkNotes() {
        guard let main = parts.first(where: { $0.name == package.mainPart })?.root else { return }
        for kind in ["footnote", "endnote", "comment"] {
            let part = (try? package.parts(of: kind + "s", from: package.mainPart).first).flatMap { name in
                parts.first { $0.name == name }?.root
            }
            let ids = Set(part?.children.compactMap { $0["w:id"] } ?? [])
            let references = main.all("w:\(kind)Reference").compactMap { $0["w:id"] }
            expect(Set(references).count == references.count, "two references to one \(kind)")
            expect(ids.isSuperset(of: references), "a reference to a missing \(kind)")
        }
    }

    private mutating func checkBookmarks() {
        var names: [String] = []
        var ids: [String] = []
        for (name, root) in parts where root.name.hasPrefix("w:") {
            var open: Set<String> = []
            for element in root.descendants {
                let id = element["w:id"] ?? ""
                if element.name == "w:bookmarkStart" {
                    names.append(element["w:name"]?.lowercased() ?? "")
                    ids.append(id)
                    open.insert(id)
                } else if element.name == "w:bookmarkEnd" {
                    expect(open.remove(id) != nil, "\(name): a bookmark ends that was not begun")
                }
            }
            expect(open.isEmpty, "\(name): a bookmark does not end")
        }
        expect(Set(names).count == names.count && Set(ids).count == ids.count, "two bookmarks of one name or id")
    }
}
