package import CivilTime
package import Diagnostics
package import DocumentModel
package import Inspections

extension Diagnostic.Code {
    package static let embargoed: Self = "embargoed"
}

/// The state that a record is published in, decided once and applied everywhere: banner, tense, file name, indexing and the
/// subject of an e-mail follow from it.
package struct Release: Sendable, Hashable {
    package let state: PublicationState
    package let embargo: Instant?
    /// Why it is published before the embargo ends, where somebody said so.
    package let earlyReason: String?

    /// - Parameter wanted: The state asked for; `nil` for the one that the record and the clock give.
    /// - Throws: ``Diagnostic/Code/embargoed`` for a publication before its instant without a reason.
    package init(
        of record: Record, wanted: PublicationState?, earlyReason: String?, at now: Instant
    ) throws(Diagnostic) {
        let natural = record.state(at: now)
        state = wanted ?? natural
        embargo = record.embargo
        let isEarly = state == .published && record.embargo.map { now < $0 } ?? false
        let isReasoned = earlyReason?.contains { !$0.isWhitespace } ?? false
        guard !isEarly || isReasoned else {
            let end = record.embargo.map { Self.text($0) } ?? "further notice"
            throw Diagnostic(
                .embargoed, "'\(record.id)' is under embargo until \(end) and cannot be written as published",
                at: record.place, hint: "leave --as out, or give --release-early and the reason")
        }
        self.earlyReason = isEarly ? earlyReason : nil
    }

    /// A release as a manifest records it.
    init(state: PublicationState, embargo: Instant?, earlyReason: String?) {
        self.state = state
        self.embargo = embargo
        self.earlyReason = earlyReason
    }

    /// What the state adds to file names: drafts and embargoed copies cannot be mistaken for the published file.
    package var fileNameSuffix: String {
        switch state {
        case .draft: "-DRAFT"
        case .embargoed: "-EMBARGOED"
        case .published: ""
        }
    }

    /// What the state decides about a document.
    package func apply(to document: inout Document) {
        document.metadata.isIndexable = state == .published
        if document.metadata.published == nil, let embargo { document.metadata.published = embargo.description }
        document.metadata.others[Self.subjectKey] = subjectPrefix(language: document.metadata.language)
    }

    /// The key of ``Metadata/others`` that holds what stands before the subject of an e-mail.
    static let subjectKey = "release"

    /// What nobody who reads only the subject of an e-mail may overlook; `nil` once it is published.
    func subjectPrefix(language: String) -> String? {
        let isWelsh = language == "cy" || language.hasPrefix("cy-")
        switch state {
        case .published: return nil
        case .draft: return isWelsh ? "DRAFFT" : "DRAFT"
        case .embargoed:
            guard let embargo else { return isWelsh ? "EMBARGO" : "EMBARGOED" }
            return isWelsh ? "EMBARGO: \(Self.text(embargo, isWelsh: true))" : "EMBARGOED until \(Self.text(embargo))"
        }
    }

    /// `00.01, 28 January 2025` or `28 Ionawr 2025, 00:01`, on London's clock.
    private static func text(_ instant: Instant, isWelsh: Bool = false) -> String {
        let (date, time) = TimeZoneRules.london.local(of: instant)
        func digits(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
        return isWelsh
            ? "\(CalendarNames.welsh.longDate(date)), \(digits(time.hour)):\(digits(time.minute))"
            : "\(digits(time.hour)).\(digits(time.minute)), \(CalendarNames.english.longDate(date))"
    }
}
