import DocumentModel
import Foundation
import ODTTestSupport
import Packaging
import TestSupport
import Testing

@testable import ODTWriter

/// Validates parts against the RELAX NG schemas of ODF 1.3.
@Suite(
    .enabled("needs jing, and the schemas in the folder that ODF_SCHEMAS names or in Schemas/odf") {
        ODFSchemas.jing != nil && ODFSchemas.folder != nil
    })
struct SchemaTests {
    @Test func validatesSamplesAndRandomDocuments() throws {
        var documents = [SampleDocuments.everything, SampleDocuments.smallest]
        for seed in 0..<60 {
            var random = RandomDocument(seed: UInt64(seed))
            documents.append(random.document())
        }
        try ExternalTool.withFolder { folder in
            var parts: [String] = []
            var manifests: [String] = []
            for (index, document) in documents.enumerated() {
                let odt = try ODTPackage(try ODTWriter().write(document).bytes)
                for name in ODTPackage.parts + [ODFPackage.manifestName] {
                    let file = folder.appending(path: "\(index)-\(name.replacing("/", with: "-"))")
                    try Data(try odt.package.bytes(of: name)).write(to: file)
                    if name == ODFPackage.manifestName { manifests.append(file.path) } else { parts.append(file.path) }
                }
            }
            // -i: without the checks of ID types, which this schema does not pass.
            try validate(parts, "OpenDocument-v1.3-schema.rng")
            try validate(manifests, "OpenDocument-v1.3-manifest-schema.rng")
        }
    }

    private func validate(_ files: [String], _ schema: String) throws {
        let jing = try #require(ODFSchemas.jing)
        let path = try #require(ODFSchemas.folder).appending(path: schema).path
        let result = try jing.run(["-i", path] + files)
        #expect(result.status == 0, "\(result.text.prefix(4000))")
    }
}
