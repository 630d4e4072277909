import Diagnostics
import DocumentModel
import Foundation
import ODTTestSupport
import Packaging
import TestSupport
import Testing
import XMLTree
import ZipArchive

@testable import ODTWriter

/// Styles, page, header and footer from a document of the user's own.
@Suite struct ReferenceTests {
    @Test func takesStylesPageAndHeader() throws {
        var style = HouseStyle()
        style.textFonts = ["Liberation Serif"]
        style.marginLeft = 100
        style.marginRight = 100
        style.headings[1].colour = "880000"
        var letterhead = SampleDocuments.smallest
        letterhead.metadata.pageHeader = "Letterhead of the Inspectorate"
        letterhead.metadata.numbersHeadings = false
        let reference = try ODTReference(ODTWriter(style: style).write(letterhead).bytes, name: "letterhead.odt")
        let bytes = try ODTWriter(reference: reference).write(SampleDocuments.everything).bytes
        let findings = try ODTChecker.findings(in: bytes)
        #expect(findings == [])
        let styles = try ODTPackage(bytes).styles.root
        #expect(styles.first("style:header")?.text.contains("Letterhead of the Inspectorate") == true)
        #expect(styles.first("style:header")?.text.contains("EMBARGOED") == true)
        #expect(styles.first("style:page-layout-properties")?["fo:margin-left"] == "100pt")
        #expect(styles.all("style:font-face").compactMap { $0["style:name"] }.contains("Liberation Serif"))
        let tables = try ODTPackage(bytes).content.root.all("style:table-properties")
        #expect(tables.first?["style:width"] == "395.3pt")
        #expect(try ODTOutline.lines(of: bytes) == SampleDocuments.everything.outline)
    }

    private static let styles = """
        <?xml version="1.0" encoding="UTF-8"?>
        <o:document-styles xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
          xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
          xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
          xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
          xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
          xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"
          xmlns:xlink="http://www.w3.org/1999/xlink"
          xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0" o:version="1.2">
        <o:styles>
        <style:style style:name="Standard" style:family="paragraph" loext:hidden="true"/>
        <style:style style:name="Text_20_body" style:family="paragraph" style:parent-style-name="Gone"
          style:next-style-name="Gone"><style:text-properties fo:color="#123456" loext:opacity="50%"/></style:style>
        </o:styles>
        <o:automatic-styles><style:page-layout style:name="pm1"><style:page-layout-properties
          fo:page-width="21.001cm" fo:page-height="29.7cm" fo:margin="3cm"/></style:page-layout></o:automatic-styles>
        <o:master-styles><style:master-page style:name="Standard" style:page-layout-name="pm1"><style:header>
        <text:p text:style-name="Gone"><draw:frame draw:name="logo" text:anchor-type="as-char" svg:width="1cm"
          svg:height="1cm"><draw:image xlink:href="Pictures/logo.png" xlink:type="simple"/></draw:frame><draw:frame
          text:anchor-type="as-char"><draw:image xlink:href="http://tracker.example/x.png" xlink:type="simple"/></draw:frame
          ><text:title>Old title</text:title><loext:content-control>x</loext:content-control></text:p>
        </style:header></style:master-page></o:master-styles></o:document-styles>
        """

    private func package(_ styles: String, mediaType: String = "application/vnd.oasis.opendocument.text") throws
        -> [UInt8]
    {
        var package = ODFPackageWriter(mediaType: mediaType)
        package.add(file: "styles.xml", mediaType: "text/xml", Array(styles.utf8))
        package.add(file: "Pictures/logo.png", mediaType: "image/png", SampleDocuments.chart.bytes)
        return try package.finish()
    }

    @Test func leavesOutWhatIsForeignMissingOrLoaded() throws {
        let reference = try ODTReference(try package(Self.styles), name: "reference.odt")
        let bytes = try ODTWriter(reference: reference).write(SampleDocuments.smallest).bytes
        let odt = try ODTPackage(bytes)
        let source = String(decoding: odt.styles.source, as: UTF8.self)
        for text in ["loext", "Gone", "tracker.example", "Old title"] { #expect(!source.contains(text), "\(text)") }
        #expect(source.contains("#123456") && source.contains("<text:title>Report</text:title>"))
        #expect(odt.styles.root["office:version"] == "1.3")
        #expect(odt.reader.entry("Pictures/logo.png") != nil)
        let findings = try ODTChecker.findings(in: bytes)
        #expect(findings == ["pictures that nothing shows: [\"Pictures/logo.png\"]"])
    }

    @Test func refusesWhatIsNoText() throws {
        let sheet = try package(Self.styles, mediaType: "application/vnd.oasis.opendocument.spreadsheet")
        let error = #expect(throws: Diagnostic.self) { try ODTReference(sheet, name: "sheet.ods") }
        #expect(error?.code == .wrongDocumentKind)
        #expect(throws: Diagnostic.self) { try ODTReference([1, 2, 3], name: "nothing.odt") }
        #expect(throws: Diagnostic.self) { try ODTReference(try package("<a"), name: "broken.odt") }
    }

    /// What LibreOffice writes holds extensions, and names styles that it does not write.
    @Test(.enabled("needs soffice (LibreOffice)") { ExternalTool.soffice != nil })
    func takesStylesFromLibreOffice() throws {
        try ExternalTool.withFolder { folder in
            let source = folder.appending(path: "source.odt")
            try Data(try ODTWriter().write(SampleDocuments.everything).bytes).write(to: source)
            let output = folder.appending(path: "saved")
            let profile = folder.appending(path: "profile").absoluteString
            _ = try #require(ExternalTool.soffice).run([
                "--headless", "-env:UserInstallation=\(profile)", "--convert-to", "odt", "--outdir", output.path,
                source.path,
            ])
            let saved = try Data(contentsOf: output.appending(path: "source.odt"))
            let reference = try ODTReference(Array(saved), name: "source.odt")
            let bytes = try ODTWriter(reference: reference).write(SampleDocuments.everything).bytes
            let findings = try ODTChecker.findings(in: bytes)
            #expect(findings == [])
            if let samples = ProcessInfo.processInfo.environment["ODT_SAMPLES"] {
                try Data(bytes).write(to: URL(filePath: samples).appending(path: "reference.odt"))
            }
            #expect(try ODTOutline.lines(of: bytes) == SampleDocuments.everything.outline)
        }
    }
}
