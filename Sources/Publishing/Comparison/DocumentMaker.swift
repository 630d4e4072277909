internal import Diagnostics

/// Makes single documents of a plan again, for comparing and for proving.
struct DocumentMaker {
    let setup: RenderSetup
    let sources: BatchSources
    private let watchdog: Watchdog

    init(_ setup: RenderSetup, _ sources: BatchSources, _ watchdog: Watchdog) {
        self.setup = setup
        self.sources = sources
        self.watchdog = watchdog
    }

    /// The text of a document, from the format that is to be compared.
    ///
    /// - Parameter wanted: The format of the file that it is compared with; `nil` for the one that says most.
    /// - Returns: The text, `nil` where there is none, and the ending of the file that it would stand in.
    func text(of work: BatchPlan.Work, format wanted: String?) throws(DiagnosticList) -> (text: String?, ending: String)
    {
        try watchdog.during(work.stem) { () throws(DiagnosticList) in
            let template = setup.templates[work.template]
            let record = try sources.record(at: work.location, setup.reader)
            let filled = try setup.fill(template, with: record, as: work.release)
            let possible = template.file.possibleFormats
            let format = wanted.flatMap { OutputFormat(rawValue: $0) } ?? possible.first
            let made = format.flatMap { possible.contains($0) ? $0 : possible.first }
            do throws(Diagnostic) {
                let (bytes, _) = try setup.renderer.write(filled, as: made)
                let ending = made?.fileEnding ?? template.file.ending
                return (DocumentText.text(of: bytes, format: made?.rawValue ?? template.file.ending), ending)
            } catch { throw DiagnosticList(error) }
        }
    }
}
