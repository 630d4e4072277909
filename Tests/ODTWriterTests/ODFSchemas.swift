import Foundation
import TestSupport

/// The schemas of ODF 1.3, and what validates with them.
enum ODFSchemas {
    static let jing = ExternalTool("jing")

    /// The folder of the schemas of ODF 1.3 (`OpenDocument-v1.3-schema.rng` and `…-manifest-schema.rng`): what ODF_SCHEMAS
    /// names, or `Schemas/odf` at the root of the repository. They are not part of it.
    static let folder: URL? = {
        let named = ProcessInfo.processInfo.environment["ODF_SCHEMAS"].map { URL(filePath: $0) }
        return [named, repositoryRoot.appending(path: "Schemas/odf")].compactMap { $0 }.first {
            FileManager.default.fileExists(atPath: $0.appending(path: "OpenDocument-v1.3-schema.rng").path)
        }
    }()
}
