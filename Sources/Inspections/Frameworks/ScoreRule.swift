/// How the overall rating follows from the score.
package struct ScoreRule: Sendable {
    package struct Band: Sendable {
        /// The highest score of the band.
        package let upTo: Int
        /// The position of its rating in the scale.
        package let grade: Int
    }

    /// The highest possible score.
    package let maximum: Int
    /// From the lowest band to the highest.
    package let bands: [Band]

    /// - Returns: `nil` for a score below 0 or above the maximum.
    package func band(of score: Int) -> (lowest: Int, highest: Int, grade: Int)? {
        guard score >= 0 else { return nil }
        var lowest = 0
        for band in bands {
            if score <= band.upTo { return (lowest, band.upTo, band.grade) }
            lowest = band.upTo + 1
        }
        return nil
    }

    package func grade(of score: Int) -> Int? { band(of: score)?.grade }
}
