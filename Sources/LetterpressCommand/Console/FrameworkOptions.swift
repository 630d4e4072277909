internal import ArgumentParser
internal import Diagnostics
internal import Publishing

/// Rating frameworks besides those built in.
struct FrameworkOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A rating framework of your own, or a folder of them; comes before a built-in one of its id. May be repeated.",
            valueName: "file|folder"))
    var frameworks: [String] = []

    func finder() throws(DiagnosticList) -> FrameworkFinder { try FrameworkFinder(frameworks) }
}
