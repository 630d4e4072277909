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

        This folder makes your publications. You type a fact once, and it stands in every document that needs it.

        ## Try it

        In this folder, type:

        ```
        letterpress check Inspections
        letterpress render Inspections/westmere-2025.yaml --template press-release -o Drafts/
        letterpress batch Inspections --template press-release --template letter
        letterpress calendar Inspections
        ```

        The documents of one inspection are in `Drafts/`, those of all in `Output/`. Open them in Word, LibreOffice
        or a browser.

        ## Publish an inspection of your own

        1. Copy `Inspections/westmere-2025.yaml` and give the copy a new name.
        2. Open the copy in a text editor. Change `id`, names, dates, ratings and texts.
        3. Type `letterpress check Inspections`. Mend what stops publication: it is called an error.
        4. Type `letterpress render` with the name of your file, as above.

        Three things to know about these files:

        - Blanks at the beginning of a line show what belongs together. Keep them, and do not type tabs.
        - Put a text in straight quotation marks (`"…"`) if it has a colon in it, or begins with a sign.
        - A line that begins with `#` is a note to yourself.

        ## Change the words around the facts

        - `Templates/press-release.md` and its neighbours hold the words. Open them in a text editor. What stands
          between `{{` and `}}` comes from the inspection. What stands between `{%` and `%}` says when a passage is
          there.
        - `Templates/letter.docx` and `Templates/letter.odt` are the letter for Word and LibreOffice. Open them
          there. Delete one, and that format is made from `letter.md`.
        - `Templates/styles/house.yaml` holds fonts, sizes and colours. Change them, and add
          `--style Templates/styles/house.yaml` when you make documents.

        `letterpress tags press-release` lists what a template takes from the inspection.

        ## The embargo

        Until the embargo ends, the first line of every document says so, and its file name ends in `EMBARGOED`.
        When it has ended, make the documents again: the same command leaves both out.

        ## More

        `letterpress help` lists all commands, and `letterpress help render` explains one.

        """
}
