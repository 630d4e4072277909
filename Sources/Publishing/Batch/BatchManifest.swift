package import Diagnostics

extension Diagnostic.Code {
    package static let badManifest: Self = "bad-manifest"
}

/// What a batch wrote: the proof of each file, and what the next batch needs to know to leave it alone.
package struct BatchManifest: Sendable {
    package static let fileName = "manifest.json"
    package static let formatVersion = 1

    /// Something that documents were made from.
    package struct Input: Sendable, Hashable {
        /// `template`, `include`, `style`, `reference`, `framework`, `settings`, `tool`; of a run `data` and `calendar`.
        package var role: String
        package var name: String
        package var hash: ContentHash

        package init(role: String, name: String, hash: ContentHash) {
            self.role = role
            self.name = name
            self.hash = hash
        }
    }

    /// What many files have in common: everything they were made from but the record.
    package struct Recipe: Sendable, Hashable {
        package var inputs: [Input]
        /// An index into ``BatchManifest/runs``; `nil` if it is not known which run it was.
        package var run: Int?
        package init(inputs: [Input], run: Int? = nil) {
            self.inputs = inputs
            self.run = run
        }
    }

    package var toolVersion: String
    /// The arguments of the last run, without those that change nothing of what is written.
    package var arguments: [String]
    package var shard: String?
    /// The runs that the files come from, the last one first.
    package var runs: [Run]
    package var recipes: [Recipe]
    /// In the order of their paths.
    package var entries: [Entry]
    /// In the order of their records.
    package var cancellations: [Cancellation]

    package init(
        toolVersion: String, arguments: [String], shard: String? = nil, runs: [Run] = [], recipes: [Recipe],
        entries: [Entry], cancellations: [Cancellation] = []
    ) {
        self.toolVersion = toolVersion
        self.arguments = arguments
        self.shard = shard
        self.runs = runs
        self.recipes = recipes
        self.entries = entries.sorted { $0.path < $1.path }
        self.cancellations = cancellations.sorted { $0.record < $1.record }
    }
}
