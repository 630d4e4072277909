package import DataReaders
package import Diagnostics

/// Reads a framework from a data file and makes sure that its parts fit together.
package struct FrameworkReader {
    private let file: DataFile
    private var problems: [Diagnostic] = []

    /// - Throws: Everything that is wrong with the file.
    package static func read(_ file: DataFile) throws(DiagnosticList) -> Framework {
        var schema = SchemaReader(file)
        schema.check(file.root, as: FrameworkSchema.type)
        if let list = DiagnosticList(schema.problems) { throw list }
        var reader = FrameworkReader(file: file)
        let framework = reader.framework()
        if let list = DiagnosticList(reader.problems) { throw list }
        return framework
    }

    private init(file: DataFile) { self.file = file }

    private mutating func framework() -> Framework {
        let root = file.root
        let scale = RatingScale(
            grades: root.list("scale").map {
                .init(word: $0.text("word") ?? "", welsh: $0.text("welsh"), points: $0.integer("points") ?? 0)
            })
        for (first, second) in zip(scale.grades, scale.grades.dropFirst()) where first.points < second.points {
            add("the grades of 'scale' must go from the most points to the fewest", root["scale"])
        }
        unique(root.list("scale").map { $0["word"] }, "the grade")
        unique(root.list("domains").map { $0["number"] }, "the domain")
        unique(root.list("keyQuestions").map { $0["set"] }, "the set of key questions")
        var sets: [String: [KeyQuestionDefinition]] = [:]
        for set in root.list("keyQuestions") {
            sets[set.text("set") ?? ""] = set.list("questions").map {
                KeyQuestionDefinition(
                    id: $0.text("id") ?? "", text: $0.text("text") ?? "", topic: $0.text("topic") ?? "")
            }
        }
        var domains: [Framework.Domain] = []
        var standards: [StandardDefinition] = []
        for domain in root.list("domains") {
            let isScored = domain.flag("scored") ?? true
            let position = domains.count
            domains.append(
                .init(number: domain.integer("number") ?? 0, title: domain.text("title") ?? "", isScored: isScored))
            for standard in domain.list("standards") {
                standards.append(self.standard(standard, domain: position, isScored: isScored, sets, known: standards))
            }
        }
        return Framework(
            id: root.text("id") ?? "", title: root.text("title") ?? "", scale: scale, domains: domains,
            standards: standards, score: score(scale, standards),
            percentages: percentages(scale),
            allowsOtherStandards: root.flag("otherStandards") ?? false, uncertain: root.texts("uncertain"))
    }

    private mutating func standard(
        _ node: DataNode, domain: Int, isScored: Bool, _ sets: [String: [KeyQuestionDefinition]],
        known: [StandardDefinition]
    ) -> StandardDefinition {
        let code = node["code"].map { file.code(of: $0) } ?? ""
        if known.contains(where: { $0.code == code }) { add("the standard '\(code)' is given twice", node["code"]) }
        let set = node.text("keyQuestions")
        if let set, sets[set] == nil {
            let near = NearestName.of(set, among: sets.keys.sorted())
            add("there is no set of key questions '\(set)'", node["keyQuestions"], near.map { "did you mean '\($0)'?" })
        }
        return StandardDefinition(
            code: code, title: node.text("title") ?? "", domain: domain, isScored: isScored,
            questions: set.flatMap { sets[$0] } ?? [])
    }

    private mutating func score(_ scale: RatingScale, _ standards: [StandardDefinition]) -> ScoreRule? {
        guard let node = file.root["score"], !node.isNull else { return nil }
        let maximum = node.integer("max") ?? 0
        let bands = node.list("bands").compactMap { band -> ScoreRule.Band? in
            grade(band["rating"], scale).map { .init(upTo: band.integer("upTo") ?? 0, grade: $0) }
        }
        for (first, second) in zip(bands, bands.dropFirst()) where first.upTo >= second.upTo {
            add("the bands of 'score' must go from the lowest to the highest", node["bands"])
        }
        if bands.last?.upTo != maximum {
            add("the last band of 'score' must end at the maximum, \(maximum)", node["bands"])
        }
        let possible = standards.filter(\.isScored).count * scale.highestPoints
        if maximum != possible {
            add("'max' is \(maximum), but the scored standards add up to at most \(possible)", node["max"])
        }
        return ScoreRule(maximum: maximum, bands: bands)
    }

    private mutating func percentages(_ scale: RatingScale) -> PercentageRule? {
        guard let node = file.root["percentages"], !node.isNull else { return nil }
        let bands = node.list("bands").compactMap { band -> PercentageRule.Band? in
            grade(band["rating"], scale).map { .init(from: band.integer("from") ?? 0, grade: $0) }
        }
        for (first, second) in zip(bands, bands.dropFirst()) where first.from >= second.from {
            add("the bands of 'percentages' must go from the lowest to the highest", node["bands"])
        }
        if bands.first?.from != 0 { add("the first band of 'percentages' must begin at 0", node["bands"]) }
        let discretion = node["discretion"].flatMap { $0.isNull ? nil : $0 }.map {
            PercentageRule.Discretion(
                points: $0.integer("points") ?? 0, cases: $0.integer("cases") ?? 0,
                smallSample: $0.integer("smallSample") ?? 0)
        }
        return PercentageRule(bands: bands, discretion: discretion)
    }

    private mutating func grade(_ node: DataNode?, _ scale: RatingScale) -> Int? {
        guard let word = node?.string else { return nil }
        if let position = scale.position(of: word) { return position }
        let near = NearestName.of(word, among: scale.grades.map(\.word))
        add("'\(word)' is not a word of the scale", node, near.map { "did you mean '\($0)'?" })
        return nil
    }

    private mutating func unique(_ nodes: [DataNode?], _ kind: String) {
        var seen: Set<String> = []
        for node in nodes.compactMap({ $0 }) {
            let name = file.code(of: node)
            if !seen.insert(name).inserted { add("\(kind) '\(name)' is given twice", node) }
        }
    }

    private mutating func add(_ message: String, _ node: DataNode?, _ hint: String? = nil) {
        problems.append(Diagnostic(.badFramework, message, at: file.place(of: node ?? file.root), hint: hint))
    }
}
