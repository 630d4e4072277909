internal import Diagnostics

/// Filters about the marks and spaces of running text.
enum TypographyFilters {
    /// `{{ name|possessive }}`: ’s, or ’ alone after a small s.
    static func possessive(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        guard try DocumentLanguage.of(arguments[1], "possessive", in: context) == .english else {
            throw .wrongValue(
                "Welsh has no possessive ending, so filter 'possessive' cannot make one: rephrase the sentence")
        }
        let text = try value.softText(in: context)
        let content = text.stringValue ?? ""
        guard !content.isEmpty else { return text }
        // `services’`, but `YJS’s`: an abbreviation is spoken with an s of its own.
        let endsPlain = try arguments.bool(0, default: content.utf8.last == UInt8(ascii: "s"), in: context)
        return text.text(like: content + (endsPlain ? "’" : "’s"))
    }

    /// `{{ text|quote }}`: “text”; quotation marks within change to the other kind.
    static func quote(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let style = try arguments.text(0, "style", default: "double")
        guard style == "double" || style == "single" else {
            throw .wrongValue("filter 'quote': 'style' is 'double' or 'single'")
        }
        let text = try value.softText(in: context)
        let content = text.stringValue ?? ""
        try context.charge(bytes: content.utf8.count)
        if text.isMarkup {
            // Markup may hold quotation marks of its syntax: only the outside is ours.
            return .markup(style == "double" ? "“\(content)”" : "‘\(content)’")
        }
        return .string(quoted(content, isDouble: style == "double"))
    }

    private static func quoted(_ text: String, isDouble: Bool) -> String {
        var result = String.UnicodeScalarView()
        let (open, close): (Unicode.Scalar, Unicode.Scalar) = isDouble ? ("“", "”") : ("‘", "’")
        let (innerOpen, innerClose): (Unicode.Scalar, Unicode.Scalar) = isDouble ? ("‘", "’") : ("“", "”")
        result.append(open)
        var previous: Unicode.Scalar?
        /// Single marks that were opened and not closed: only then does ’ close one, and is not an apostrophe.
        var openSingles = 0
        let scalars = Array(text.unicodeScalars)
        for (index, scalar) in scalars.enumerated() {
            let next = index + 1 < scalars.count ? scalars[index + 1] : nil
            let begins = previous.map { PythonString.isSpace($0) || "([{–—".unicodeScalars.contains($0) } ?? true
            let ends = next.map { !PythonString.isAlphanumeric($0) } ?? true
            switch scalar {
            case "“": result.append(innerOpen)
            case "”": result.append(innerClose)
            case "\"": result.append(begins ? innerOpen : innerClose)
            case _ where scalar == "‘" || scalar == "'" && begins && !ends:
                openSingles += 1
                result.append(innerOpen)
            case "’" where openSingles > 0 && ends, "'" where openSingles > 0 && ends:
                openSingles -= 1
                result.append(innerClose)
            case "'": result.append("’")
            default: result.append(scalar)
            }
            previous = scalar
        }
        result.append(close)
        return String(result)
    }

    /// `{{ name|nobreak }}`: spaces at which no line breaks.
    static func noBreak(
        _ value: Value, _ arguments: BoundArguments, _ context: any CallContext
    ) throws(Diagnostic) -> Value {
        let text = try value.softText(in: context)
        return text.text(
            like: try TextMethods.replacing(" ", by: "\u{A0}", in: text.stringValue ?? "", count: -1, context))
    }

    static func changingFirst(
        _ value: Value, _ context: any CallContext, _ change: (Unicode.Scalar) -> String
    ) throws(Diagnostic) -> Value {
        let text = try value.softText(in: context)
        guard let first = text.stringValue?.unicodeScalars.first else { return text }
        return text.text(like: change(first) + String(scalars: (text.stringValue ?? "").unicodeScalars.dropFirst()))
    }

    static func upperFirst(_ text: String) -> String {
        guard let first = text.unicodeScalars.first else { return text }
        return first.properties.titlecaseMapping + String(text.unicodeScalars.dropFirst())
    }
}
