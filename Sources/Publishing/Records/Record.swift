package import CivilTime
package import DataReaders
package import Diagnostics
package import Inspections
package import Templating

/// One thing to publish: what fills the templates once.
package struct Record: Sendable {
    package enum Content: Sendable {
        case inspection(Inspection)
        /// Any other data, passed to templates as it is.
        case data(DataFile)
        case row(CSVTable, Int)
    }

    /// Names the record's files; unique within a batch.
    package var id: String
    package var content: Content
    package var place: Diagnostic.Place
    /// When it is published; `nil` for data that say nothing of it.
    package var moment: PublicationMoment?
    /// The instant before which nothing may appear; `nil` for no embargo.
    package var embargo: Instant?
    /// What is odd about the record and hinders nothing.
    package var warnings: [Diagnostic] = []
    /// SHA-256 of everything that templates can learn from the record.
    package var hash: ContentHash

    /// The state that the record and the clock give, unless the user says otherwise.
    package func state(at now: Instant) -> PublicationState {
        if case .inspection(let inspection) = content, inspection.releaseStatus == "draft" { return .draft }
        guard let embargo else { return .published }
        return now < embargo ? .embargoed : .published
    }

    /// Whether it is not to be published after all.
    package var isWithdrawn: Bool {
        if case .inspection(let inspection) = content { inspection.releaseStatus == "withdrawn" } else { false }
    }

    /// What to call the record in an index and in the calendar.
    package var title: String {
        switch content {
        case .inspection(let inspection): inspection.service.name
        case .data(let file): file.root["title"]?.string ?? file.root["name"]?.string ?? id
        case .row: id
        }
    }

    /// The data for templates. They cannot change it: all formats of a publication are made from the same.
    /// - Parameter withholdingPersonalData: Whether what the record marks as personal is left out.
    package func context(
        as state: PublicationState, in world: World, withholdingPersonalData: Bool = false
    ) -> Value {
        let values = values(as: state, in: world, withholdingPersonalData: withholdingPersonalData)
        values.freeze()
        return values
    }

    private func values(as state: PublicationState, in world: World, withholdingPersonalData: Bool) -> Value {
        switch content {
        case .inspection(let inspection):
            return inspection.templateContext(
                state: state, world: world, withholdingPersonalData: withholdingPersonalData)
        case .data(let file):
            let value = file.value
            if case .dict = value { return value }
            return .dict([("items", value)])
        case .row(let table, let index): return table[index].value
        }
    }
}
