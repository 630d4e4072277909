// swift-tools-version: 6.2
import PackageDescription

/// What every Swift target of the package is compiled with. `make lint` sets LETTERPRESS_STRICT, so that a warning fails
/// there but not on the machine of somebody whose newer compiler knows more warnings.
let settings: [SwiftSetting] =
    [
        .enableUpcomingFeature("ExistentialAny"),
        .enableUpcomingFeature("InternalImportsByDefault"),
        .enableUpcomingFeature("MemberImportVisibility"),
    ] + (Context.environment["LETTERPRESS_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)])

/// A room of the house: a library target that may import the rooms named, all of which stand above it in the list below.
func room(_ name: String, imports: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: imports, resources: resources, swiftSettings: settings)
}

func tests(of name: String, imports: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: name + "Tests", dependencies: [.init(stringLiteral: name), "TestSupport"] + imports,
        path: "Tests/\(name)Tests", exclude: ["Fixtures", "Goldens"], swiftSettings: settings)
}

let package = Package(
    name: "letterpress",
    products: [
        .library(name: "Letterpress", targets: ["Letterpress"]),
        .executable(name: "letterpress", targets: ["LetterpressCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0")
    ],
    targets: [
        .systemLibrary(name: "CLibXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CLibZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        .systemLibrary(
            name: "CCMarkGFM", pkgConfig: "libcmark-gfm",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]),
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),
        .systemLibrary(name: "CLibCrypto", pkgConfig: "libcrypto", providers: [.apt(["libssl-dev"])]),
        .systemLibrary(name: "CLinux"),

        // The shipped templates, embedded by the C compiler.
        .target(name: "CShippedFiles"),

        room("ShippedFiles", imports: ["CShippedFiles"]),
        room("Diagnostics"),
        room("CivilTime"),
        room("XMLTree", imports: ["CLibXML2", "Diagnostics"]),
        room("ZipArchive", imports: ["CLibZip", "Diagnostics", "CivilTime"]),
        room("Packaging", imports: ["Diagnostics", "XMLTree", "ZipArchive"]),
        room("Templating", imports: ["Diagnostics", "CivilTime"]),
        room("DataReaders", imports: ["CLibYAML", "Diagnostics", "Templating"]),
        room("DocumentModel", imports: ["Diagnostics"]),
        room(
            "MarkdownReader",
            imports: ["CCMarkGFM", "Diagnostics", "CivilTime", "Templating", "DataReaders", "DocumentModel"]),
        room("PlainTextWriter", imports: ["Diagnostics", "DocumentModel"]),
        room("HTMLWriter", imports: ["Diagnostics", "DocumentModel"]),
        room("MarkdownWriter", imports: ["Diagnostics", "DocumentModel"]),
        room("MailWriter", imports: ["Diagnostics", "CivilTime", "DocumentModel"]),
        room(
            "DOCXWriter", imports: ["Diagnostics", "CivilTime", "XMLTree", "ZipArchive", "Packaging", "DocumentModel"]),
        room(
            "ODTWriter", imports: ["Diagnostics", "CivilTime", "XMLTree", "ZipArchive", "Packaging", "DocumentModel"]),
        room("ChildProcesses", imports: ["Diagnostics"]),
        room("PDFConversion", imports: ["ChildProcesses", "Diagnostics", "CivilTime"]),
        room(
            "OfficeTemplating",
            imports: [
                "Diagnostics", "XMLTree", "ZipArchive", "Packaging", "Templating", "DocumentModel", "MarkdownReader",
            ]),
        room("Inspections", imports: ["ShippedFiles", "Diagnostics", "CivilTime", "Templating", "DataReaders"]),
        room(
            "Publishing",
            imports: [
                "CLibCrypto", "CLinux", "ShippedFiles", "ChildProcesses", "Diagnostics", "CivilTime", "XMLTree",
                "ZipArchive",
                "Packaging",
                "Templating", "DataReaders",
                "DocumentModel", "MarkdownReader", "PlainTextWriter", "HTMLWriter", "MailWriter", "DOCXWriter",
                "ODTWriter", "MarkdownWriter", "PDFConversion", "OfficeTemplating", "Inspections",
            ]),
        room(
            "Letterpress",
            imports: [
                "Diagnostics", "CivilTime", "Templating", "DataReaders", "DocumentModel", "MarkdownReader",
                "OfficeTemplating", "Inspections", "Publishing",
            ]),
        .executableTarget(
            name: "LetterpressCommand",
            dependencies: [
                "Letterpress", "ShippedFiles", "Diagnostics", "CivilTime", "Templating", "DataReaders", "Inspections",
                "Publishing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        .target(
            name: "TestSupport", dependencies: ["DocumentModel"], path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "DOCXTestSupport", dependencies: ["DocumentModel", "XMLTree", "ZipArchive", "Packaging"],
            path: "Tests/DOCXTestSupport", swiftSettings: settings),
        .target(
            name: "ODTTestSupport", dependencies: ["DocumentModel", "XMLTree", "ZipArchive", "Packaging"],
            path: "Tests/ODTTestSupport", swiftSettings: settings),
        tests(of: "Diagnostics"),
        tests(of: "CivilTime"),
        tests(of: "XMLTree", imports: ["Diagnostics"]),
        tests(of: "ZipArchive", imports: ["Diagnostics"]),
        tests(of: "Packaging", imports: ["Diagnostics", "XMLTree", "ZipArchive"]),
        tests(of: "Templating", imports: ["Diagnostics", "CivilTime", "DataReaders"]),
        tests(of: "DataReaders", imports: ["Diagnostics", "Templating"]),
        tests(of: "DocumentModel", imports: ["Diagnostics"]),
        tests(of: "MarkdownReader", imports: ["Diagnostics", "Templating", "DataReaders", "DocumentModel"]),
        tests(of: "PlainTextWriter", imports: ["Diagnostics", "DocumentModel", "MarkdownReader"]),
        tests(
            of: "HTMLWriter",
            imports: ["Diagnostics", "DocumentModel", "MarkdownReader", "PlainTextWriter", "Templating"]),
        tests(of: "MailWriter", imports: ["Diagnostics", "CivilTime"]),
        tests(of: "MarkdownWriter", imports: ["Diagnostics", "DocumentModel", "MarkdownReader", "Templating"]),
        tests(
            of: "DOCXWriter",
            imports: [
                "DOCXTestSupport", "Diagnostics", "DocumentModel", "MarkdownReader", "XMLTree", "ZipArchive",
                "Packaging",
            ]),
        tests(
            of: "ODTWriter",
            imports: [
                "ODTTestSupport", "Diagnostics", "DocumentModel", "MarkdownReader", "XMLTree", "ZipArchive",
                "Packaging",
            ]),
        tests(of: "ChildProcesses", imports: ["Diagnostics"]),
        tests(
            of: "PDFConversion", imports: ["ChildProcesses", "Diagnostics", "CivilTime", "DocumentModel", "ODTWriter"]),
        tests(
            of: "OfficeTemplating",
            imports: [
                "DOCXTestSupport", "Diagnostics", "XMLTree", "ZipArchive", "Packaging", "Templating", "DataReaders",
            ]),
        tests(of: "Inspections", imports: ["Diagnostics", "CivilTime", "Templating", "DataReaders"]),
        tests(
            of: "Publishing",
            imports: [
                "Diagnostics", "CivilTime", "XMLTree", "ZipArchive", "Packaging", "Templating", "DataReaders",
                "DocumentModel", "MarkdownReader", "PlainTextWriter", "HTMLWriter", "MailWriter", "DOCXWriter",
                "ODTWriter", "MarkdownWriter", "PDFConversion", "OfficeTemplating", "Inspections",
                "ShippedFiles", "DOCXTestSupport", "ODTTestSupport",
            ]),
        tests(of: "Letterpress", imports: ["Diagnostics", "DocumentModel", "Templating"]),
        tests(of: "LetterpressCommand"),
    ],
    swiftLanguageModes: [.v6]
)
