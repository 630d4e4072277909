internal import DocumentModel
internal import Inspections

extension BatchManifest {
    /// The manifest with the pages of all days, and the pages: what the shards of a batch could not write, each of them
    /// knowing only its part.
    package func withPages() -> (manifest: BatchManifest, pages: [(path: String, bytes: [UInt8])]) {
        var whole = self
        whole.entries.removeAll { $0.record == nil }
        let days = DayPages(
            whole.entries, cancellations: cancellations, style: (try? runs.first?.pageStyle()) ?? .standard)
        var pages: [(path: String, bytes: [UInt8])] = []
        let recipe = whole.recipes.count
        whole.recipes.append(Recipe(inputs: inputsOfPages, run: runs.isEmpty ? nil : 0))
        func add(_ page: DayPages.Page) {
            pages.append((page.path, page.bytes))
            let hash = ContentHash(of: page.bytes)
            whole.entries.append(
                Entry(
                    path: page.path, hash: hash, size: page.bytes.count, date: page.date, format: page.format,
                    state: page.state, data: hash, recipe: recipe))
        }
        for date in days.dates.sorted() {
            let ofDay = days.pages(of: date)
            ofDay.forEach(add)
            whole.entries.sort { $0.path < $1.path }
            add(
                DayPages.Page(
                    path: "\(date)/\(Self.fileName)", bytes: whole.part(inFolder: "\(date)").json, format: "json",
                    state: ofDay.first?.state ?? .embargoed, date: date))
        }
        if let calendar = days.calendar { add(calendar) }
        whole.entries.sort { $0.path < $1.path }
        return (whole.numberedByPaths(), pages)
    }

    /// Pages have no template and depend on no record; style, frameworks and settings are those of the documents.
    private var inputsOfPages: [Input] {
        let recipe = recipes.first { $0.run == 0 }
        return recipe?.inputs.filter { !["template", "include", "tool"].contains($0.role) }.inOrder ?? []
    }
}
