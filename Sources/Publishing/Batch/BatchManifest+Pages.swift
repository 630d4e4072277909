internal import DocumentModel
internal import Inspections

extension BatchManifest {
    /// The manifest with the pages of all days, and the pages: what the shards of a batch could not write, each of them
    /// knowing only its part.
    package func withPages() -> (manifest: BatchManifest, pages: [(path: String, bytes: [UInt8])]) {
        var whole = self
        whole.entries.removeAll { $0.record == nil }
        let days = DayPages(whole.entries, style: (try? runs.first?.pageStyle()) ?? .standard)
        var pages: [(path: String, bytes: [UInt8])] = []
        let recipe = whole.recipes.count
        whole.recipes.append(Recipe(inputs: [], run: runs.isEmpty ? nil : 0))
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
        // A batch without dates has no pages, and its manifest is that of a batch in one piece.
        if pages.isEmpty { whole.recipes.removeLast() }
        whole.entries.sort { $0.path < $1.path }
        return (whole, pages)
    }
}
