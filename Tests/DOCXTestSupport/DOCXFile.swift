package import Packaging
package import XMLTree
package import ZipArchive

/// A DOCX that was written, opened for tests.
package struct DOCXFile {
    package let reader: ZipReader
    package let package: OPCPackage
    /// The XML parts by name, content types and relationships among them.
    package let parts: [String: XMLElement]
    /// In the order of the archive.
    package let names: [String]

    package init(_ bytes: [UInt8]) throws {
        reader = try ZipReader(bytes)
        package = try OPCPackage(reader, name: "test.docx")
        names = reader.entries.map(\.name)
        var parts: [String: XMLElement] = [:]
        for entry in reader.entries where entry.name.hasSuffix(".xml") || entry.name.hasSuffix(".rels") {
            parts[entry.name] = try XMLDocument(parsing: try reader.read(entry), name: entry.name).root
        }
        self.parts = parts
    }

    package func part(_ name: String) throws -> XMLElement {
        guard let part = parts[name] else { throw MissingPart(name: name) }
        return part
    }

    /// The part that the main part names by a relationship of this type; with a reference document, names are others.
    package func named(_ type: String) -> XMLElement? {
        (try? package.parts(of: type, from: package.mainPart).first).flatMap { parts[$0] }
    }

    package struct MissingPart: Error { package var name: String }

    package var body: XMLElement {
        get throws {
            guard let body = try part("word/document.xml").child("body") else { throw MissingPart(name: "w:body") }
            return body
        }
    }

    package var paragraphs: [XMLElement] { get throws { try body.descendants.filter { $0.name == "w:p" } } }
}

extension XMLElement {
    /// The value of `w:val` of a child: `style("w:pStyle")`.
    package func value(_ child: String) -> String? { children.first { $0.name == child }?["w:val"] }

    package func first(_ name: String) -> XMLElement? { children.first { $0.name == name } }

    package func all(_ name: String) -> [XMLElement] { descendants.filter { $0.name == name } }

    /// The text of runs below, with tabs and breaks as spaces; not the instructions of fields.
    package var runText: String {
        var text = ""
        for element in descendants {
            switch element.name {
            case "w:t": text += element.text
            case "w:tab" where element.parent?.name == "w:r", "w:br": text += " "
            default: break
            }
        }
        return text
    }
}
