internal import ArgumentParser
internal import Publishing

/// How much is done at a time.
struct JobsOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "How many documents are made at a time; as many as there are processors unless given.",
            valueName: "number"))
    var jobs: Int?

    var count: Int { jobs ?? WorkerPool.processorCount }

    func validate() throws {
        if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is a number from 1 to 256.") }
    }
}
