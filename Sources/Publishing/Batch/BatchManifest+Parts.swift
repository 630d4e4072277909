internal import CivilTime

extension BatchManifest {
    /// The manifest of a folder of the batch by itself: its files under paths relative to it, and what they come from.
    ///
    /// Complexity: O(files of the whole manifest).
    func part(inFolder name: String) -> BatchManifest {
        let prefix = name + "/"
        var part = self
        part.shard = nil
        part.cancellations.removeAll { $0.date.description != name }
        part.entries = entries.filter { $0.path.hasPrefix(prefix) }.map { entry in
            var entry = entry
            entry.path.removeFirst(prefix.count)
            return entry
        }
        part = part.numberedByPaths(keepingLastRun: false)
        // Whoever gets one day's folder learns nothing of other records, and it stays when only they change.
        let sources = Set(part.entries.compactMap(\.source))
        for index in part.runs.indices {
            part.runs[index].inputs.removeAll { $0.role == "data" && !sources.contains($0.name) }
        }
        return part
    }
}
