/// A framework of two grades that a user may have written, and a record that is rated by it.
enum OwnFramework {
    static let id = "two-grade"

    static let framework = """
        kind: framework
        id: two-grade
        title: Two grades
        scale: [{word: Fit, points: 1}, {word: Unfit, points: 0}]
        domains: [{number: 1, title: All, standards: [{code: A, title: First}, {code: B, title: Second}]}]
        score: {max: 2, bands: [{upTo: 1, rating: Unfit}, {upTo: 2, rating: Fit}]}

        """

    static let record = """
        kind: inspection
        id: own
        framework: two-grade
        service: {name: Harbour Service, abbr: HS, area: Harbour}
        body: {name: Harbour Inspectorate}
        publication: {date: 2025-05-06}
        overall: {rating: Unfit}
        standards: [{code: A, rating: Fit}, {code: B, rating: Unfit}]

        """
}
