/// The recipes and runs of several manifests as those of one.
struct JoinedRecipes {
    private(set) var recipes: [BatchManifest.Recipe] = []
    private(set) var runs: [BatchManifest.Run] = []
    /// By all inputs but the includes, of which a shard has loaded only those that its own records asked for.
    private var numbers: [BatchManifest.Recipe: [Int]] = [:]
    private var numbersOfRuns: [BatchManifest.Run: Int] = [:]

    /// Takes the runs and recipes of a manifest over.
    /// - Returns: What the number of each of its recipes has become.
    mutating func numbers(of manifest: BatchManifest) -> [Int] {
        let runs = manifest.runs.map { number(of: $0) }
        return manifest.recipes.map { recipe in
            var recipe = recipe
            recipe.run = recipe.run.map { runs[$0] }
            return number(of: recipe)
        }
    }

    private mutating func number(of run: BatchManifest.Run) -> Int {
        if let number = numbersOfRuns[run] { return number }
        runs.append(run)
        numbersOfRuns[run] = runs.count - 1
        return runs.count - 1
    }

    private mutating func number(of recipe: BatchManifest.Recipe) -> Int {
        var key = recipe
        key.inputs.removeAll { $0.role == "include" }
        for number in numbers[key] ?? [] where agree(recipes[number], recipe) {
            let added = recipe.inputs.filter { !recipes[number].inputs.contains($0) }
            if !added.isEmpty { recipes[number].inputs = (recipes[number].inputs + added).inOrder }
            return number
        }
        recipes.append(recipe)
        numbers[key, default: []].append(recipes.count - 1)
        return recipes.count - 1
    }

    /// Whether no include changed between the two.
    private func agree(_ a: BatchManifest.Recipe, _ b: BatchManifest.Recipe) -> Bool {
        let includes = Dictionary(
            a.inputs.filter { $0.role == "include" }.map { ($0.name, $0.hash) }, uniquingKeysWith: { first, _ in first }
        )
        return b.inputs.allSatisfy { $0.role != "include" || includes[$0.name, default: $0.hash] == $0.hash }
    }
}

extension [BatchManifest.Input] {
    /// In the order in which manifests list them.
    var inOrder: [BatchManifest.Input] { sorted { ($0.role, $0.name) < ($1.role, $1.name) } }
}
