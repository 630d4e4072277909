import Foundation
import Testing

@testable import Templating

/// How values are frozen, and freed afterwards.
struct FreezerTests {
    @Test func freezesAllThatIsHeld() {
        let inner = ListValue([.int(1)])
        let dict = DictValue(unique: [("list", .list(inner)), ("pair", .tuple([.list([.int(2)]), .none]))])
        let value = Value.list([.dict(dict), .dict(dict)])
        value.freeze()
        #expect(!inner.mutate { $0.append(.int(2)) })
        #expect(!dict.set(.string("new"), .none))
        #expect(dict.frost.isShallow)
    }

    @Test func freesDeepChainsWithoutRecursion() {
        var chain = Value.list([])
        for _ in 0..<200_000 { chain = .dict(unique: [("next", chain)]) }
        chain.freeze()
        guard case .dict(let dict) = chain else { return }
        #expect(dict.isFrozen)
        #expect(!dict.frost.isShallow)
    }

    /// Each freezing sees one link only, and must not take the whole for short.
    @Test func freesChainsFrozenLinkByLink() {
        var chain = Value.list([])
        chain.freeze()
        for _ in 0..<200_000 {
            chain = .list([chain])
            chain.freeze()
        }
        guard case .list(let list) = chain else { return }
        #expect(!list.frost.isShallow)
    }

    @Test func endsOnCircles() {
        let list = ListValue([])
        _ = list.mutate { $0.append(.list(list)) }
        Value.list(list).freeze()
        #expect(list.isFrozen)
    }

    /// The longest chains that are freed by recursion, on a stack of a sixteenth of what a thread has.
    @Test func shortChainsFitOnSmallStacks() async {
        let isShallow = await withCheckedContinuation { done in
            let thread = Thread {
                var chain = Value.list([])
                for link in 1..<512 {
                    chain = link.isMultiple(of: 2) ? .list([chain]) : .dict(unique: [("next", chain)])
                }
                chain.freeze()
                guard case .dict(let dict) = chain else { return done.resume(returning: false) }
                done.resume(returning: dict.frost.isShallow)
            }
            thread.stackSize = 1 << 19
            thread.start()
        }
        #expect(isShallow)
    }
}
