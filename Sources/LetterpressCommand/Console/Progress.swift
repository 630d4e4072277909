/// How much of some work is done, after how long.
struct Progress {
    let done: Int
    let total: Int
    let milliseconds: Int

    private var rate: Double { Double(done) * 1000 / Double(max(1, milliseconds)) }

    private var timeLeft: String {
        guard done > 0 else { return "" }
        let seconds = Int(Double(total - done) / max(0.001, rate))
        switch seconds {
        case ..<60: return "\(seconds) s left"
        case ..<3600: return "\(seconds / 60) min \(seconds % 60) s left"
        default: return "\(seconds / 3600) h \(seconds / 60 % 60) min left"
        }
    }

    private var count: String { "\(done) of \(total)" }

    /// Slow work is counted by the minute: `0 a second` says nothing.
    private var speed: String {
        rate < 1 && done > 0 ? "\(Int(rate * 60)) a minute" : "\(Int(rate)) a second"
    }

    /// The whole: `120 of 500, 40 a second, 9 s left`.
    var text: String { texts[0] }

    /// The longest first; what is left out is what can be missed most easily.
    var texts: [String] {
        [[count, speed, timeLeft], [count, timeLeft], [count]].map { parts in
            parts.filter { !$0.isEmpty }.joined(separator: ", ")
        } + ["\(done * 100 / max(1, total))%"]
    }
}
