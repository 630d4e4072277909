internal import ArgumentParser
internal import Diagnostics
internal import Publishing

struct ManifestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "manifest", abstract: "Works on the manifests of batches.", subcommands: [Merge.self])

    struct Merge: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "merge",
            abstract: "Joins the manifests of all parts of a batch, and proves that none is missing.",
            discussion: """
                letterpress manifest merge Output/manifest-*-of-8.json -o Output/manifest.json

                With -o the index page, the calendar and the manifest of every day are written beside it.
                """)

        @Argument(help: "The manifests of the parts.")
        var manifests: [String]

        @Option(name: .shortAndLong, help: ArgumentHelp("Where the whole manifest goes.", valueName: "file|-"))
        var output = "-"

        @OptionGroup var common: CommonOptions

        func run() throws {
            let parts = try manifests.map { path in
                (name: path, manifest: try BatchManifest(json: InputFile.read(path, limit: 1 << 30), name: path))
            }
            let joined = try BatchManifest.merging(parts)
            guard output != "-" else { return try StandardOutput.write(joined.json) }
            let (whole, pages) = joined.withPages()
            let parts2 = output.split(separator: "/", omittingEmptySubsequences: false)
            let folder = parts2.dropLast().joined(separator: "/")
            let outputFolder = try OutputFolder(folder.isEmpty ? "." : folder)
            for page in pages { try outputFolder.write(page.bytes, as: page.path) }
            try whole.write(to: outputFolder, as: String(parts2.last ?? ""))
            common.console.say("\(whole.entries.count) files in \(manifests.count) parts: wrote \(output)")
        }
    }
}
