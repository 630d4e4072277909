/// How the rating of a standard follows from the percentages of its key questions: the lowest decides.
package struct PercentageRule: Sendable {
    package struct Band: Sendable {
        /// The lowest percentage of the band.
        package let from: Int
        /// The position of its rating in the scale.
        package let grade: Int
    }

    /// When inspectors may move a rating away from what the percentages give.
    package struct Discretion: Sendable {
        /// Percentage points to the next boundary.
        package let points: Int
        /// Cases that would have to be judged differently.
        package let cases: Int
        /// A sample this small is no sure ground.
        package let smallSample: Int
    }

    /// From the lowest band to the highest; the first begins at 0.
    package let bands: [Band]
    package let discretion: Discretion?

    /// The band that a percentage is in.
    package func band(of percent: Int) -> Band? { bands.last { $0.from <= percent } }

    package func grade(of percent: Int) -> Int? { band(of: percent)?.grade }

    /// The band above the one that a percentage is in.
    package func band(above percent: Int) -> Band? { bands.first { $0.from > percent } }

    /// More cases than any inspection looks at; keeps the arithmetic below far from overflow.
    private static let mostCases = 10_000_000

    /// `yes` of `n` in whole per cent, half up, as printed; 0 for counts that cannot be.
    package static func percent(_ yes: Int, of n: Int) -> Int {
        guard n > 0, n <= mostCases, yes >= 0, yes <= mostCases else { return 0 }
        return (yes * 200 + n) / (n * 2)
    }

    /// Whether the band of the exact share is another than that of the printed percentage (64.6 is printed as 65).
    package func roundingChangesBand(_ yes: Int, of n: Int) -> Bool {
        guard n > 0, n <= Self.mostCases, yes >= 0, yes <= n else { return false }
        return band(of: yes * 100 / n)?.from != band(of: Self.percent(yes, of: n))?.from
    }

    /// The fewest cases out of `n` whose printed percentage is at least `percent`.
    package static func cases(for percent: Int, of n: Int) -> Int? {
        guard n > 0, n <= mostCases, (0...100).contains(percent) else { return nil }
        var low = 0
        var high = n
        while low < high {
            let middle = (low + high) / 2
            if Self.percent(middle, of: n) >= percent { high = middle } else { low = middle + 1 }
        }
        return low
    }

    /// The number of cases out of `n` that is printed as `percent`, if it is the only one: so it is up to 100 cases.
    package static func onlyCases(for percent: Int, of n: Int) -> Int? {
        guard let cases = cases(for: percent, of: n), Self.percent(cases, of: n) == percent,
            cases == n || Self.percent(cases + 1, of: n) != percent
        else { return nil }
        return cases
    }
}
