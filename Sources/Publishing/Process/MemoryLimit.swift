package import Diagnostics
internal import Glibc

extension Diagnostic.Code {
    package static let memoryLimit: Self = "memory-limit"
}

/// The limit on memory that somebody has set for the process (`ulimit -v`). Swift cannot go on where there is no memory to be
/// had, so a limit that leaves too little is refused at the start.
package enum MemoryLimit {
    /// Address space that a process needs before it has read anything, one worker's stack among it.
    private static let base = 192 << 20
    /// What one more worker needs: its stack, its part of the heap (which Glibc takes in steps of 64 MiB) and a document.
    private static let perWorker = 160 << 20

    /// How many workers fit.
    /// - Parameter data: Bytes of the data files.
    /// - Throws: ``Diagnostic/Code/memoryLimit`` if not even one does.
    package static func workers(wanted: Int, data: Int = 0) throws(Diagnostic) -> Int {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur != rlim_t.max else {
            return wanted
        }
        let given = Int(clamping: limit.rlim_cur)
        let free = given - base - 4 * min(data, 1 << 40)
        guard free >= perWorker else {
            let needed = (base + perWorker + 4 * min(data, 1 << 40)) >> 20
            throw Diagnostic(
                .memoryLimit, "the limit on memory (ulimit -v) is \(given >> 20) MiB, and a batch needs \(needed) MiB",
                hint: "raise the limit, or cut the batch in parts with --shard", exitStatus: .temporary)
        }
        return max(1, min(wanted, free / perWorker))
    }
}
