import Publishing
import TestSupport
import Testing

private func applied(_ changes: [SequenceDifference.Change], _ old: [Int], _ new: [Int]) -> [Int] {
    var result: [Int] = []
    var position = 0
    for change in changes {
        result += old[position..<change.old.lowerBound] + new[change.new]
        position = change.old.upperBound
    }
    return result + old[position...]
}

/// The length of a longest common subsequence, by the textbook's table.
private func common(_ a: [Int], _ b: [Int]) -> Int {
    var row = Array(repeating: 0, count: b.count + 1)
    for x in a {
        var corner = 0
        for (index, y) in b.enumerated() {
            let above = row[index + 1]
            row[index + 1] = x == y ? corner + 1 : max(above, row[index])
            corner = above
        }
    }
    return row[b.count]
}

@Suite struct SequenceDifferenceTests {
    @Test func findsAShortestWay() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2000 {
            let letters = Int.random(in: 1...6, using: &random)
            func sequence() -> [Int] {
                (0..<Int.random(in: 0...30, using: &random)).map { _ in Int.random(in: 0..<letters, using: &random) }
            }
            let (old, new) = (sequence(), sequence())
            let changes = SequenceDifference.changes(from: old, to: new)
            #expect(applied(changes, old, new) == new)
            #expect(
                changes.reduce(0) { $0 + $1.old.count + $1.new.count } == old.count + new.count - 2 * common(old, new))
            #expect(zip(changes, changes.dropFirst()).allSatisfy { $0.old.upperBound < $1.old.lowerBound })
        }
    }

    /// By the whole of Myers' search this would take 10^10 steps.
    @Test func endsSoonForSequencesWithNothingInCommon() {
        let (old, new) = (Array(0..<100_000), Array(100_000..<200_000))
        #expect(
            SequenceDifference.changes(from: old, to: new)
                == [SequenceDifference.Change(old: 0..<100_000, new: 0..<100_000)])
        let shuffled = (0..<20_000).map { $0 * 7919 % 20_000 }
        #expect(
            applied(SequenceDifference.changes(from: Array(0..<20_000), to: shuffled), Array(0..<20_000), shuffled)
                == shuffled)
    }
}
