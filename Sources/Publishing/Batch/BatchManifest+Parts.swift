extension BatchManifest {
    /// The manifest of a folder of the batch by itself: its files under paths relative to it, and what they come from.
    ///
    /// Complexity: O(files of the whole manifest).
    func part(inFolder name: String) -> BatchManifest {
        let prefix = name + "/"
        var part = BatchManifest(toolVersion: toolVersion, arguments: arguments, recipes: [], entries: [])
        var recipeNumbers: [Int: Int] = [:]
        var runNumbers: [Int: Int] = [:]
        func number(ofRun index: Int) -> Int {
            if let number = runNumbers[index] { return number }
            part.runs.append(runs[index])
            runNumbers[index] = part.runs.count - 1
            return part.runs.count - 1
        }
        func number(ofRecipe index: Int) -> Int {
            if let number = recipeNumbers[index] { return number }
            var recipe = recipes[index]
            recipe.run = recipe.run.map(number(ofRun:))
            part.recipes.append(recipe)
            recipeNumbers[index] = part.recipes.count - 1
            return part.recipes.count - 1
        }
        // In the order of paths, so that the numbers do not depend on the order in which files were finished.
        for var entry in entries where entry.path.hasPrefix(prefix) {
            entry.path.removeFirst(prefix.count)
            entry.recipe = entry.recipe.map(number(ofRecipe:))
            part.entries.append(entry)
        }
        // Whoever gets one day's folder learns nothing of other records, and it stays when only they change.
        let sources = Set(part.entries.compactMap(\.source))
        for index in part.runs.indices {
            part.runs[index].inputs.removeAll { $0.role == "data" && !sources.contains($0.name) }
        }
        return part
    }
}
