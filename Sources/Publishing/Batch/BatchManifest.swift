package import CivilTime
package import Diagnostics
package import Inspections

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

    /// One file of the batch.
    package struct Entry: Sendable, Hashable {
        /// The path below the folder of the manifest, with `/` between its parts.
        package var path: String
        package var hash: ContentHash
        package var size: Int
        /// The id of the record it was made from; `nil` for the index page and its kin.
        package var record: String?
        /// The data file that the record stands in.
        package var source: String?
        /// What the record is called for people, where that is not its id.
        package var title: String?
        /// The day of publication, in London.
        package var date: CivilDate?
        package var template: String?
        package var format: String
        package var state: PublicationState
        /// The instant before which the file may not be published.
        package var embargo: Instant?
        /// SHA-256 of the data it was made from.
        package var data: ContentHash
        /// An index into ``BatchManifest/recipes``; `nil` for the index page and its kin.
        package var recipe: Int?
        /// The reason for a release before the embargo, where one was given.
        package var releasedEarly: String?
        /// Whether the file is no longer due: a later run had another place for it, or none, and left it where it is.
        package var isStale = false

        package init(
            path: String, hash: ContentHash, size: Int, record: String? = nil, source: String? = nil,
            title: String? = nil, date: CivilDate? = nil, template: String? = nil, format: String,
            state: PublicationState, embargo: Instant? = nil, data: ContentHash, recipe: Int? = nil,
            releasedEarly: String? = nil
        ) {
            self.path = path
            self.hash = hash
            self.size = size
            self.record = record
            self.source = source
            self.title = title
            self.date = date
            self.template = template
            self.format = format
            self.state = state
            self.embargo = embargo
            self.data = data
            self.recipe = recipe
            self.releasedEarly = releasedEarly
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

    package init(
        toolVersion: String, arguments: [String], shard: String? = nil, runs: [Run] = [], recipes: [Recipe],
        entries: [Entry]
    ) {
        self.toolVersion = toolVersion
        self.arguments = arguments
        self.shard = shard
        self.runs = runs
        self.recipes = recipes
        self.entries = entries.sorted { $0.path < $1.path }
    }
}
