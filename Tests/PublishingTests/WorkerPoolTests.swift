import Foundation
import Publishing
import Synchronization
import Testing

@Suite struct WorkerPoolTests {
    @Test(arguments: [1, 2, 64]) func doesAllWorkOnce(count: Int) {
        let next = Atomic<Int>(0)
        let done = Mutex<[Int]>([])
        let pool = WorkerPool(tellLate: { _ in }) { pool, worker in
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < 500 else { return }
                guard pool.limited("\(number)", worker: worker, { done.withLock { $0.append(number) } }) else { return }
            }
        }
        pool.run(count)
        #expect(done.withLock { $0.sorted() } == Array(0..<500))
    }

    /// As a C library would that never returns: the others go on, and the one is reported.
    @Test func givesUpWhatDoesNotComeBack() {
        let gate = Pipe()
        defer { gate.fileHandleForWriting.closeFile() }
        let reading = gate.fileHandleForReading.fileDescriptor
        let next = Atomic<Int>(0)
        let done = Mutex<[Int]>([])
        let late = Mutex<[String]>([])
        let pool = WorkerPool(seconds: 0, tellLate: { name in late.withLock { $0.append(name) } }) { pool, worker in
            while true {
                let number = next.add(1, ordering: .relaxed).oldValue
                guard number < 20 else { return }
                let isWanted = pool.limited("\(number)", worker: worker) {
                    var byte: UInt8 = 0
                    if number == 3 { read(reading, &byte, 1) }
                }
                guard isWanted else { return }
                done.withLock { $0.append(number) }
            }
        }
        pool.run(1)
        #expect(late.withLock { $0 } == ["3"])
        #expect(done.withLock { $0 } == (0..<20).filter { $0 != 3 })
    }
}
