/// One piece of work that is measured, under the name of its row: what is done, then the engine that does it.
struct Benchmark {
    let name: String
    /// How many bytes one call writes, for rows that show time per byte.
    let bytes: (() throws -> Int)?
    /// Sees before the measuring that the work is what it should be.
    let check: (() throws -> Void)?
    let work: () throws -> Void

    init<Result>(
        _ name: String, bytes: (() throws -> Int)? = nil, check: (() throws -> Void)? = nil,
        _ work: @escaping () throws -> Result
    ) {
        self.name = name
        self.bytes = bytes
        self.check = check
        self.work = { keep(try work()) }
    }
}

/// Keeps a result alive, so that the optimiser cannot leave the work out.
@inline(never)
private func keep<Value>(_ value: Value) {}
