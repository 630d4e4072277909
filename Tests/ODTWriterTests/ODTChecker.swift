import ODTTestSupport
import Packaging
import XMLTree
import ZipArchive

/// Checks what the schema of ODF cannot: the rules of the package, that whatever is named is there, that tables are
/// rectangular, that white space survives, and what readers who cannot see need.
struct ODTChecker {
    private let odt: ODTPackage
    private(set) var findings: [String] = []

    /// What a document has been found to break, in no particular order; empty for a good one.
    static func findings(in bytes: [UInt8]) throws -> [String] {
        var checker = ODTChecker(odt: try ODTPackage(bytes))
        checker.checkPackage()
        checker.checkParts()
        checker.checkReferences()
        checker.checkPictures()
        checker.checkIdentifiers()
        checker.checkTables()
        checker.checkText()
        checker.checkLists()
        checker.checkMeta()
        return checker.findings
    }

    private init(odt: ODTPackage) { self.odt = odt }

    private mutating func expect(_ condition: Bool, _ finding: @autoclosure () -> String) {
        if !condition { findings.append(finding()) }
    }

    private mutating func checkPackage() {
        let type = "application/vnd.oasis.opendocument.text"
        expect(odt.bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]), "does not begin with a local header")
        // ODF 1.3 part 2, 3.3: the media type can be read at a fixed place.
        expect(odt.bytes[8...9].elementsEqual([0, 0]), "mimetype is not stored")
        expect(odt.bytes[28...29].elementsEqual([0, 0]), "mimetype has an extra field")
        expect(odt.bytes[30..<30 + 8 + type.utf8.count].elementsEqual("mimetype\(type)".utf8), "mimetype is not first")
        let listed = odt.package.files.map(\.name)
        let present = odt.reader.entries.map(\.name).filter { $0 != "mimetype" && $0 != "META-INF/manifest.xml" }
        expect(Set(listed).count == listed.count, "the manifest names a file twice")
        expect(Set(listed) == Set(present), "the manifest names \(listed), the package has \(present)")
        expect(odt.package.version == "1.3", "manifest:version")
        expect(odt.package.mediaType == type, "the media type of the whole")
        expect(odt.package.files.allSatisfy { !$0.mediaType.isEmpty }, "a file without a media type")
        expect(present.allSatisfy { !$0.hasSuffix("/") }, "an entry for a folder")
    }

    private mutating func checkParts() {
        let namespaces = [
            "urn:oasis:names:tc:opendocument:xmlns:", "http://www.w3.org/1999/xlink",
            "http://purl.org/dc/elements/1.1/", "http://www.w3.org/XML/1998/namespace",
            XMLDocument.declarationNamespace,
        ]
        for (part, document) in odt.documents {
            expect(document.root["office:version"] == "1.3", "\(part): office:version")
            for name in document.names {
                let known = name.namespace.map { namespace in namespaces.contains { namespace.hasPrefix($0) } }
                expect(known == true, "\(part): \(name.qualified) is in no namespace of ODF")
            }
            for element in document.root.subtree {
                for (name, value) in document.attributes(of: element.id)
                where document.names[name].namespace == XMLDocument.declarationNamespace {
                    expect(namespaces.contains { value.hasPrefix($0) }, "\(part) declares \(value)")
                }
            }
        }
    }

    /// Every style, list style, font, page layout and master page that is named is defined where it may be.
    private mutating func checkReferences() {
        let common = StyleSheet(odt.styles, within: ["office:styles", "office:font-face-decls"])
        let inStyles = common.adding(
            StyleSheet(odt.styles, within: ["office:automatic-styles", "office:master-styles"]))
        let inContent = common.adding(
            StyleSheet(odt.content, within: ["office:automatic-styles", "office:font-face-decls"]))
        for (part, sheet, document) in [("styles.xml", inStyles, odt.styles), ("content.xml", inContent, odt.content)] {
            expect(sheet.duplicates.isEmpty, "\(part): styles of one name: \(sheet.duplicates)")
            for element in document.root.subtree {
                for (name, value) in element.attributes {
                    for reference in StyleSheet.references(of: element, attribute: name, value: value)
                    where !sheet.defined.contains(reference) {
                        findings.append("\(part): \(element.name) names the missing \(reference)")
                    }
                }
            }
        }
        for style in odt.styles.root.all("style:style") where style["style:default-outline-level"] != nil {
            expect(style["style:family"] == "paragraph", "an outline level on \(style["style:name"] ?? "")")
        }
    }

    private mutating func checkPictures() {
        var used: Set<String> = []
        for frame in odt.content.root.all("draw:frame") {
            guard let image = frame.child("image"), let address = image["xlink:href"] else {
                findings.append("a frame without an image")
                continue
            }
            used.insert(address)
            expect(odt.reader.entry(address) != nil, "the picture \(address) is missing")
            expect(image["xlink:type"] == "simple", "an image without xlink:type")
            expect(frame["svg:width"] != nil && frame["svg:height"] != nil, "a frame without a size")
            expect(frame["text:anchor-type"] == "as-char", "a frame that does not stand in the line")
        }
        let pictures = Set(odt.reader.entries.map(\.name).filter { $0.hasPrefix("Pictures/") })
        expect(pictures == used, "pictures that nothing shows: \(pictures.subtracting(used))")
    }

    private mutating func checkIdentifiers() {
        let elements = odt.content.root.descendants
        let values = { (name: String, attribute: String) in
            elements.filter { $0.name == name }.compactMap { $0[attribute] }
        }
        for (what, names) in [
            ("bookmarks", values("text:bookmark", "text:name")), ("tables", values("table:table", "table:name")),
            ("frames", values("draw:frame", "draw:name")), ("notes", values("text:note", "text:id")),
            ("identifiers", elements.compactMap { $0["xml:id"] }),
            ("indexes", values("text:table-of-content", "text:name")),
        ] { expect(Set(names).count == names.count, "\(what) of one name") }
        let bookmarks = Set(values("text:bookmark", "text:name"))
        for link in elements where link.name == "text:a" {
            expect(link["xlink:type"] == "simple", "a link without xlink:type")
            let target = link["xlink:href"] ?? ""
            if target.hasPrefix("#") {
                expect(bookmarks.contains(String(target.dropFirst())), "the link to \(target) leads nowhere")
            }
            expect(!target.contains(" ") && !target.contains("\""), "the address \(target)")
            expect(link.all("text:a").isEmpty, "a link in a link")
        }
        let notes = Set(values("text:note", "text:id"))
        for name in values("text:note-ref", "text:ref-name") {
            expect(notes.contains(name), "a reference to the missing note \(name)")
        }
        for note in elements where note.name == "text:note" {
            expect(note.all("text:note").isEmpty, "a note in a note")
            expect(note.child("note-body")?.children.isEmpty == false, "a note without text")
        }
        var lists: Set<String> = []
        for list in elements where list.name == "text:list" {
            if let previous = list["text:continue-list"] {
                expect(lists.contains(previous), "a list continues \(previous), which does not come before it")
            }
            if let id = list["xml:id"] { lists.insert(id) }
        }
    }

    /// Every row has as many cells as there are columns, and exactly what spans reach over is covered.
    private mutating func checkTables() {
        for table in odt.content.root.all("table:table") {
            let name = table["table:name"] ?? "table"
            let columns = (table.children + table.children.flatMap(\.children)).filter {
                $0.name == "table:table-column"
            }.count
            let head = table.child("table-header-rows")?.children ?? []
            let rows = head + table.children.filter { $0.name == "table:table-row" }
            expect(columns > 0 && !rows.isEmpty, "\(name) is empty")
            var covered = [Int](repeating: 0, count: columns)
            for (index, row) in rows.enumerated() {
                let cells = row.children
                expect(cells.count == columns, "\(name) has a row of \(cells.count) cells in \(columns) columns")
                guard cells.count == columns else { break }
                var columnsToCover = 0
                for (column, cell) in cells.enumerated() {
                    let isCovered = columnsToCover > 0 || covered[column] > 0
                    expect(
                        (cell.name == "table:covered-table-cell") == isCovered, "\(name), row \(index): covered cells")
                    // What a cell of this row covers was set just now; what one above covers counts down.
                    if columnsToCover > 0 { columnsToCover -= 1 } else if covered[column] > 0 { covered[column] -= 1 }
                    guard !isCovered else { continue }
                    let width = Int(cell["table:number-columns-spanned"] ?? "1") ?? 0
                    let height = Int(cell["table:number-rows-spanned"] ?? "1") ?? 0
                    expect(width >= 1 && column + width <= columns, "\(name): a span leaves the table")
                    expect(height >= 1 && index + height <= rows.count, "\(name): a span leaves the table below")
                    for spanned in column..<min(column + max(width, 1), columns) { covered[spanned] = height - 1 }
                    columnsToCover = width - 1
                    expect(!cell.children.isEmpty, "\(name): a cell without a paragraph")
                }
            }
        }
    }

    /// No paragraph stands for space; no white space stands where readers drop it.
    private mutating func checkText() {
        for paragraph in odt.content.root.descendants where ["text:p", "text:h"].contains(paragraph.name) {
            let parent = paragraph.parent?.name
            if paragraph.nodes.isEmpty, !["table:table-cell", "text:list-item", "text:note-body"].contains(parent) {
                findings.append("an empty paragraph in \(parent ?? "")")
            }
            expect(paragraph["text:style-name"] != nil, "a paragraph without a style")
            if paragraph.name == "text:h" {
                expect(paragraph["text:outline-level"] != nil, "a heading without a level")
            }
            let text = Self.flattened(paragraph)
            expect(!text.contains("\t") && !text.contains("\n"), "a tab or line end in text")
            expect(!text.contains("  "), "a run of plain spaces: \(text)")
            expect(!text.hasPrefix(" ") && !text.hasSuffix(" "), "a plain space at an end: '\(text)'")
        }
    }

    /// The character data of a paragraph, elements without text in it as U+FFFC; notes apart.
    private static func flattened(_ element: XMLElement) -> String {
        var text = ""
        for node in element.nodes {
            switch element.document.kind(of: node) {
            case .text: text += String(decoding: element.document.textBytes(of: node), as: UTF8.self)
            case .element:
                let child = XMLElement(document: element.document, id: node)
                switch child.name {
                case "text:span", "text:a": text += flattened(child)
                case "text:bookmark": break
                default: text += "\u{FFFC}"
                }
            case .other: break
            }
        }
        return text
    }

    private mutating func checkLists() {
        for list in odt.content.root.all("text:list") {
            expect(!list.children.isEmpty, "a list without items")
            expect(list["text:style-name"] != nil, "a list without a style")
            for item in list.children { expect(!item.children.isEmpty, "an item without a paragraph") }
        }
    }

    private mutating func checkMeta() {
        let meta = odt.meta.root.child("meta", in: ODTPackage.office)
        for name in ["dc:title", "dc:language", "meta:generator"] {
            expect(meta?.first(name)?.text.isEmpty == false, "meta.xml has no \(name)")
        }
        let defaults = odt.styles.root.all("style:default-style").first { $0["style:family"] == "paragraph" }
        let language = defaults?.child("text-properties")?["fo:language"]
        expect(language != nil, "no default language")
    }
}
