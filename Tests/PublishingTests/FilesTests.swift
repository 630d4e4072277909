import Diagnostics
import Foundation
import Publishing
import Testing

/// A folder of the test's own, removed when it ends.
final class ScratchFolder {
    let path: String
    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "letterpress-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }
    deinit { try? FileManager.default.removeItem(atPath: path) }

    var names: [String] { (try? FileManager.default.contentsOfDirectory(atPath: path).sorted()) ?? [] }
}

@Suite struct OutputFolderTests {
    @Test func writesWholeFilesAndLeavesNothingElse() throws {
        let scratch = try ScratchFolder()
        let folder = try OutputFolder(scratch.path + "/new/deep")
        try folder.write([1, 2], as: "2025-01-28/westmere/a.txt")
        try folder.write([3], as: "2025-01-28/westmere/a.txt")
        #expect(try folder.read("2025-01-28/westmere/a.txt") == [3])
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/new/deep/2025-01-28/westmere")
                == ["a.txt"])
    }

    @Test(arguments: ["../x", "/x", "a/../x", "", ".", "a/./b", "a\u{0}b"])
    func writesNothingOutside(name: String) throws {
        let scratch = try ScratchFolder()
        let folder = try OutputFolder(scratch.path + "/in")
        #expect(throws: Diagnostic.self) { try folder.write([1], as: name) }
        #expect(scratch.names == ["in"])
    }

    @Test func followsNoLinks() throws {
        let scratch = try ScratchFolder()
        let folder = try OutputFolder(scratch.path + "/in")
        try FileManager.default.createDirectory(atPath: scratch.path + "/out", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/in/link", withDestinationPath: scratch.path + "/out")
        try FileManager.default.createSymbolicLink(
            atPath: scratch.path + "/in/file.txt", withDestinationPath: scratch.path + "/out/file.txt")
        #expect(throws: Diagnostic.self) { try folder.write([1], as: "link/x.txt") }
        let refused = try #require(throws: Diagnostic.self) { try folder.write([1], as: "file.txt") }
        #expect(refused.exitStatus == .cannotCreate)
        #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path + "/out").isEmpty)
    }

    @Test func saysWhyAFolderCannotBeMade() throws {
        let scratch = try ScratchFolder()
        try Data([1]).write(to: URL(filePath: scratch.path + "/file"))
        let refused = try #require(throws: Diagnostic.self) { try OutputFolder(scratch.path + "/file/in") }
        #expect(refused.code == .cannotCreate && refused.exitStatus == .cannotCreate)
    }
}

@Suite struct InputFileTests {
    @Test func namesTheNearestFile() throws {
        let scratch = try ScratchFolder()
        try Data([1]).write(to: URL(filePath: scratch.path + "/westmere.yaml"))
        let missing = try #require(throws: Diagnostic.self) { try InputFile.read(scratch.path + "/westmre.yaml") }
        #expect(missing.exitStatus == .inputMissing)
        #expect(missing.hint == "did you mean '\(scratch.path)/westmere.yaml'?")
    }

    @Test(.timeLimit(.minutes(1))) func doesNotWaitForPipesAndDevices() throws {
        let scratch = try ScratchFolder()
        #expect(mkfifo(scratch.path + "/pipe", 0o600) == 0)
        for path in [scratch.path + "/pipe", "/dev/zero", scratch.path] {
            let refused = try #require(throws: Diagnostic.self) { try InputFile.read(path) }
            #expect(refused.code == .fileNotRegular)
        }
    }

    @Test func stopsAtTheLimit() throws {
        let scratch = try ScratchFolder()
        try Data(repeating: 7, count: 100).write(to: URL(filePath: scratch.path + "/a"))
        #expect(try InputFile.read(scratch.path + "/a", limit: 100).count == 100)
        #expect(throws: Diagnostic.self) { try InputFile.read(scratch.path + "/a", limit: 99) }
    }
}

@Suite struct FolderLockTests {
    @Test func keepsASecondBatchOutUntilTheFirstIsGone() throws {
        let scratch = try ScratchFolder()
        do {
            let first = try FolderLock(folder: scratch.path, owner: "the first")
            let refused = try #require(throws: Diagnostic.self) {
                try FolderLock(folder: scratch.path, owner: "the second")
            }
            #expect(refused.code == .folderLocked && refused.exitStatus == .temporary)
            #expect(refused.message.contains("the first"))
            withExtendedLifetime(first) {}
        }
        _ = try FolderLock(folder: scratch.path, owner: "the third")
    }
}

@Suite struct ContentHashTests {
    @Test func isSHA256() {
        #expect(
            ContentHash(of: "abc").description == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(ContentHash("ABC") == nil)
    }
}
