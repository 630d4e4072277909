import Packaging
import XMLTree
import ZipArchive

/// What OpenDocument wants of a filled document besides well-formed parts: the rules of the package, names that are there
/// once, tables whose rows are alike.
struct OpenDocumentChecker {
    private(set) var problems: Set<String> = []

    init(_ reader: ZipReader) throws {
        let package = try ODFPackage(reader, name: "filled.odt")
        let names = reader.entries.map(\.name)
        expect(names.first == "mimetype" && reader.entries.first?.method == .stored, "mimetype is not first and stored")
        expect(Set(names).count == names.count, "an entry stands twice")
        let listed = package.files.map(\.name).filter { $0 != "/" && !$0.hasSuffix("/") }
        let present = names.filter { $0 != "mimetype" && $0 != ODFPackage.manifestName && !$0.hasSuffix("/") }
        expect(Set(listed).count == listed.count, "the manifest names a file twice")
        for name in present where !listed.contains(name) { problems.insert("the manifest lacks \(name)") }
        for name in listed where !names.contains(name) { problems.insert("the manifest names the missing \(name)") }
        for name in ["content.xml", "styles.xml"] {
            guard let entry = reader.entry(name) else { continue }
            check(name, try XMLDocument(parsing: reader.read(entry), name: name).root, names)
        }
    }

    private mutating func expect(_ condition: Bool, _ problem: @autoclosure () -> String) {
        if !condition { problems.insert(problem()) }
    }

    private mutating func check(_ part: String, _ root: XMLElement, _ entries: [String]) {
        let elements = root.descendants
        let names: [(String, [String])] = ["bookmark", "bookmark-start", "table", "frame", "section", "note"].map {
            local in
            let attribute = local == "note" ? "id" : "name"
            return (
                local,
                elements.filter { $0.localName == local }.compactMap { $0.attribute(attribute, in: $0.namespace) }
            )
        }
        for (local, values) in names { expect(Set(values).count == values.count, "\(part): two \(local) of one name") }
        let ids = elements.compactMap { $0["xml:id"] }
        expect(Set(ids).count == ids.count, "\(part): two elements of one xml:id")
        for element in elements {
            switch element.localName {
            case "image":
                let address = element["xlink:href"] ?? ""
                expect(
                    address.hasPrefix("http") || entries.contains(address), "\(part): the picture \(address) is missing"
                )
            case "table-row", "table", "list", "list-item":
                expect(!element.children.isEmpty, "\(part): an empty \(element.localName)")
            case "a": expect(element["xlink:type"] == "simple", "\(part): a link without xlink:type")
            default: break
            }
        }
        for table in elements where table.localName == "table" { checkWidth(of: table, part) }
    }

    private mutating func checkWidth(of table: XMLElement, _ part: String) {
        let columns = table.descendants.filter { $0.localName == "table-column" && $0.isDirectly(in: table) }.reduce(0)
        {
            $0 + (Int($1.attribute("number-columns-repeated", in: $1.namespace) ?? "1") ?? 1)
        }
        for row in table.descendants where row.localName == "table-row" && row.isDirectly(in: table) {
            expect(row.children.count <= columns, "\(part): a row is wider than its table")
        }
    }
}

extension XMLElement {
    /// Whether the innermost table around it is this one.
    fileprivate func isDirectly(in table: XMLElement) -> Bool {
        var current = parent
        while let element = current, element.localName != "table" { current = element.parent }
        return current?.id == table.id
    }
}
