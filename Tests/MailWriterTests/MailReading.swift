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
        guard let python = ExternalTool.python else { throw CocoaError(.executableLoad) }
        let script = repositoryRoot.appending(path: "Tests/Tools/read-mail.py").path
        let data = try python.run([script], input: Data(message)).output
        self = try JSONDecoder().decode(MailReading.self, from: data)
    }

    func header(_ name: String) -> String? { headers.first { $0[0] == name }?[1] }
}
