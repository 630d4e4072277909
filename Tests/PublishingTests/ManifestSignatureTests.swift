import Diagnostics
import Foundation
import Publishing
import TestSupport
import Testing

private let isThere = (try? ManifestSignature()) != nil

private func makeKey(_ path: String, passphrase: String = "") throws {
    let tool = try #require(ExternalTool("ssh-keygen"))
    let made = try tool.run(["-q", "-t", "ed25519", "-N", passphrase, "-C", "test", "-f", path])
    #expect(made.status == 0)
}

private func allow(_ name: String, _ key: String, in file: String) throws {
    let words = try String(contentsOfFile: key + ".pub", encoding: .utf8).split(separator: " ")
    try Data("\(name) \(words[0]) \(words[1])\n".utf8).write(to: URL(filePath: file))
}

@Suite struct ManifestSignatureTests {
    @Test(.enabled("needs ssh-keygen (openssh-client)") { isThere })
    func provesWhoMadeABatch() throws {
        let fixture = try BatchFixture()
        let (key, other, signers) = (
            fixture.scratch.path + "/key", fixture.scratch.path + "/other", fixture.scratch.path + "/signers"
        )
        try makeKey(key)
        try makeKey(other)
        try allow("press@example.org", key, in: signers)
        var request = try fixture.request()
        request.signingKey = key
        let report = try BatchRunner.run(request)
        #expect(report.signed == ["manifest.json", "2024-01-23/manifest.json", "2025-01-28/manifest.json"])
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty, "signatures are not extra files")
        func signer(_ folder: String = "", identity: String? = nil) throws(Diagnostic) -> String? {
            try BatchVerifier.signer(inFolder: fixture.output + folder, allowedSigners: signers, identity: identity)
        }
        #expect(try signer()?.hasPrefix("press@example.org with ED25519 key SHA256:") == true)
        #expect(try signer("/2025-01-28", identity: "press@example.org") != nil)
        #expect(throws: Diagnostic.self) { try signer(identity: "else@example.org") }
        try allow("press@example.org", other, in: signers)
        #expect(throws: Diagnostic.self) { try signer() }
        try allow("press@example.org", key, in: signers)
        // One changed byte, and the signature of something else.
        let manifest = URL(filePath: fixture.output + "/manifest.json")
        let bytes = try Data(contentsOf: manifest)
        try (bytes + Data("\n".utf8)).write(to: manifest)
        #expect(#expect(throws: Diagnostic.self) { try signer() }?.code == .badSignature)
        let anybody = #expect(throws: Diagnostic.self) {
            try BatchVerifier.signer(inFolder: fixture.output, allowedSigners: nil, identity: nil)
        }
        #expect(anybody?.exitStatus == .findings)
        try bytes.write(to: manifest)
        // A run that changes the manifest and does not sign leaves no signature that does not fit.
        try fixture.change("westmere-2025.yaml", "Daniel Okoro", "Daniel Okafor")
        let unsigned = try BatchRunner.run(try fixture.request())
        #expect(unsigned.warnings.contains { $0.code == "no-longer-signed" })
        #expect(#expect(throws: Diagnostic.self) { try signer() }?.message.hasSuffix("is not signed") == true)
        #expect(try signer("/2024-01-23") != nil, "that day did not change")
        #expect(throws: Diagnostic.self) { try signer("/2025-01-28") }
    }

    @Test(.enabled("needs ssh-keygen (openssh-client)") { isThere })
    func writesTheBatchEvenIfItCannotSign() throws {
        let fixture = try BatchFixture()
        var request = try fixture.request()
        request.signingKey = fixture.scratch.path + "/none"
        let missing = #expect(throws: DiagnosticList.self) { try BatchRunner.run(request) }
        #expect(missing?.first.exitStatus == .inputMissing)
        #expect(InputFile.kind(of: fixture.output) == .missing, "nothing is begun that cannot be ended")
        try Data("no key".utf8).write(to: URL(filePath: fixture.scratch.path + "/none"))
        let noKey = #expect(throws: DiagnosticList.self) { try BatchRunner.run(request) }
        #expect(noKey?.first.message.hasSuffix("is no SSH key") == true)
        #expect(InputFile.kind(of: fixture.output) == .missing)
        let broken = Data("-----BEGIN OPENSSH PRIVATE KEY-----\nbroken\n".utf8)
        try broken.write(to: URL(filePath: fixture.scratch.path + "/none"))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: fixture.scratch.path + "/none")
        let report = try BatchRunner.run(request)
        #expect(report.failures.map(\.problems.first.code) == [.cannotSign] && !report.written.isEmpty)
        #expect(try BatchVerifier.findings(inFolder: fixture.output).isEmpty)
    }

    @Test func saysHowToInstallSSH() {
        let error = #expect(throws: Diagnostic.self) { try ManifestSignature(searchPath: "/nowhere") }
        #expect(error?.code == .sshKeygenMissing && error?.hint?.contains("openssh-client") == true)
    }
}
