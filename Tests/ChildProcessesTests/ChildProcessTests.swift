import ChildProcesses
import Foundation
import Testing

private func shell(_ script: String) -> ChildProcess {
    ChildProcess(
        program: "/bin/sh", arguments: ["-c", script], environment: ["PATH=/usr/bin:/bin"], log: "/dev/null")
}

@Suite struct ChildProcessTests {
    @Test func stopsWhatTakesTooLong() {
        let start = ContinuousClock.now
        #expect(shell("sleep 60 & sleep 60").run(atMost: 1) == .tookTooLong)
        #expect(ContinuousClock.now - start < .seconds(30))
    }

    @Test func stopsWhenItIsAskedTo() {
        var process = shell("sleep 60")
        process.isCancelled = { true }
        #expect(process.run(atMost: 60) == .cancelled)
    }

    @Test func saysHowItEnded() throws {
        #expect(shell("exit 3").run(atMost: 60) == .exited(3))
        #expect(shell("kill -9 $$").run(atMost: 60) == .killed(signal: 9))
        let missing = ChildProcess(program: "/nowhere", arguments: [], environment: [], log: "/dev/null")
        #expect([.notStarted, .exited(127)].contains(missing.run(atMost: 60)))
    }

    @Test func readsAndWritesFiles() throws {
        let folder = try TemporaryFolder()
        try folder.write(Array("in".utf8), to: "in")
        var process = ChildProcess(
            program: "/bin/sh", arguments: ["-c", "cat; echo err >&2"], environment: ["PATH=/usr/bin:/bin"],
            log: folder.path + "/log")
        process.input = folder.path + "/in"
        process.output = folder.path + "/out"
        #expect(process.run(atMost: 60) == .exited(0))
        #expect(folder.read("out") == Array("in".utf8))
        #expect(folder.read("log") == Array("err\n".utf8))
    }

    @Test func leavesNoFolderBehind() throws {
        var path = ""
        do {
            let folder = try TemporaryFolder()
            path = folder.path
            try folder.write([1, 2], to: "a/b/c")
            #expect(folder.read("a/b/c") == [1, 2])
        }
        #expect(!FileManager.default.fileExists(atPath: path))
    }
}
