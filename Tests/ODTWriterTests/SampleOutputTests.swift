import DocumentModel
import Foundation
import TestSupport
import Testing

@testable import ODTWriter

/// Writes the samples to the folder that `ODT_SAMPLES` names, to be looked at; does nothing without it.
@Test(.enabled(if: ProcessInfo.processInfo.environment["ODT_SAMPLES"] != nil))
func writesSamplesToLookAt() throws {
    let folder = URL(filePath: ProcessInfo.processInfo.environment["ODT_SAMPLES"] ?? "")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    var samples = [("everything", SampleDocuments.everything), ("smallest", SampleDocuments.smallest)]
    for seed in 0..<40 {
        var random = RandomDocument(seed: UInt64(seed))
        samples.append(("random-\(seed)", random.document()))
    }
    for (name, document) in samples {
        let (bytes, _) = try ODTWriter().write(document)
        try Data(bytes).write(to: folder.appending(path: name + ".odt"))
    }
}
