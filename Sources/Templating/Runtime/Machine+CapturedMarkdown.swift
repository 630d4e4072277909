internal import Diagnostics

/// Filters and methods on Markdown that was caught by a `set` or `filter` block, a macro or a `call`: the values in it stand
/// as tokens, which no filter may take for text.
extension Machine {
    /// Runs a filter or method. On caught Markdown it works on the values that the tokens stand for: one that only changes
    /// letters, or cuts and lays out the text, gives Markdown again; any other is given plain text.
    func run(_ builtIn: BuiltIn, on value: Value, _ arguments: CallArguments) throws(Diagnostic) -> Value {
        guard case .markup(let text) = value, escaping == .markdown, CapturedMarkdown.hasTokens(text) else {
            return try builtIn.function(value, arguments, self)
        }
        switch CapturedMarkdown.treatment(of: builtIn.name) {
        case .untouched: return try builtIn.function(value, arguments, self)
        case .plain: return try builtIn.function(.string(try expanded(text, marked: false)), arguments, self)
        case .letters:
            let marked = try expanded(text, marked: true)
            let plain = CapturedMarkdown.withoutDelimiters(marked)
            // A capital goes to the first letter, wherever the Markdown begins.
            let lead = builtIn.name == "capitalize" ? plain.prefix { $0 == " " } : ""
            let letters = String(plain.dropFirst(lead.count))
            let changed = try builtIn.function(.string(letters), arguments, self)
            let result = Value.string(lead + (changed.stringValue ?? ""))
            if let marks = CapturedMarkdown.moveMarks(of: marked, to: result.stringValue ?? "") {
                return .markup(try tokenized(marks))
            }
            return try tokenizing(try builtIn.function(.markup(marked), arguments, self))
        case .layout:
            let marked = Value.markup(try expanded(text, marked: true))
            return try tokenizing(try builtIn.function(marked, CapturedMarkdown.unescaped(arguments, builtIn), self))
        }
    }

    private func tokenizing(_ value: Value) throws(Diagnostic) -> Value {
        guard let text = value.stringValue else { return value }
        return .markup(try tokenized(text))
    }

    /// The text with each value in place of its token, if wanted between marks.
    private func expanded(_ text: String, marked: Bool) throws(Diagnostic) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            guard let (number, end) = CapturedMarkdown.token(in: bytes, at: index), values.indices.contains(number)
            else {
                result.append(bytes[index])
                index += 1
                continue
            }
            let value = values[number]
            if !marked {
                result.append(contentsOf: value.utf8)
            } else if CapturedMarkdown.hasMarks(value) {
                result.append(contentsOf: bytes[index..<end])
            } else {
                result.append(contentsOf: CapturedMarkdown.opening)
                result.append(contentsOf: value.utf8)
                result.append(contentsOf: CapturedMarkdown.closing)
            }
            index = end
            if result.count > limits.stringBytes { throw .limit(.text, "a text", limits.stringBytes, "bytes") }
        }
        try charge(bytes: bytes.count + result.count)
        return String(decoding: result, as: UTF8.self)
    }

    /// The text with tokens in place of what stands between marks, or behind one that lost the other.
    private func tokenized(_ text: String) throws(Diagnostic) -> String {
        var result: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        var start: Int?
        func end(_ value: Int, _ stop: Int) throws(Diagnostic) {
            // What `replace` put into the value is a token already.
            var rest = value
            for place in value..<max(value, stop) where place >= rest {
                guard let (_, end) = CapturedMarkdown.token(in: bytes, at: place) else { continue }
                result.append(contentsOf: try escape(String(decoding: bytes[rest..<place], as: UTF8.self)).utf8)
                result.append(contentsOf: bytes[place..<end])
                rest = end
            }
            guard rest < stop else { return }
            result.append(contentsOf: try escape(String(decoding: bytes[rest..<stop], as: UTF8.self)).utf8)
        }
        while index < bytes.count {
            let mark = CapturedMarkdown.mark(in: bytes, at: index)
            if mark == nil {
                if start == nil { result.append(bytes[index]) }
                index += 1
                continue
            }
            if let value = start { try end(value, index) }
            index += CapturedMarkdown.opening.count
            start = mark == .opening ? index : nil
        }
        if let value = start { try end(value, bytes.count) }
        try charge(bytes: bytes.count + result.count)
        return String(decoding: result, as: UTF8.self)
    }
}
