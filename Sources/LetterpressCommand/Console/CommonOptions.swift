internal import ArgumentParser

/// The options that every command takes.
struct CommonOptions: ParsableArguments {
    @Flag(name: .shortAndLong, help: "Say errors only.")
    var quiet = false

    @Flag(name: .shortAndLong, help: "Say what is read and why.")
    var verbose = false

    @Option(help: ArgumentHelp("Colour in messages.", valueName: "when"))
    var color: Console.Colour = .auto

    var console: Console { Console(colour: color, isQuiet: quiet, isVerbose: verbose) }
}

extension Console.Colour: ExpressibleByArgument {}
