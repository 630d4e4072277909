internal import CivilTime
internal import Diagnostics
internal import Inspections

/// What a batch does when its documents are written: clears away, writes the pages of the days, and the manifest last.
struct BatchCompletion {
    let request: BatchRequest
    let setup: RenderSetup
    let run: BatchManifest.Run
    let plan: BatchPlan
    let history: BatchHistory
    let folder: OutputFolder

    private var report: BatchReport
    private var recipes: [BatchManifest.Recipe]
    private var entries: [BatchManifest.Entry] = []
    private var cancellations: [BatchManifest.Cancellation] = []
    private var runs: [BatchManifest.Run]
    private var numberOfRun: [BatchManifest.Run: Int]
    private var othersOnDay: [CivilDate?: Set<Int>] = [:]
    private var numberOfRecipe: [BatchManifest.Recipe: Int] = [:]

    /// - Parameter recipes: One for each template of the request, of run 0.
    init(
        _ request: BatchRequest, _ setup: RenderSetup, _ run: BatchManifest.Run, _ plan: BatchPlan,
        _ history: BatchHistory, _ folder: OutputFolder, recipes: [BatchManifest.Recipe], report: BatchReport
    ) {
        self.request = request
        self.setup = setup
        self.run = run
        self.plan = plan
        self.history = history
        self.folder = folder
        self.recipes = recipes
        self.report = report
        runs = [run]
        numberOfRun = [run: 0]
    }

    /// - Parameter written: The entries of the files that this run has written.
    mutating func finish(_ written: [BatchManifest.Entry]) throws(Diagnostic) -> BatchReport {
        entries = written
        takeKept()
        try removeStale()
        takeOthers()
        takeCancellations()
        if request.shard == nil { try writePages() }
        let manifest = BatchManifest(
            toolVersion: request.toolVersion, arguments: request.arguments, shard: request.shard?.description,
            runs: runs, recipes: recipes, entries: entries, cancellations: cancellations
        ).numberedByPaths()
        try dropSignature(of: request.manifestName, unless: { manifest.json })
        try manifest.write(to: folder, as: request.manifestName)
        sign()
        return report
    }

    // MARK: - Files of before

    private mutating func takeKept() {
        var seen: Set<BatchManifest.Recipe> = []
        for work in plan.work {
            guard case .keep(let kept) = work.action else { continue }
            report.unchanged += kept.count
            for var entry in kept {
                if entry.recipe != work.template { entry.recipe = work.template }
                entries.append(entry)
                // A file that was kept may have been made with includes that this run did not load.
                guard let old = history.recipe(of: entry.path)?.recipe, seen.insert(old).inserted else { continue }
                for input in old.inputs
                where input.role == "include" && !recipes[work.template].inputs.contains(input) {
                    recipes[work.template].inputs.append(input)
                }
            }
        }
        for index in recipes.indices {
            recipes[index].inputs = recipes[index].inputs.inOrder
            numberOfRecipe[recipes[index]] = index
        }
    }

    private mutating func removeStale() throws(Diagnostic) {
        report.stale = plan.stale.map(\.path)
        guard request.prunes else { return }
        for entry in plan.stale { try remove(entry.path) }
    }

    private mutating func remove(_ path: String) throws(Diagnostic) {
        if path.hasSuffix("/" + BatchManifest.fileName) { try folder.remove(path + ManifestSignature.ending) }
        try folder.remove(path)
        report.removed.append(path)
    }

    /// What earlier runs wrote and this one had nothing to do with, such as other periods, and what is stale but stays.
    private mutating func takeOthers() {
        guard !history.isEmpty else { return }
        let known = Set(entries.map(\.path))
        let stale = Set(plan.stale.map(\.path))
        for entry in history.allEntries where entry.record != nil && !known.contains(entry.path) {
            let isStale = entry.isStale || stale.contains(entry.path)
            if stale.contains(entry.path), request.prunes { continue }
            if isStale, InputFile.kind(of: "\(folder.path)/\(entry.path)") == .missing { continue }
            take(entry, isStale: isStale)
        }
    }

    private mutating func take(_ entry: BatchManifest.Entry, isStale: Bool) {
        var entry = entry
        entry.isStale = isStale
        entry.recipe = history.recipe(of: entry.path).map { recipe, run in
            var recipe = recipe
            recipe.run = run.map { number(of: $0) }
            return number(of: recipe)
        }
        entries.append(entry)
    }

    private mutating func number(of run: BatchManifest.Run) -> Int {
        if let number = numberOfRun[run] { return number }
        runs.append(run)
        numberOfRun[run] = runs.count - 1
        return runs.count - 1
    }

    private mutating func number(of recipe: BatchManifest.Recipe) -> Int {
        if let number = numberOfRecipe[recipe] { return number }
        recipes.append(recipe)
        numberOfRecipe[recipe] = recipes.count - 1
        return recipes.count - 1
    }

    /// Those of this run, and those of before whose records are not published after all.
    private mutating func takeCancellations() {
        guard !history.cancellations.isEmpty || !plan.cancellations.isEmpty else { return }
        var all = history.cancellations
        for one in plan.cancellations { all[one.record] = one }
        for work in plan.work { all[work.record] = nil }
        cancellations = all.values.sorted { $0.record < $1.record }
    }

    // MARK: - Pages of days

    /// The pages of the days that this run has touched, and the calendar of all; those of other days stay as they are.
    private mutating func writePages() throws(Diagnostic) {
        othersOnDay = otherRuns
        let pages = DayPages(entries, cancellations: cancellations, style: setup.renderer.writer.style)
        let before = Dictionary(grouping: history.allEntries.filter { $0.record == nil }, by: \.date)
        var touched = Set(plan.work.compactMap(\.date) + plan.stale.compactMap(\.date))
        touched.formUnion(pages.dates.filter { before[$0] == nil })
        touched.formUnion(pages.leftDates)
        touched.formUnion(cancellations.filter { history.cancellations[$0.record] != $0 }.map(\.date))
        touched.formUnion(plan.work.compactMap { history.cancellations[$0.record]?.date })
        for date in pages.dates.union(before.keys.compactMap { $0 }).sorted() {
            if !touched.contains(date) {
                for entry in before[date] ?? [] { take(entry, isStale: entry.isStale) }
            } else if pages.dates.contains(date) {
                for page in pages.pages(of: date) { try write(page) }
                try writeManifest(of: date)
            } else {
                try dismiss(before[date] ?? [])
            }
        }
        if let calendar = pages.calendar {
            try write(calendar)
        } else {
            try dismiss(before[nil] ?? [])
        }
    }

    /// Pages about nothing any more.
    private mutating func dismiss(_ pages: [BatchManifest.Entry]) throws(Diagnostic) {
        for page in pages where InputFile.kind(of: "\(folder.path)/\(page.path)") != .missing {
            report.stale.append(page.path)
            if request.prunes { try remove(page.path) } else { take(page, isStale: true) }
        }
    }

    private mutating func write(_ page: DayPages.Page) throws(Diagnostic) {
        var entry = BatchManifest.Entry(
            path: page.path, hash: ContentHash(of: page.bytes), size: page.bytes.count, date: page.date,
            format: page.format, state: page.state, data: ContentHash(of: page.bytes))
        let inputs = setup.inputs.inOrder
        if let before = history.entry(at: page.path), before.hash == entry.hash, history.isIntact(before) {
            report.unchanged += 1
            // Runs of several templates in turn do not take a page from one another.
            if let old = history.recipe(of: page.path), old.recipe.inputs == inputs, let run = old.run,
                let number = numberOfRun[run], othersOnDay[page.date]?.contains(number) ?? false
            {
                return take(before, isStale: false)
            }
            entry.recipe = number(of: BatchManifest.Recipe(inputs: inputs, run: 0))
            return entries.append(entry)
        }
        entry.recipe = number(of: BatchManifest.Recipe(inputs: inputs, run: 0))
        entries.append(entry)
        if page.path.hasSuffix(BatchManifest.fileName) {
            try dropSignature(of: page.path, unless: { page.bytes })
        }
        try folder.write(page.bytes, as: page.path)
        report.written.append(page.path)
    }

    /// The other runs that have made documents of each day which are still due, and under `nil` those of all days.
    private var otherRuns: [CivilDate?: Set<Int>] {
        var result: [CivilDate?: Set<Int>] = [:]
        guard runs.count > 1 else { return result }
        for entry in entries where entry.record != nil && !entry.isStale {
            guard let run = entry.recipe.flatMap({ recipes[$0].run }), run != 0 else { continue }
            result[entry.date, default: []].insert(run)
            result[nil, default: []].insert(run)
        }
        return result
    }

    /// A signature that does not fit any more must never lie beside a manifest.
    private mutating func dropSignature(of path: String, unless bytes: () -> [UInt8]) throws(Diagnostic) {
        let signature = path + ManifestSignature.ending
        guard InputFile.kind(of: "\(folder.path)/\(signature)") != .missing,
            try folder.read(path, limit: 1 << 30) != bytes()
        else { return }
        try folder.remove(signature)
        guard request.signingKey == nil, path == request.manifestName else { return }
        report.warnings.append(
            Diagnostic(
                "no-longer-signed", "the signature of '\(path)' no longer fits and was removed",
                at: .file("\(folder.path)/\(path)"), severity: .warning, hint: "sign again with --sign"))
    }

    /// Signs the manifest and those of the days. What was written stays written if that fails.
    private mutating func sign() {
        guard let key = request.signingKey else { return }
        do throws(Diagnostic) {
            let ofDays = entries.map(\.path).filter { $0.hasSuffix("/" + BatchManifest.fileName) }.sorted()
            var texts: [(path: String, bytes: [UInt8])] = []
            for path in [request.manifestName] + ofDays {
                let isSigned = InputFile.kind(of: "\(folder.path)/\(path)\(ManifestSignature.ending)") == .regular
                guard path == request.manifestName || !isSigned, let bytes = try folder.read(path, limit: 1 << 30)
                else {
                    continue
                }
                texts.append((path, bytes))
            }
            let signatures = try ManifestSignature().sign(texts.map(\.bytes), key: key)
            for (text, signature) in zip(texts, signatures) {
                try folder.write(signature, as: text.path + ManifestSignature.ending)
            }
            report.signed = texts.map(\.path)
        } catch {
            // Whoever presses Ctrl-C at the question for the passphrase wants no error about it.
            guard !Interruption.shared.isRequested else { return report.wasInterrupted = true }
            report.failures.append(BatchReport.Failure("the signature", DiagnosticList(error)))
        }
    }

    /// A day's folder can be handed on by itself, with its own proof.
    private mutating func writeManifest(of date: CivilDate) throws(Diagnostic) {
        let whole = BatchManifest(
            toolVersion: request.toolVersion, arguments: request.arguments, runs: runs, recipes: recipes,
            entries: entries, cancellations: cancellations)
        let bytes = whole.part(inFolder: "\(date)").json
        let state = entries.last { $0.date == date && $0.record == nil }?.state ?? .embargoed
        try write(
            DayPages.Page(
                path: "\(date)/\(BatchManifest.fileName)", bytes: bytes, format: "json", state: state, date: date))
    }
}
