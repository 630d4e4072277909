/// Finds the name that somebody probably meant.
public enum NearestName {
    /// The candidate closest to `name` by Damerau–Levenshtein distance over Unicode scalars, if it is close enough to be
    /// suggested: at most a third of the length (at least 1) away, letter case counting less.
    ///
    /// Complexity: O(candidates × length²); names longer than 64 scalars get no suggestion.
    public static func of(_ name: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(name.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= 64 else { return nil }
        let allowed = max(1, wanted.count / 3)
        var best: (name: String, distance: Int)?
        for candidate in candidates where candidate != name {
            let scalars = Array(candidate.lowercased().unicodeScalars)
            guard scalars.count <= 64, abs(scalars.count - wanted.count) <= allowed else { continue }
            let distance = distance(wanted, scalars)
            guard distance <= allowed else { continue }
            // Ties go to the name first in order, so that messages do not depend on the order of a dictionary.
            if let found = best, (found.distance, found.name) <= (distance, candidate) { continue }
            best = (candidate, distance)
        }
        return best?.name
    }

    private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
        var twoBack = [Int](repeating: 0, count: b.count + 1)
        var previous = Array(0...b.count)
        for i in 0..<a.count {
            var current = [Int](repeating: 0, count: b.count + 1)
            current[0] = i + 1
            for j in 0..<b.count {
                let substitution = previous[j] + (a[i] == b[j] ? 0 : 1)
                current[j + 1] = min(previous[j + 1] + 1, current[j] + 1, substitution)
                if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
                    current[j + 1] = min(current[j + 1], twoBack[j - 1] + 1)
                }
            }
            (twoBack, previous) = (previous, current)
        }
        return previous[b.count]
    }
}
