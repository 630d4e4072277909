internal import ChildProcesses
internal import Diagnostics

/// The user profile that LibreOffice runs with: settings, and a macro that brings tables of contents up to date and writes
/// the PDFs. The command line alone cannot update an index.
struct Profile {
    /// Holds `document-0.odt` and so on; the profile lies in its folder `profile`.
    let folder: String
    let count: Int
    let source: PDFConverter.Source

    /// Names of options and their values, as Basic writes them.
    ///
    /// Tagged, with the title in the window's bar and PDF/UA in the metadata (ISO 14289-1); PDF 1.7.
    private static let options = [
        ("UseTaggedPDF", "True"), ("PDFUACompliance", "True"), ("ExportBookmarks", "True"),
        ("SelectPdfVersion", "17"), ("DisplayPDFDocumentTitle", "True"),
    ]

    func write(to folder: borrowing TemporaryFolder) throws(Diagnostic) {
        let user = "profile/user"
        try folder.write(Array(Self.settings.utf8), to: "\(user)/registrymodifications.xcu")
        try folder.write(Array(Self.libraries.utf8), to: "\(user)/basic/script.xlc")
        try folder.write(Array(Self.library.utf8), to: "\(user)/basic/Standard/script.xlb")
        try folder.write(Array(module.utf8), to: "\(user)/basic/Standard/Module1.xba")
    }

    static func arguments(folder: String) -> [String] {
        common(folder: folder) + ["macro:///Standard.Module1.ExportAll()"]
    }

    /// Without the macro.
    static func plainArguments(folder: String, files: [String]) -> [String] {
        let filter = options.map { name, value in
            let type = value == "True" ? "boolean" : "long"
            return "\"\(name)\":{\"type\":\"\(type)\",\"value\":\"\(value.lowercased())\"}"
        }
        return common(folder: folder)
            + ["--convert-to", "pdf:writer_pdf_Export:{\(filter.joined(separator: ","))}", "--outdir", folder] + files
    }

    private static func common(folder: String) -> [String] {
        ["--headless", "--norestore", "--nologo", "-env:UserInstallation=\(url(of: folder))/profile"]
    }

    /// `file:///tmp/a%20b` for `/tmp/a b`: only letters, digits and a few marks stay as they are, so that the address can
    /// stand in a string of Basic.
    static func url(of path: String) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        var url = Array("file://".utf8)
        for byte in path.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                url.append(byte)
            default: url += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: url, as: UTF8.self)
    }

    /// Says that the profile is set up, or LibreOffice would put its own files over ours, and that documents may load
    /// nothing and run nothing.
    private static let settings = """
        <?xml version="1.0" encoding="UTF-8"?>
        <oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
        <item oor:path="/org.openoffice.Setup/Office"><prop oor:name="ooSetupInstCompleted" oor:op="fuse">\
        <value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" \
        oor:op="fuse"><value>true</value></prop></item>
        <item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" \
        oor:op="fuse"><value>3</value></prop></item>
        <item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse">\
        <value>0</value></prop></item>
        </oor:items>

        """

    private static let libraries = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "libraries.dtd">
        <library:libraries xmlns:library="http://openoffice.org/2000/library" xmlns:xlink="http://www.w3.org/1999/xlink">
        <library:library library:name="Standard" xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" \
        library:link="false"/>
        </library:libraries>

        """

    private static let library = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "library.dtd">
        <library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard" \
        library:readonly="false" library:passwordprotected="false">
        <library:element library:name="Module1"/>
        </library:library>

        """

    /// A document that fails is left out; its PDF is then missing.
    private var module: String {
        let data = Self.options.map { name, value in "Setting(\"\(name)\", \(value))" }.joined(separator: ", ")
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
            <script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" \
            script:language="StarBasic">
            Function Setting(key As String, content As Variant) As Variant
              Dim property As New com.sun.star.beans.PropertyValue
              property.Name = key
              property.Value = content
              Setting = property
            End Function
            Sub ExportOne(path As String)
              On Error GoTo Failed
              source = path + ".\(source.rawValue)"
              opened = StarDesktop.loadComponentFromURL(source, "_blank", 0, Array(Setting("Hidden", True)))
              indexes = opened.getDocumentIndexes()
              For i = 0 To indexes.getCount() - 1
                indexes.getByIndex(i).update()
              Next i
              data = Array(\(data))
              opened.storeToURL(path + ".pdf", Array(Setting("FilterName", "writer_pdf_Export"), Setting("FilterData", data)))
              opened.close(True)
            Failed:
            End Sub
            Sub ExportAll
              For n = 0 To \(count - 1)
                ExportOne("\(Self.url(of: folder))/document-" + CStr(n))
              Next n
              StarDesktop.terminate()
            End Sub
            </script:module>

            """
    }
}
