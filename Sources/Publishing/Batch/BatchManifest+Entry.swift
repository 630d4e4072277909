package import CivilTime
package import Inspections

extension BatchManifest {
    /// One file of the batch.
    ///
    /// The fields stand in an object that copies share: a batch of a hundred thousand files has each entry in several lists.
    package struct Entry: Sendable, Hashable {
        private struct Fields: Hashable, Sendable {
            var path: String
            var hash: ContentHash
            var size: Int
            var record: String?
            var source: String?
            var title: String?
            var date: CivilDate?
            var template: String?
            var format: String
            var state: PublicationState
            var embargo: Instant?
            var data: ContentHash
            var recipe: Int?
            var releasedEarly: String?
            var isStale = false
            var move: PublicationMove?
        }

        private final class Box: Sendable {
            let fields: Fields
            init(_ fields: Fields) { self.fields = fields }
        }

        private var box: Box

        private mutating func change(_ body: (inout Fields) -> Void) {
            var fields = box.fields
            body(&fields)
            box = Box(fields)
        }

        /// The path below the folder of the manifest, with `/` between its parts.
        package var path: String {
            get { box.fields.path }
            set { change { $0.path = newValue } }
        }
        package var hash: ContentHash {
            get { box.fields.hash }
            set { change { $0.hash = newValue } }
        }
        package var size: Int {
            get { box.fields.size }
            set { change { $0.size = newValue } }
        }
        /// The id of the record it was made from; `nil` for the index page and its kin.
        package var record: String? {
            get { box.fields.record }
            set { change { $0.record = newValue } }
        }
        /// The data file that the record stands in.
        package var source: String? {
            get { box.fields.source }
            set { change { $0.source = newValue } }
        }
        /// What the record is called for people, where that is not its id.
        package var title: String? {
            get { box.fields.title }
            set { change { $0.title = newValue } }
        }
        /// The day of publication, in London.
        package var date: CivilDate? {
            get { box.fields.date }
            set { change { $0.date = newValue } }
        }
        package var template: String? {
            get { box.fields.template }
            set { change { $0.template = newValue } }
        }
        package var format: String {
            get { box.fields.format }
            set { change { $0.format = newValue } }
        }
        package var state: PublicationState {
            get { box.fields.state }
            set { change { $0.state = newValue } }
        }
        /// The instant before which the file may not be published.
        package var embargo: Instant? {
            get { box.fields.embargo }
            set { change { $0.embargo = newValue } }
        }
        /// SHA-256 of the data it was made from.
        package var data: ContentHash {
            get { box.fields.data }
            set { change { $0.data = newValue } }
        }
        /// An index into ``BatchManifest/recipes``; `nil` for the index page and its kin.
        package var recipe: Int? {
            get { box.fields.recipe }
            set { change { $0.recipe = newValue } }
        }
        /// The reason for a release before the embargo, where one was given.
        package var releasedEarly: String? {
            get { box.fields.releasedEarly }
            set { change { $0.releasedEarly = newValue } }
        }
        /// Whether the file is no longer due: a later run had another place for it, or none, and left it where it is.
        package var isStale: Bool {
            get { box.fields.isStale }
            set { change { $0.isStale = newValue } }
        }

        /// That the record had another date or time before; `nil` for most.
        package var move: PublicationMove? {
            get { box.fields.move }
            set { change { $0.move = newValue } }
        }

        package static func == (a: Entry, b: Entry) -> Bool { a.box === b.box || a.box.fields == b.box.fields }
        package func hash(into hasher: inout Hasher) { hasher.combine(box.fields.path) }

        package init(
            path: String, hash: ContentHash, size: Int, record: String? = nil, source: String? = nil,
            title: String? = nil, date: CivilDate? = nil, template: String? = nil, format: String,
            state: PublicationState, embargo: Instant? = nil, data: ContentHash, recipe: Int? = nil,
            releasedEarly: String? = nil, move: PublicationMove? = nil
        ) {
            box = Box(
                Fields(
                    path: path, hash: hash, size: size, record: record, source: source, title: title, date: date,
                    template: template, format: format, state: state, embargo: embargo, data: data, recipe: recipe,
                    releasedEarly: releasedEarly, move: move))
        }
    }
}
