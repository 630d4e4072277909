internal import ArgumentParser
internal import Diagnostics
internal import Publishing
internal import ShippedFiles

struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Makes a working folder: templates, house style, an example and a page that says how to go on.",
        discussion: "letterpress init Publications")

    @Argument(help: "The folder to make.")
    var folder: String

    @OptionGroup var common: CommonOptions

    func run() throws {
        let names = ShippedFile.names.filter { !$0.hasPrefix("frameworks/") && !$0.hasPrefix("registers/") }
        // Nothing that is there already is overwritten: it may be somebody's work.
        for name in names.map(Self.place) + ["README.md"] where InputFile.kind(of: "\(folder)/\(name)") != .missing {
            throw Diagnostic(
                .cannotCreate, "'\(folder)/\(name)' is there already", at: .file("\(folder)/\(name)"),
                hint: "choose a new folder", exitStatus: .cannotCreate)
        }
        let output = try OutputFolder(folder)
        for name in names {
            guard let bytes = ShippedFile.bytes(of: name) else { continue }
            try output.write(bytes, as: Self.place(name))
        }
        try output.write(Array(Self.guide.utf8), as: "README.md")
        common.console.say("made \(folder): read \(folder)/README.md")
    }

    private static func place(_ name: String) -> String {
        name.hasPrefix("examples/") ? "Inspections/" + name.dropFirst("examples/".count) : "Templates/" + name
    }

    private static let guide = """
        # Publications

        - `Inspections/` holds one file for each inspection. Copy the example, change it, and save it under a new name.
        - `Templates/` holds the texts around the facts. Open them in any editor; what stands between `{{` and `}}` is taken
          from the inspection. The letter is there for Word (`letter.docx`) and LibreOffice (`letter.odt`) too: change them
          there, or delete one to have its format made from `letter.md`.
        - `Templates/styles/house.yaml` holds fonts, sizes and colours.

        In this folder, type:

        ```
        letterpress check Inspections
        letterpress render Inspections/westmere-2025.yaml --template press-release
        letterpress batch Inspections --template press-release --template letter
        letterpress calendar Inspections
        ```

        What is made lies in `Output/`. Until the embargo ends, every document carries it in its first line and in its file
        name.

        """
}
