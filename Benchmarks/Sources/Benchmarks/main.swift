// `Benchmarks` measures everything and prints one JSON object a line. `Benchmarks repeat NAME COUNT` only does the work of
// one row, for a tool that counts instructions or allocations; `Benchmarks pages N` writes a report of N pages once in four
// formats.
let arguments = CommandLine.arguments
if arguments.count == 4, arguments[1] == "repeat", let count = Int(arguments[3]) {
    let isOwn = arguments[2].hasSuffix("letterpress")
    let candidates = try isOwn ? OwnEngine.benchmarks() + Records.benchmarks() : SwiftPeers.benchmarks()
    for benchmark in candidates where benchmark.name == arguments[2] {
        for _ in 0..<max(0, count) { try benchmark.work() }
    }
} else if arguments.count == 3, arguments[1] == "pages", let pages = Int(arguments[2]) {
    try DocumentWriting.writeOnce(pages: pages)
} else if let office = OfficeBenchmarks(arguments: CommandLine.arguments) {
    try office.run()
} else {
    let all = try OwnEngine.benchmarks() + Records.benchmarks() + SwiftPeers.benchmarks() + DocumentWriting.benchmarks()
    for benchmark in all {
        print(try Measurement(of: benchmark).json)
    }
}
