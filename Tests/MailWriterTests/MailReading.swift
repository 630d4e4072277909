import Foundation
import TestSupport

/// A message as Python's parser understands it.
struct MailReading: Decodable {
    final class Part: Decodable {
        let type: String
        let defects: [String]
        let fileName: String?
        let disposition: String?
        let contentID: String?
        let parts: [Part]?
        let text: String?
        let bytes: [UInt8]?
    }

    let headers: [[String]]
    let headerDefects: [String]
    let body: Part

    static let isPossible = (try? MailReading(Array("Subject: x\r\n\r\nx".utf8))) != nil

    init(_ message: [UInt8]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        let script = repositoryRoot.appending(path: "Tests/Tools/read-mail.py").path
        process.arguments = ["python3", script]
        let input = Pipe()
        let output = Pipe()
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        try input.fileHandleForWriting.write(contentsOf: Data(message))
        try input.fileHandleForWriting.close()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        self = try JSONDecoder().decode(MailReading.self, from: data)
    }

    func header(_ name: String) -> String? { headers.first { $0[0] == name }?[1] }
}
