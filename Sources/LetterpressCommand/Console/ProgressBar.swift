/// A bar and what it shows in words, in one line of a terminal.
struct ProgressBar {
    private let full: String
    private let empty: String

    private static let widest = 20
    private static let narrowest = 8

    /// - Parameter locale: The value of `LC_ALL`, `LC_CTYPE` or `LANG`, which says what the terminal can show.
    init(locale: String) {
        let isUnicode = locale.lowercased().replacing("-", with: "").contains("utf8")
        (full, empty) = isUnicode ? ("█", "░") : ("#", "-")
    }

    /// The bar with as much text as there is room for; text alone where there is little.
    func line(_ progress: Progress, columns: Int) -> String {
        // Some terminals begin a new line as soon as the last column is filled.
        let room = max(0, columns - 1)
        for text in progress.texts {
            let width = min(Self.widest, room - text.utf8.count - 1)
            if width >= Self.narrowest { return bar(progress, width) + " " + text }
        }
        return progress.texts.first { $0.utf8.count <= room } ?? ""
    }

    private func bar(_ progress: Progress, _ width: Int) -> String {
        let share = min(width, progress.done * width / max(1, progress.total))
        return String(repeating: full, count: share) + String(repeating: empty, count: width - share)
    }
}
