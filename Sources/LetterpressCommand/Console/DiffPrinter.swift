internal import Publishing

/// Shows documents that differ as diff(1) would, with the words that differ in colour.
struct DiffPrinter {
    var usesColour = false
    /// Marks words within lines, as `[-old-]{+new+}`.
    var marksWords = false
    var isBrief = false
    var context = 2

    func text(_ change: DocumentChange) -> String {
        let title = "\(change.record), \(change.template): \(change.reason)\n"
        guard !isBrief else { return "\(Self.word(change.kind))\t\(title)" }
        var text = colour(title, "1")
        text += colour("--- \(change.oldPath ?? "/dev/null")", "1") + "\n"
        text += colour("+++ \(change.newPath ?? "/dev/null")", "1") + "\n"
        for hunk in TextComparison(change.oldText, change.newText, context: context, mixesLines: marksWords).hunks {
            text += colour("@@ -\(Self.range(hunk.old)) +\(Self.range(hunk.new)) @@", "36") + "\n"
            text += lines(hunk.lines)
        }
        return text + "\n"
    }

    private static func word(_ kind: DocumentChange.Kind) -> String {
        switch kind {
        case .changed: "changed"
        case .new: "new"
        case .gone: "gone"
        }
    }

    private static func range(_ range: (start: Int, count: Int)) -> String {
        range.count == 1 ? "\(range.start)" : "\(range.start),\(range.count)"
    }

    private func lines(_ lines: [TextComparison.Line]) -> String {
        lines.map { line in
            switch line {
            case .same(let content): " " + Self.shown(content) + "\n"
            case .removed(let pieces): marked("-", pieces, "31") + "\n"
            case .added(let pieces): marked("+", pieces, "32") + "\n"
            case .mixed(let pieces): " " + pieces.map(bracketed).joined() + "\n"
            }
        }.joined()
    }

    /// The changed words of a line stand out, unless nearly all of it changed.
    private func marked(_ sign: String, _ pieces: [TextComparison.Piece], _ code: String) -> String {
        let all = pieces.reduce(0) { $0 + $1.text.utf8.count }
        let changed = pieces.reduce(0) { $0 + ($1.kind == .same ? 0 : $1.text.utf8.count) }
        let showsWords = changed * 3 < all * 2
        return colour(sign, code)
            + pieces.map { piece in
                colour(Self.shown(piece.text), piece.kind != .same && showsWords ? code + ";1;7" : code)
            }.joined()
    }

    private func bracketed(_ piece: TextComparison.Piece) -> String {
        let text = Self.shown(piece.text)
        return switch piece.kind {
        case .same: text
        case .removed: colour("[-\(text)-]", "31")
        case .added: colour("{+\(text)+}", "32")
        }
    }

    /// Control characters in data cannot steer the terminal.
    private static func shown(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control && $0 != "\t" }) else {
            return text
        }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            shown.append(scalar.properties.generalCategory == .control && scalar != "\t" ? "\u{FFFD}" : scalar)
        }
        return String(shown)
    }

    private func colour(_ text: String, _ code: String) -> String {
        guard usesColour, !text.isEmpty else { return text }
        return text.hasSuffix("\n") ? "\u{1B}[\(code)m\(text.dropLast())\u{1B}[0m\n" : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
