import Packaging

/// Makes reference documents as a word processor in another language would: ids of its own, the names that all share.
struct ReferenceFile {
    var styles = """
        <w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Georgia"/><w:lang w:val="de-DE"/></w:rPr></w:rPrDefault>\
        </w:docDefaults>
        <w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
        <w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/><w:basedOn w:val="Standard"/>\
        <w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="Embargo"><w:name w:val="Something else"/></w:style>
        <w:style w:type="character" w:default="1" w:styleId="AbsatzStandardschriftart">\
        <w:name w:val="Default Paragraph Font"/></w:style>
        """
    var numbering: String? = """
        <w:abstractNum w:abstractNumId="4"><w:nsid w:val="0A0A0A0A"/><w:multiLevelType w:val="multilevel"/>\
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:pStyle w:val="berschrift2"/>\
        <w:lvlText w:val="%1)"/></w:lvl></w:abstractNum>
        <w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>
        """
    var section = """
        <w:sectPr w:rsidR="00112233"><w:headerReference w:type="default" r:id="rId1"/>\
        <w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="2000" w:right="1700" w:bottom="2000" w:left="1700" \
        w:header="500" w:footer="500" w:gutter="0"/><w:cols w:space="708"/><w:docGrid w:linePitch="360"/></w:sectPr>
        """
    var namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    static let logo: [UInt8] = [0x89, 0x50, 0x4E, 0x47]

    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    private static let types = "application/vnd.openxmlformats-officedocument.wordprocessingml."

    func bytes() throws -> [UInt8] {
        var package = OPCPackageWriter()
        func xml(_ root: String, _ content: String) -> [UInt8] {
            let start = "<w:\(root) xmlns:w=\"\(namespace)\" xmlns:r=\"\(Self.office)\">"
            return Array("<?xml version=\"1.0\"?>\(start)\(content)</w:\(root)>".utf8)
        }
        let main = "word/document.xml"
        _ = package.relate(from: nil, type: Self.office + "/officeDocument", to: main)
        _ = package.relate(from: main, type: Self.office + "/header", to: "word/header1.xml")
        _ = package.relate(from: main, type: Self.office + "/styles", to: "word/styles.xml")
        let body = xml("document", "<w:body><w:p/>\(section)</w:body>")
        package.add(part: main, contentType: Self.types + "document.main+xml", body)
        package.add(part: "word/styles.xml", contentType: Self.types + "styles+xml", xml("styles", styles))
        _ = package.relate(from: "word/header1.xml", type: Self.office + "/image", to: "word/media/image1.png")
        let header = xml("hdr", "<w:p><w:r><w:t>The Council</w:t><w:pict r:embed=\"rId1\"/></w:r></w:p>")
        package.add(part: "word/header1.xml", contentType: Self.types + "header+xml", header)
        package.add(part: "word/media/image1.png", contentType: "image/png", Self.logo)
        if let numbering {
            _ = package.relate(from: main, type: Self.office + "/numbering", to: "word/numbering.xml")
            let part = xml("numbering", numbering)
            package.add(part: "word/numbering.xml", contentType: Self.types + "numbering+xml", part)
        }
        return try package.finish()
    }
}
