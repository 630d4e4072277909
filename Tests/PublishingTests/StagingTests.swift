import Diagnostics
import Foundation
import Publishing
import Testing

@Suite struct StagingTests {
    @Test func nothingIsThereBeforeItIsPutInPlace() throws {
        let scratch = try ScratchFolder()
        let folder = try OutputFolder(scratch.path)
        let names = ["a.txt", "2025-01-28/x/b.txt", "2025-01-28/y/c.txt", "2025-01-28/z/d.txt"]
        let files = try names.map { try folder.stage(Array($0.utf8), as: $0) }
        for name in names { #expect(try folder.read(name) == nil) }
        #expect(folder.put(files).allSatisfy { $0 == nil })
        for name in names { #expect(try folder.read(name) == Array(name.utf8)) }
        #expect(scratch.names == ["2025-01-28", "a.txt"])
    }

    @Test func oneThatCannotBePutInPlaceStopsNoOther() throws {
        let scratch = try ScratchFolder()
        let folder = try OutputFolder(scratch.path)
        let files = try ["a.txt", "b.txt"].map { try folder.stage([1], as: $0) }
        try FileManager.default.createDirectory(atPath: scratch.path + "/a.txt", withIntermediateDirectories: false)
        let failures = folder.put(files)
        #expect(failures.map { $0?.code } == [.cannotCreate, nil])
        #expect(scratch.names == ["a.txt", "b.txt"])
    }

    @Test func clearsUpAfterItsOwnShardOnly() throws {
        let scratch = try ScratchFolder()
        let one = try OutputFolder(scratch.path, part: "1-of-12")
        let twelve = try OutputFolder(scratch.path, part: "12-of-12")
        _ = (try one.stage([1], as: "a"), try twelve.stage([1], as: "b"))
        one.removeOldTemporaries()
        #expect(scratch.names.count == 1 && scratch.names[0].hasPrefix(".letterpress-12-of-12-"))
        try OutputFolder(scratch.path).removeOldTemporaries()
        #expect(scratch.names.isEmpty)
    }

    @Test func shardsShareAFolderAndAWholeBatchHasItAlone() throws {
        let scratch = try ScratchFolder()
        func lock(_ part: String) throws -> FolderLock {
            try FolderLock(folder: scratch.path, part: part, owner: "batch \(part)")
        }
        do {
            let held = try (lock("1-of-2"), lock("2-of-2"))
            defer { withExtendedLifetime(held) {} }
            let refused = try #require(throws: Diagnostic.self) { _ = try lock("1-of-2") }
            #expect(refused.code == .folderLocked && refused.message.contains("batch 1-of-2"))
            let whole = try #require(throws: Diagnostic.self) { _ = try lock("") }
            #expect(whole.message.contains("-of-2") && whole.message.contains("process \(getpid()) on "))
        }
        let whole = try lock("")
        #expect(throws: Diagnostic.self) { _ = try lock("1-of-2") }
        withExtendedLifetime(whole) {}
    }
}
