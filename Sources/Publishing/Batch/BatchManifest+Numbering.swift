extension BatchManifest {
    /// The same with its recipes in the order in which the paths first name them, and its runs in that of the recipes.
    ///
    /// The numbers then follow from the files alone, whoever wrote them in whatever order, in one piece or in shards.
    /// Recipes that no file has are left out.
    /// - Parameter keepingLastRun: Whether the last run that there was, the first of the list, stays there in any case.
    func numberedByPaths(keepingLastRun: Bool = true) -> BatchManifest {
        var whole = BatchManifest(
            toolVersion: toolVersion, arguments: arguments, shard: shard,
            runs: keepingLastRun ? Array(runs.prefix(1)) : [], recipes: [], entries: [],
            cancellations: cancellations)
        var runNumbers: [Int: Int] = whole.runs.isEmpty ? [:] : [0: 0]
        func number(ofRun index: Int) -> Int {
            if let number = runNumbers[index] { return number }
            whole.runs.append(runs[index])
            runNumbers[index] = whole.runs.count - 1
            return whole.runs.count - 1
        }
        var recipeNumbers: [Int: Int] = [:]
        func number(ofRecipe index: Int) -> Int {
            if let number = recipeNumbers[index] { return number }
            var recipe = recipes[index]
            recipe.run = recipe.run.map(number(ofRun:))
            whole.recipes.append(recipe)
            recipeNumbers[index] = whole.recipes.count - 1
            return whole.recipes.count - 1
        }
        whole.entries = entries
        for index in entries.indices {
            guard let recipe = entries[index].recipe else { continue }
            let number = number(ofRecipe: recipe)
            // An entry is copied when it changes, and there may be a hundred thousand of them.
            if number != recipe { whole.entries[index].recipe = number }
        }
        return whole
    }
}
