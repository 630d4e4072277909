/// The arguments of this run, without those that change nothing of what is written.
enum ReproducibleArguments {
    private static let flags: Set<String> = ["--force", "--quiet", "-q", "--verbose", "-v", "--prune", "--dry-run"]
    private static let options: Set<String> = ["--jobs", "--shard", "--color", "--sign", "-o", "--output"]

    static var current: [String] { filtered(Array(CommandLine.arguments.dropFirst())) }

    static func filtered(_ arguments: [String]) -> [String] {
        var kept: [String] = []
        var isValue = false
        for argument in arguments {
            if isValue {
                isValue = false
            } else if options.contains(argument) {
                isValue = true
            } else if !flags.contains(argument), !options.contains(where: { argument.hasPrefix($0 + "=") }) {
                kept.append(argument)
            }
        }
        return kept
    }
}
