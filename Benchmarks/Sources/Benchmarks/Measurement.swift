import Glibc

/// What one benchmark took.
struct Measurement {
    let name: String
    /// Nanoseconds of CPU time for one call: the least and the middle of all rounds.
    let minimum: Double
    let median: Double

    var json: String { "{\"name\": \"\(name)\", \"minimum\": \(minimum), \"median\": \(median)}" }
}

/// Calls a closure until `rounds` rounds of at least five milliseconds each are done. What it returns is kept alive, so that
/// the optimiser cannot leave the work out.
func measure<Result>(_ name: String, rounds: Int = 30, _ work: () throws -> Result) rethrows -> Measurement {
    for _ in 0..<3 { keep(try work()) }
    var calls = 1
    while true {
        let start = cpuTime()
        for _ in 0..<calls { keep(try work()) }
        if cpuTime() - start > 5_000_000 || calls >= 1 << 20 { break }
        calls *= 2
    }
    var times: [Double] = []
    for _ in 0..<rounds {
        let start = cpuTime()
        for _ in 0..<calls { keep(try work()) }
        times.append(Double(cpuTime() - start) / Double(calls))
    }
    times.sort()
    return Measurement(name: name, minimum: times[0], median: times[times.count / 2])
}

@inline(never)
private func keep<Value>(_ value: Value) {}

private func cpuTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
