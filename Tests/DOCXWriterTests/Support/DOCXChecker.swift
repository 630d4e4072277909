import DOCXTestSupport
import Packaging
import XMLTree

/// What a DOCX needs to open in Word without a repair prompt, and for readers who hear it, as far as one can tell without
/// Word. Complete only with a schema (see ``Schemas``).
struct DOCXChecker {
    let file: DOCXFile
    private(set) var problems: [String] = []

    init(_ bytes: [UInt8]) throws {
        file = try DOCXFile(bytes)
        checkPackage()
        for (name, root) in file.parts.sorted(by: { $0.key < $1.key }) where name.hasPrefix("word/") {
            guard !name.hasSuffix(".rels") else { continue }
            problems += ElementOrder.problems(in: name, root)
            checkReferences(name, root)
            checkText(name, root)
            checkTables(name, root)
            checkParagraphs(name, root)
        }
        checkStyles()
        checkNumbering()
        checkNotes()
        checkBookmarks()
        checkProperties()
    }

    private mutating func complain(_ problem: String) {
        if problems.count < 40 { problems.append(problem) }
    }

    private mutating func checkPackage() {
        if file.names.first != "[Content_Types].xml" { complain("the content types are not the first entry") }
        if Set(file.names.map { $0.lowercased() }).count != file.names.count { complain("an entry stands twice") }
        for name in file.names {
            if name.hasSuffix("/") { complain("'\(name)' is an entry for a folder") }
            if name != OPCPackage.contentTypesName, file.package.contentType(of: name) == nil {
                complain("'\(name)' has no content type")
            }
        }
        for (name, root) in file.parts where name.hasSuffix(".rels") {
            let source = name == "_rels/.rels" ? nil : Self.source(of: name)
            if let source, !file.names.contains(source) { complain("'\(name)' belongs to no part") }
            for relationship in root.children where relationship["TargetMode"] != "External" {
                let target = relationship["Target"].flatMap { PartName.resolve($0, from: source) }
                if target.map({ file.names.contains($0) }) != true {
                    complain("\(name): the target '\(relationship["Target"] ?? "")' is missing")
                }
            }
        }
    }

    private static func source(of relationships: String) -> String {
        relationships.replacing("_rels/", with: "").replacing(".rels", with: "")
    }

    /// Every `r:id` has its relationship, and every relationship is used.
    private mutating func checkReferences(_ name: String, _ root: XMLElement) {
        let known = Set((try? file.package.relationships(of: name).map(\.id)) ?? [])
        var used: Set<String> = []
        for element in root.descendants {
            for attribute in element.attributes where ["r:id", "r:embed", "r:link"].contains(attribute.name) {
                used.insert(attribute.value)
                if !known.contains(attribute.value) { complain("\(name): no relationship '\(attribute.value)'") }
            }
        }
        for relationship in (try? file.package.relationships(of: name)) ?? [] {
            let isReferred = ["hyperlink", "image", "header", "footer"].contains {
                relationship.type.hasSuffix("/" + $0)
            }
            if isReferred, !used.contains(relationship.id) { complain("\(name): '\(relationship.id)' is not used") }
        }
        let ids = root.all("wp:docPr").map { $0["id"] ?? "" }
        if Set(ids).count != ids.count { complain("\(name): two drawings have one id") }
        for picture in root.all("wp:docPr") where picture["descr"] == nil {
            complain("\(name): a picture without alternative text")
        }
    }

    private mutating func checkText(_ name: String, _ root: XMLElement) {
        for element in root.descendants where element.name == "w:t" {
            let text = element.text
            if text.utf8.contains(where: { $0 == 9 || $0 == 10 || $0 == 13 }) {
                complain("\(name): a tab or line end in 'w:t'")
            }
            if text.first == " " || text.last == " ", element["xml:space"] != "preserve" {
                complain("\(name): outer spaces that are not kept")
            }
            if text.isEmpty { complain("\(name): an empty 'w:t'") }
        }
        for field in root.all("w:fldChar") where field["w:dirty"] != nil { complain("\(name): a dirty field") }
        var depth = 0
        for field in root.all("w:fldChar") {
            depth += field["w:fldCharType"] == "begin" ? 1 : field["w:fldCharType"] == "end" ? -1 : 0
            if depth < 0 { complain("\(name): a field ends that was not begun") }
        }
        if depth != 0 { complain("\(name): a field does not end") }
        for link in root.all("w:hyperlink") where !link.all("w:hyperlink").isEmpty {
            complain("\(name): a link within a link")
        }
    }

    private mutating func checkTables(_ name: String, _ root: XMLElement) {
        for table in root.all("w:tbl") {
            let columns = table.first("w:tblGrid")?.children.count ?? 0
            let rows = table.children.filter { $0.name == "w:tr" }
            if columns == 0 || columns > 63 { complain("\(name): a table of \(columns) columns") }
            if rows.isEmpty { complain("\(name): a table without rows") }
            if table.first("w:tblPr")?.value("w:tblCaption") == nil { complain("\(name): a table without a title") }
            for row in rows {
                let cells = row.children.filter { $0.name == "w:tc" }
                let width = cells.reduce(0) { $0 + (Int($1.first("w:tcPr")?.value("w:gridSpan") ?? "1") ?? 0) }
                if width != columns { complain("\(name): a row of \(width) columns in a table of \(columns)") }
                for cell in cells where cell.children.last?.name != "w:p" {
                    complain("\(name): a cell does not end with a paragraph")
                }
            }
            if let next = table.next, next.name == "w:tbl" {
                complain("\(name): two tables without a paragraph between")
            }
            if table.parent?.name == "w:body", table.next?.name == "w:sectPr" {
                complain("\(name): the body ends with a table")
            }
        }
    }

    /// No paragraph is empty, but where Word asks for one, or where it carries the number of an item.
    private mutating func checkParagraphs(_ name: String, _ root: XMLElement) {
        for paragraph in root.all("w:p") where paragraph.children.allSatisfy({ $0.name == "w:pPr" }) {
            let properties = paragraph.first("w:pPr")
            let style = properties?.value("w:pStyle")
            let isLastOfCell = paragraph.parent?.name == "w:tc" && paragraph.next == nil
            let isOnly = paragraph.parent?.name == "w:body" && root.all("w:p").count == 1
            if style != "Separator", !isLastOfCell, !isOnly, properties?.first("w:numPr") == nil {
                complain("\(name): an empty paragraph of style '\(style ?? "Normal")'")
            }
        }
    }

    private mutating func checkStyles() {
        guard let styles = file.parts["word/styles.xml"] else { return complain("there are no styles") }
        let all = styles.children.filter { $0.name == "w:style" }
        let ids = all.compactMap { $0["w:styleId"] }
        let names = all.compactMap { $0.value("w:name")?.lowercased() }
        if Set(ids).count != ids.count || Set(names).count != names.count { complain("a style stands twice") }
        let known = Set(ids)
        for style in all {
            for reference in ["w:basedOn", "w:next", "w:link"] {
                if let id = style.value(reference), !known.contains(id) {
                    complain("'\(id)' of '\(reference)' is missing")
                }
            }
        }
        for kind in ["paragraph", "character", "table", "numbering"] {
            let defaults = all.filter { $0["w:type"] == kind && $0["w:default"] == "1" }
            if defaults.count != 1 { complain("\(defaults.count) default styles of type '\(kind)'") }
        }
        for (name, root) in file.parts where name.hasPrefix("word/") {
            for element in root.descendants where ["w:pStyle", "w:rStyle", "w:tblStyle"].contains(element.name) {
                if let id = element["w:val"], !known.contains(id) { complain("\(name): no style '\(id)'") }
            }
        }
    }

    private mutating func checkNumbering() {
        let numbering = file.named("numbering")
        let instances = Set(numbering?.children.filter { $0.name == "w:num" }.compactMap { $0["w:numId"] } ?? [])
        let definitions = numbering?.children.filter { $0.name == "w:abstractNum" } ?? []
        let nsids = definitions.compactMap { $0.value("w:nsid") }
        if Set(nsids).count != nsids.count || nsids.contains(where: { $0.count != 8 }) { complain("a bad 'w:nsid'") }
        for (name, root) in file.parts {
            for number in root.all("w:numPr") {
                let id = number.value("w:numId") ?? ""
                if id != "0", !instances.contains(id) { complain("\(name): no numbering instance '\(id)'") }
                if (Int(number.value("w:ilvl") ?? "0") ?? 9) > 8 { complain("\(name): a level beyond 8") }
            }
        }
    }

    private mutating func checkNotes() {
        let notes = file.parts["word/footnotes.xml"]?.children ?? []
        let ids = notes.filter { $0["w:type"] == nil }.compactMap { $0["w:id"] }
        let marks = (file.parts["word/document.xml"]?.all("w:footnoteReference") ?? []).compactMap { $0["w:id"] }
        if ids != marks { complain("notes \(ids), marks \(marks)") }
        for (name, root) in file.parts where name != "word/document.xml" && !root.all("w:footnoteReference").isEmpty {
            complain("\(name): the mark of a footnote")
        }
        for named in file.parts["word/settings.xml"]?.all("w:footnote") ?? [] {
            if !notes.contains(where: { $0["w:id"] == named["w:id"] }) { complain("the settings name a missing note") }
        }
        for note in notes where note.children.last?.name != "w:p" { complain("a note does not end with a paragraph") }
    }

    private mutating func checkBookmarks() {
        var names: Set<String> = []
        var ids: Set<String> = []
        for root in file.parts.sorted(by: { $0.key < $1.key }).map(\.value) {
            var open: Set<String> = []
            for element in root.descendants {
                if element.name == "w:bookmarkStart", let name = element["w:name"], let id = element["w:id"] {
                    if !names.insert(name.lowercased()).inserted { complain("the bookmark '\(name)' stands twice") }
                    if !ids.insert(id).inserted { complain("two bookmarks have the id '\(id)'") }
                    if name.isEmpty || name.count > 40 { complain("a bookmark of \(name.count) characters") }
                    open.insert(id)
                } else if element.name == "w:bookmarkEnd", open.remove(element["w:id"] ?? "") == nil {
                    complain("a bookmark ends that was not begun")
                }
            }
            if !open.isEmpty { complain("a bookmark does not end") }
        }
        for root in file.parts.values {
            for link in root.all("w:hyperlink") {
                if let anchor = link["w:anchor"], !names.contains(anchor.lowercased()) {
                    complain("no bookmark '\(anchor)'")
                }
            }
        }
    }

    private mutating func checkProperties() {
        let core = file.parts["docProps/core.xml"]?.children ?? []
        if Set(core.map(\.name)).count != core.count { complain("a property stands twice") }
        for property in core where property.text.isEmpty { complain("'\(property.name)' is empty") }
        let settings = file.parts["word/settings.xml"]
        if settings?.first("w:updateFields") != nil { complain("Word would ask whether to update fields") }
        let mode = settings?.all("w:compatSetting").first { $0["w:name"] == "compatibilityMode" }
        if mode?["w:val"] != "15" { complain("Word would open the document in compatibility mode") }
    }
}

extension XMLElement {
    /// The element after this one, below the same parent.
    var next: XMLElement? {
        guard let siblings = parent?.children, let index = siblings.firstIndex(where: { $0.id == id }) else {
            return nil
        }
        return index + 1 < siblings.count ? siblings[index + 1] : nil
    }
}
