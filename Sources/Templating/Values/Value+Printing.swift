package import Diagnostics

extension Value {
    /// Python's `str()`, as Jinja2 prints a value before escaping: `True`, `None`, `1.0`, `['a', 1]`. An undefined value is
    /// the empty text. Text longer than 16 MiB is cut: see ``text(in:)``.
    package var printed: String {
        switch self {
        case .string(let text), .markup(let text): return text
        case .int(let number): return String(number)
        case .undefined: return ""
        default: return repr
        }
    }

    /// Python's `repr()`.
    package var repr: String {
        var printer = ValuePrinter(limit: RenderLimits.standard.stringBytes)
        printer.writeRepr(self)
        return String(decoding: printer.bytes, as: UTF8.self)
    }

    /// ``printed`` under the limits of a render; an undefined value is an error where the render is strict.
    package func text(in context: any CallContext) throws(Diagnostic) -> String {
        switch self {
        case .string(let text), .markup(let text): return text
        case .int(let number): return String(number)
        case .undefined(let undefined):
            try undefined.failIfStrict(in: context)
            return ""
        default: return try repr(in: context)
        }
    }

    /// ``repr`` under the limits of a render.
    package func repr(in context: any CallContext) throws(Diagnostic) -> String {
        let limit = context.limits.stringBytes
        var printer = ValuePrinter(limit: limit)
        printer.writeRepr(self)
        if printer.isOverLimit { throw .limit(.text, "a printed value", limit, "bytes") }
        try context.charge(bytes: printer.bytes.count)
        return String(decoding: printer.bytes, as: UTF8.self)
    }

    /// Text as ``text(in:)`` gives it, but markup stays markup (`soft_str` of MarkupSafe).
    func softText(in context: any CallContext) throws(Diagnostic) -> Value {
        if isText { return self }
        if case .object(let object as any PrintableObject) = self, object.printed.isText { return object.printed }
        return .string(try text(in: context))
    }
}

extension CallContext {
    /// Charges for text that was produced: one step for each 64 bytes.
    package func charge(bytes: Int) throws(Diagnostic) {
        if bytes >= 64 { try charge(bytes / 64) }
    }
}
