internal import CivilTime
package import Diagnostics
internal import Inspections

/// Compares the text of the documents that a batch would write with those of before.
package struct BatchComparison {
    /// What the new documents are compared with.
    package enum Side: Sendable {
        /// The files in the output folder, as the manifest lists them.
        case folder
        /// What another request would write.
        case request(RenderRequest)
    }

    package struct Report: Sendable {
        package var changed = 0
        package var new = 0
        package var gone = 0
        /// Documents whose text is the same on both sides.
        package var same = 0
        /// Documents that would be written again with the text they have, or whose text cannot be compared, and why.
        package var others: [(path: String, reason: String)] = []
        package var failures: [BatchReport.Failure] = []
        package var warnings: [Diagnostic] = []
        package var differs: Bool { changed + new + gone > 0 }
    }

    package typealias Receiver = (DocumentChange) throws(Diagnostic) -> Void

    private let request: BatchRequest
    private let watchdog: Watchdog
    private var report = Report()

    /// - Parameter receive: Called for each document that differs, in the order of the records.
    package static func run(
        _ request: BatchRequest, against old: Side, _ receive: Receiver
    ) throws(DiagnosticList) -> Report {
        var comparison = BatchComparison(request: request)
        switch old {
        case .folder: try comparison.compareWithFolder(receive)
        case .request(let old): try comparison.compare(with: old, receive)
        }
        return comparison.report
    }

    private init(request: BatchRequest) {
        self.request = request
        watchdog = Watchdog(request.render.limits)
    }

    // MARK: - With the folder

    private mutating func compareWithFolder(_ receive: Receiver) throws(DiagnosticList) {
        let setup = try RenderSetup(request.render)
        try BatchSources.refuseMissing(request.render.data)
        do throws(Diagnostic) {
            let history = try BatchHistory(folder: request.folder, manifest: request.manifestName)
            let sources = BatchSources(request.render.data, reader: setup.reader)
            let plan = BatchPlanner.plan(request, setup: setup, sources: sources, history: history)
            report.failures = plan.failures
            report.warnings = setup.warnings + plan.warnings
            let maker = DocumentMaker(setup, sources, watchdog)
            for work in plan.work {
                guard case .write(let reason) = work.action else {
                    report.same += 1
                    continue
                }
                let name = setup.templates[work.template].file.name
                let before = history.entries(record: work.record, template: name)
                try compare(work, name, reason, before, maker, receive)
            }
            try reportGone(plan, setup, receive)
        } catch { throw DiagnosticList(error) }
    }

    private mutating func compare(
        _ work: BatchPlan.Work, _ name: String, _ reason: String, _ before: [BatchManifest.Entry],
        _ maker: DocumentMaker, _ receive: Receiver
    ) throws(Diagnostic) {
        let old = Self.best(before)
        let oldText = old.flatMap { text(of: $0) }
        let made: (text: String?, ending: String)
        do { made = try maker.text(of: work, format: oldText == nil ? nil : old?.format) } catch {
            report.failures.append(BatchReport.Failure(work.record, error))
            return
        }
        guard let newText = made.text, old == nil || oldText != nil || old?.format != "pdf" else {
            report.others.append((work.stem, "\(reason); a PDF has no text to compare"))
            return
        }
        guard newText != oldText else {
            report.others.append((work.stem, reason))
            return
        }
        try give(
            DocumentChange(
                kind: oldText == nil ? .new : .changed, record: work.record, template: name,
                oldPath: oldText == nil ? nil : old?.path, newPath: "\(work.stem).\(made.ending)", reason: reason,
                oldText: oldText ?? "", newText: newText), receive)
    }

    /// Documents that are no longer due and that no other file takes the place of.
    private mutating func reportGone(
        _ plan: BatchPlan, _ setup: RenderSetup, _ receive: Receiver
    ) throws(Diagnostic) {
        struct Document: Hashable {
            var record: String
            var template: String
        }
        let made = Set(
            plan.work.map { Document(record: $0.record, template: setup.templates[$0.template].file.name) })
        let gone = Dictionary(grouping: plan.stale.filter { !$0.isStale }) {
            Document(record: $0.record ?? "", template: $0.template ?? "")
        }
        for (document, entries) in gone.sorted(by: { $0.value[0].path < $1.value[0].path })
        where !made.contains(document) {
            guard let entry = Self.best(entries), let text = text(of: entry) else { continue }
            try give(
                DocumentChange(
                    kind: .gone, record: document.record, template: document.template, oldPath: entry.path,
                    newPath: nil, reason: "no longer due", oldText: text, newText: ""), receive)
        }
    }

    private static func best(_ entries: [BatchManifest.Entry]) -> BatchManifest.Entry? {
        func rank(_ entry: BatchManifest.Entry) -> Int {
            entry.format == "pdf" ? .max : DocumentText.formats.firstIndex(of: entry.format) ?? 0
        }
        return entries.min { (rank($0), $0.path) < (rank($1), $1.path) }
    }

    private func text(of entry: BatchManifest.Entry) -> String? {
        let path = "\(request.folder)/\(entry.path)"
        guard InputFile.kind(of: path) == .regular, let bytes = try? InputFile.read(path, followsLinks: false) else {
            return nil
        }
        return DocumentText.text(of: bytes, format: entry.format)
    }

    // MARK: - With another request

    private mutating func compare(with oldRequest: RenderRequest, _ receive: Receiver) throws(DiagnosticList) {
        let (old, new) = (try Sided(oldRequest, request, watchdog), try Sided(request.render, request, watchdog))
        report.failures = old.plan.failures + new.plan.failures
        report.warnings = new.maker.setup.warnings + new.plan.warnings
        var seen: Set<String> = []
        for work in new.plan.work {
            let key = Self.key(work)
            seen.insert(key)
            let before = old.byKey[key].map { old.plan.work[$0] }
            guard isDue(work) || before.map(isDue) ?? false else { continue }
            try compare(before, work, old, new, receive)
        }
        for work in old.plan.work where !seen.contains(Self.key(work)) && isDue(work) {
            try compare(work, nil, old, new, receive)
        }
    }

    /// One side of a comparison, planned as if nothing had been written yet.
    private struct Sided {
        let maker: DocumentMaker
        let plan: BatchPlan
        let byKey: [String: Int]

        init(_ render: RenderRequest, _ request: BatchRequest, _ watchdog: Watchdog) throws(DiagnosticList) {
            var whole = request
            whole.render = render
            whole.period = .all
            let setup = try RenderSetup(render)
            // What is missing on one side would else be new or gone on the other.
            try BatchSources.refuseMissing(render.data)
            let sources = BatchSources(render.data, reader: setup.reader)
            maker = DocumentMaker(setup, sources, watchdog)
            plan = BatchPlanner.plan(whole, setup: setup, sources: sources, history: .none)
            byKey = Dictionary(plan.work.enumerated().map { (BatchComparison.key($1), $0) }) { first, _ in first }
        }
    }

    /// Templates are matched by their order: `letter-old.docx` is compared with `letter.docx`.
    private static func key(_ work: BatchPlan.Work) -> String { "\(work.template) \(work.record)" }

    private func isDue(_ work: BatchPlan.Work) -> Bool {
        request.period == .all || work.date.map(request.period.holds) ?? false
    }

    private mutating func compare(
        _ before: BatchPlan.Work?, _ after: BatchPlan.Work?, _ old: Sided, _ new: Sided, _ receive: Receiver
    ) throws(DiagnosticList) {
        guard let any = after ?? before else { return }
        let texts: (old: (text: String?, ending: String)?, new: (text: String?, ending: String)?)
        do throws(DiagnosticList) {
            texts.old = try before.map { work throws(DiagnosticList) in try old.maker.text(of: work, format: nil) }
            texts.new = try after.map { work throws(DiagnosticList) in try new.maker.text(of: work, format: nil) }
        } catch {
            report.failures.append(BatchReport.Failure(any.record, error))
            return
        }
        guard texts.old?.text != texts.new?.text else {
            report.same += 1
            return
        }
        let side = after == nil ? old : new
        do throws(Diagnostic) {
            try give(
                DocumentChange(
                    kind: before == nil ? .new : after == nil ? .gone : .changed, record: any.record,
                    template: side.maker.setup.templates[any.template].file.name,
                    oldPath: before.map { "\($0.stem).\(texts.old?.ending ?? "")" },
                    newPath: after.map { "\($0.stem).\(texts.new?.ending ?? "")" },
                    reason: Self.reason(before, after), oldText: texts.old?.text ?? "",
                    newText: texts.new?.text ?? ""), receive)
        } catch { throw DiagnosticList(error) }
    }

    private static func reason(_ before: BatchPlan.Work?, _ after: BatchPlan.Work?) -> String {
        guard let before else { return "new" }
        guard let after else { return "gone" }
        var reasons: [String] = []
        if before.date != after.date, let old = before.date, let new = after.date {
            reasons.append("published on \(old) before, \(new) now")
        } else if before.release.embargo != after.release.embargo {
            reasons.append("the embargo changed")
        } else if before.dataHash != after.dataHash {
            reasons.append("the data changed")
        }
        if before.release.state != after.release.state {
            reasons.append("\(before.release.state.rawValue) before, \(after.release.state.rawValue) now")
        }
        return reasons.isEmpty ? "the template changed" : reasons.joined(separator: "; ")
    }

    private mutating func give(_ change: DocumentChange, _ receive: Receiver) throws(Diagnostic) {
        switch change.kind {
        case .changed: report.changed += 1
        case .new: report.new += 1
        case .gone: report.gone += 1
        }
        try receive(change)
    }
}
