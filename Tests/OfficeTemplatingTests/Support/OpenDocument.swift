import Foundation
import Packaging

@testable import OfficeTemplating

/// Builds small .odt files.
struct OpenDocument {
    static let namespaces = """
        xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
        xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" \
        xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" \
        xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" \
        xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" \
        xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" \
        xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" \
        xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/" \
        xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3"
        """

    var body: String
    var header = ""
    var meta = ""
    /// Automatic styles of the text.
    var styles = ""
    var hasAutomaticStyles = true

    init(_ body: String) { self.body = body }

    func bytes() throws -> [UInt8] {
        var writer = ODFPackageWriter(mediaType: "application/vnd.oasis.opendocument.text")
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        let automatic =
            !hasAutomaticStyles
            ? ""
            : styles.isEmpty
                ? "<office:automatic-styles/>" : "<office:automatic-styles>\(styles)</office:automatic-styles>"
        writer.add(
            file: "content.xml", mediaType: "text/xml",
            Array(
                (head
                    + "<office:document-content \(Self.namespaces)>\(automatic)<office:body><office:text>\(body)"
                    + "</office:text></office:body></office:document-content>").utf8))
        let page = "<style:page-layout style:name=\"L\"/>"
        writer.add(
            file: "styles.xml", mediaType: "text/xml",
            Array(
                (head + "<office:document-styles \(Self.namespaces)><office:styles/><office:automatic-styles>\(page)"
                    + "</office:automatic-styles><office:master-styles><style:master-page style:name=\"Standard\" "
                    + "style:page-layout-name=\"L\"><style:header>\(header)</style:header></style:master-page>"
                    + "</office:master-styles></office:document-styles>").utf8))
        writer.add(
            file: "meta.xml", mediaType: "text/xml",
            Array(
                (head
                    + "<office:document-meta \(Self.namespaces)><office:meta>\(meta)</office:meta></office:document-meta>")
                    .utf8))
        return try writer.finish()
    }

    static func p(_ text: String) -> String { "<text:p text:style-name=\"P1\">\(escaped(text))</text:p>" }
    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    static func table(_ rows: [[String]]) -> String {
        let columns = rows.map(\.count).max() ?? 0
        return "<table:table table:name=\"T\"><table:table-column table:number-columns-repeated=\"\(columns)\"/>"
            + rows.map { row in
                "<table:table-row>" + row.map { "<table:table-cell>\(p($0))</table:table-cell>" }.joined()
                    + "</table:table-row>"
            }.joined() + "</table:table>"
    }
}

func fill(_ document: OpenDocument, _ json: String = "{}") throws -> Filled {
    let bytes = try document.bytes()
    let template = try OfficeTemplate(bytes: bytes, name: "letter.odt")
    return try Filled(
        template.render(data(json), in: fixedWorld, resources: OfficeResources(picture: picture)), of: bytes)
}
