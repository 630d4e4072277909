import Glibc

/// What one benchmark took.
struct Measurement {
    let name: String
    let bytes: Int?
    /// Nanoseconds of CPU time for one call: the least and the middle of all rounds.
    let minimum: Double
    let median: Double

    var json: String {
        let bytes = bytes.map { ", \"bytes\": \($0)" } ?? ""
        return "{\"name\": \"\(name)\", \"minimum\": \(minimum), \"median\": \(median)\(bytes)}"
    }

    /// Does the work again and again until `rounds` rounds of at least five milliseconds each are done.
    init(of benchmark: Benchmark, rounds: Int = 30) throws {
        try benchmark.check?()
        let work = benchmark.work
        for _ in 0..<3 { try work() }
        var calls = 1
        while true {
            let start = cpuTime()
            for _ in 0..<calls { try work() }
            if cpuTime() - start > 5_000_000 || calls >= 1 << 20 { break }
            calls *= 2
        }
        var times: [Double] = []
        for _ in 0..<rounds {
            let start = cpuTime()
            for _ in 0..<calls { try work() }
            times.append(Double(cpuTime() - start) / Double(calls))
        }
        times.sort()
        name = benchmark.name
        bytes = try benchmark.bytes?()
        minimum = times[0]
        median = times[times.count / 2]
    }
}

private func cpuTime() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
}
