internal import Diagnostics

extension TextMethods {
    static let searching: [BuiltIn] = [
        .method("find", ["sub", "start", "end"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            .int(try place(value, arguments, context, last: false) ?? -1)
        },
        .method("rfind", ["sub", "start", "end"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            .int(try place(value, arguments, context, last: true) ?? -1)
        },
        .method("index", ["sub", "start", "end"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try index(value, arguments, context, last: false)
        },
        .method("rindex", ["sub", "start", "end"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try index(value, arguments, context, last: true)
        },
        .method("count", ["sub", "start", "end"], required: 1, count),
        .method("startswith", ["prefix", "start", "end"], required: 1) {
            (value, arguments, context) throws(Diagnostic) in
            try matches(value, arguments, context) { $0.starts(with: $1) }
        },
        .method("endswith", ["suffix", "start", "end"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            try matches(value, arguments, context) { $0.reversed().starts(with: $1.reversed()) }
        },
        .method("replace", ["old", "new", "count"], required: 2, replace),
        .method("removeprefix", ["prefix"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let text = value.stringValue ?? ""
            let prefix = try arguments.text(0, "prefix", default: "")
            guard text.utf8.starts(with: prefix.utf8) else { return value }
            return value.text(like: String(decoding: text.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
        },
        .method("removesuffix", ["suffix"], required: 1) { (value, arguments, context) throws(Diagnostic) in
            let text = value.stringValue ?? ""
            let suffix = try arguments.text(0, "suffix", default: "")
            guard text.utf8.reversed().starts(with: suffix.utf8.reversed()) else { return value }
            return value.text(like: String(decoding: text.utf8.dropLast(suffix.utf8.count), as: UTF8.self))
        },
    ]

    /// The part of a text that `start` and `end` choose, by code points as in a slice, as a range of bytes.
    /// - Returns: `nil` where `start` lies behind the end, which not even the empty text is found at.
    private static func range(_ text: String, _ arguments: BoundArguments) throws(Diagnostic) -> Range<Int>? {
        let start = try arguments.optionalInt(1, "start")
        let end = try arguments.optionalInt(2, "end")
        if start == nil, end == nil { return 0..<text.utf8.count }
        let count = text.codePointCount
        func clamped(_ bound: Int) -> Int { bound < 0 ? (bound < -count ? 0 : bound + count) : bound }
        let lower = clamped(start ?? 0)
        let upper = min(clamped(end ?? count), count)
        guard lower <= upper else { return nil }
        return text.byteOffset(ofCodePoint: lower)..<text.byteOffset(ofCodePoint: upper)
    }

    private static func place(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext, last: Bool
    ) throws(Diagnostic) -> Int? {
        let text = value.stringValue ?? ""
        let wanted = try arguments.text(0, "sub", default: "")
        try context.charge(bytes: text.utf8.count)
        guard let range = try range(text, arguments) else { return nil }
        let offset = text.withBytes { bytes in
            let part = UnsafeBufferPointer(rebasing: bytes[range])
            return wanted.withBytes { wanted in
                last ? ByteSearch.last(wanted, in: part, upTo: part.count) : ByteSearch.first(wanted, in: part)
            }
        }
        return offset.map { text.codePointCount(before: range.lowerBound + $0) }
    }

    private static func index(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext, last: Bool
    ) throws(Diagnostic) -> Value {
        guard let place = try place(value, arguments, context, last: last) else {
            throw .wrongValue("\(arguments.callee): the text was not found")
        }
        return .int(place)
    }

    private static func count(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let text = value.stringValue ?? ""
        let wanted = try arguments.text(0, "sub", default: "")
        try context.charge(bytes: text.utf8.count)
        guard let range = try range(text, arguments) else { return .int(0) }
        let part = String(decoding: Array(text.utf8)[range], as: UTF8.self)
        if wanted.isEmpty { return .int(part.codePointCount + 1) }
        return .int(places(of: wanted, in: part).count)
    }

    /// The byte offsets at which a text stands in another, none overlapping.
    static func places(of wanted: String, in text: String, atMost limit: Int = .max) -> [Int] {
        guard !wanted.isEmpty else { return [] }
        return text.withBytes { bytes in
            wanted.withBytes { wanted in
                var places: [Int] = []
                var start = 0
                while places.count < limit, let found = ByteSearch.first(wanted, in: bytes, from: start) {
                    places.append(found)
                    start = found + wanted.count
                }
                return places
            }
        }
    }

    /// `startswith` and `endswith`, which take one text or a tuple of texts.
    private static func matches(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext,
        _ test: (ArraySlice<UInt8>, String.UTF8View) -> Bool
    ) throws(Diagnostic) -> Value {
        let text = value.stringValue ?? ""
        try context.charge(bytes: text.utf8.count)
        guard let range = try range(text, arguments) else { return .bool(false) }
        let bytes = Array(text.utf8)[range]
        let candidates = arguments.required(0).tupleItems ?? [arguments.required(0)]
        for candidate in candidates {
            guard let wanted = candidate.stringValue else {
                throw arguments.wrongType("prefix", "text or a tuple of texts", candidate)
            }
            if test(bytes, wanted.utf8) { return .bool(true) }
        }
        return .bool(false)
    }

    private static func replace(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let old = try arguments.text(0, "old", default: "")
        let new = try arguments.text(1, "new", default: "")
        let count = try arguments.int(2, "count", default: -1)
        let escaped = value.isMarkup && !arguments.required(1).isMarkup ? try context.escape(new) : new
        return value.text(like: try replacing(old, by: escaped, in: value.stringValue ?? "", count: count, context))
    }

    /// - Parameter count: How many places to replace; all if negative.
    static func replacing(
        _ old: String, by new: String, in text: String, count: Int, _ context: any CallContext
    ) throws(Diagnostic) -> String {
        let limit = count < 0 ? Int.max : count
        let places = old.isEmpty ? boundaries(of: text, atMost: limit) : places(of: old, in: text, atMost: limit)
        guard !places.isEmpty else { return text }
        let (growth, overflow) = places.count.multipliedReportingOverflow(by: new.utf8.count)
        let bytesAtMost = context.limits.stringBytes
        if overflow || growth > bytesAtMost || text.utf8.count + growth - places.count * old.utf8.count > bytesAtMost {
            throw .limit(.text, "a text", bytesAtMost, "bytes")
        }
        try context.charge(bytes: text.utf8.count + growth)
        return text.withBytes { bytes in
            var result: [UInt8] = []
            var start = 0
            for place in places {
                result.append(contentsOf: bytes[start..<place])
                result.append(contentsOf: new.utf8)
                start = place + old.utf8.count
            }
            result.append(contentsOf: bytes[start...])
            return String(decoding: result, as: UTF8.self)
        }
    }

    /// The byte offsets before each code point and after the last.
    private static func boundaries(of text: String, atMost limit: Int) -> [Int] {
        var places: [Int] = []
        var offset = 0
        for byte in text.utf8 {
            if byte & 0xC0 != 0x80 {
                if places.count >= limit { return places }
                places.append(offset)
            }
            offset += 1
        }
        if places.count < limit { places.append(offset) }
        return places
    }
}
