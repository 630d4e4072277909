internal import ArgumentParser

struct RootCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "letterpress",
        abstract: "Fills inspection data, or any other, into press releases, letters and reports.",
        discussion: """
            Start with 'letterpress init FOLDER', or render one of your files:
              letterpress render inspection.yaml --template press-release --format txt,html,docx,odt

            'letterpress limits' lists how large and deep inputs may be.
            Completions: letterpress --generate-completion-script bash|zsh|fish

            Exit status: 0 done, 1 a check found something, 64 usage, 65 data or template at fault, \
            66 input missing, 73 cannot create, 74 input or output error, 75 try again later.
            """,
        version: Version.text,
        subcommands: [
            RenderCommand.self, BatchCommand.self, DiffCommand.self, VerifyCommand.self, ManifestCommand.self,
            CalendarCommand.self, CheckCommand.self, TagsCommand.self, EvalCommand.self, SchemaCommand.self,
            InitCommand.self, LimitsCommand.self,
        ]
    )
}
