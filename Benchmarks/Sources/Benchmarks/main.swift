// `Benchmarks` prints one JSON object a line. `Benchmarks renders N` only renders the letter N times, for a tool that
// counts the instructions, and `Benchmarks records N` only reads a record N times; `Benchmarks pages N` writes a report of N pages once in four formats.
if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "renders", let count = Int(CommandLine.arguments[2]) {
    let render = try OwnEngine.renderer(of: "letter")
    for _ in 0..<max(0, count) { _ = try render() }
} else if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "records",
    let count = Int(CommandLine.arguments[2])
{
    try Records.run(times: count)
} else if CommandLine.arguments.count == 3, CommandLine.arguments[1] == "pages",
    let pages = Int(CommandLine.arguments[2])
{
    try DocumentWriting.writeOnce(pages: pages)
} else {
    for result in try OwnEngine.measurements() + Records.measurements() + measureSwiftPeers()
        + DocumentWriting.measurements()
    {
        print(result.json)
    }
}
