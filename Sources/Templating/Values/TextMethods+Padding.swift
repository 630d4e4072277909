internal import Diagnostics

extension TextMethods {
    static let padding: [BuiltIn] = [
        .method("center", ["width", "fillchar"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try pad(value, arguments, context) { missing, width in
                // CPython puts the odd space on the left if the width is odd.
                let left = missing / 2 + (missing & width & 1)
                return (left, missing - left)
            }
        },
        .method("ljust", ["width", "fillchar"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try pad(value, arguments, context) { missing, _ in (0, missing) }
        },
        .method("rjust", ["width", "fillchar"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try pad(value, arguments, context) { missing, _ in (missing, 0) }
        },
        .method("zfill", ["width"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let text = value.stringValue ?? ""
            let width = try arguments.int(0, "width", default: 0)
            let zeros = try context.repeating("0", max(0, subtracting(text.codePointCount, from: width)))
            guard let sign = text.utf8.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
                return value.text(like: zeros + text)
            }
            return value.text(
                like: String(text.unicodeScalars.prefix(1)) + zeros + String(text.unicodeScalars.dropFirst()))
        },
        .method("expandtabs", ["tabsize"]) { (value, arguments, context) throws(Diagnostic) in
            let size = try arguments.int(0, "tabsize", default: 8)
            return value.text(like: try expandTabs(value.stringValue ?? "", size, context))
        },
    ]

    private static func pad(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext,
        _ sides: (_ missing: Int, _ width: Int) -> (Int, Int)
    ) throws(Diagnostic) -> Value {
        let text = value.stringValue ?? ""
        let width = try arguments.int(0, "width", default: 0)
        var fill = try arguments.text(1, "fillchar", default: " ")
        if value.isMarkup, let given = arguments[1], !given.isMarkup { fill = try context.escape(fill) }
        guard fill.unicodeScalars.count == 1 else {
            throw .wrongType("\(arguments.callee): the fill character must be exactly one character")
        }
        let missing = subtracting(text.codePointCount, from: width)
        guard missing > 0 else { return value }
        let (left, right) = sides(missing, width)
        return value.text(like: try context.repeating(fill, left) + text + context.repeating(fill, right))
    }

    private static func subtracting(_ count: Int, from width: Int) -> Int { width <= 0 ? 0 : width - count }

    static func center(_ text: String, _ width: Int, _ context: any CallContext) throws(Diagnostic) -> String {
        let missing = subtracting(text.codePointCount, from: width)
        guard missing > 0 else { return text }
        let left = missing / 2 + (missing & width & 1)
        return try context.repeating(" ", left) + text + context.repeating(" ", missing - left)
    }

    private static func expandTabs(_ text: String, _ size: Int, _ context: any CallContext) throws(Diagnostic) -> String
    {
        var result = String.UnicodeScalarView()
        var column = 0
        var added = 0
        for scalar in text.unicodeScalars {
            guard scalar == "\t" else {
                result.append(scalar)
                column = scalar == "\n" || scalar == "\r" ? 0 : column + 1
                continue
            }
            guard size > 0 else { continue }
            let spaces = size - column % size
            added += min(spaces, context.limits.repeatBytes + 1)
            if added > context.limits.repeatBytes {
                throw .limit(.repetition, "a padded text", context.limits.repeatBytes, "bytes")
            }
            result.append(contentsOf: repeatElement(" ", count: spaces))
            column += spaces
        }
        return String(result)
    }
}
