extension TextMethods {
    static let cases: [BuiltIn] = [
        .text("upper", CaseMapping.upper),
        .text("lower", CaseMapping.lower),
        .text("capitalize", CaseMapping.capitalize),
        .text("title", CaseMapping.title),
        .text("swapcase", CaseMapping.swapCase),
        .text("casefold", CaseMapping.fold),
    ]

    static let classes: [BuiltIn] = [
        .claim("isalpha") { every($0, PythonString.isAlphabetic) },
        .claim("isdigit") { every($0, PythonString.isDigit) },
        .claim("isdecimal") { every($0, PythonString.isDecimal) },
        .claim("isnumeric") { every($0, PythonString.isNumeric) },
        .claim("isalnum") { every($0, PythonString.isAlphanumeric) },
        .claim("isspace") { every($0, PythonString.isSpace) },
        .claim("isascii") { $0.isASCII },
        .claim("isprintable") { $0.unicodeScalars.allSatisfy(PythonString.isPrintable) },
        .claim("isupper", isUpper),
        .claim("islower", isLower),
        .claim("istitle", isTitle),
        .claim("isidentifier", isIdentifier),
    ]

    private static func every(_ text: String, _ holds: (Unicode.Scalar) -> Bool) -> Bool {
        !text.isEmpty && text.unicodeScalars.allSatisfy(holds)
    }

    /// At least one cased letter, and none that is not upper case.
    static func isUpper(_ text: String) -> Bool {
        var hasCased = false
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if properties.isLowercase || properties.generalCategory == .titlecaseLetter { return false }
            hasCased = hasCased || properties.isUppercase
        }
        return hasCased
    }

    static func isLower(_ text: String) -> Bool {
        var hasCased = false
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if properties.isUppercase || properties.generalCategory == .titlecaseLetter { return false }
            hasCased = hasCased || properties.isLowercase
        }
        return hasCased
    }

    private static func isTitle(_ text: String) -> Bool {
        var hasCased = false
        var isInside = false
        for scalar in text.unicodeScalars {
            let properties = scalar.properties
            if properties.isUppercase || properties.generalCategory == .titlecaseLetter {
                if isInside { return false }
                isInside = true
                hasCased = true
            } else if properties.isLowercase {
                if !isInside { return false }
            } else {
                isInside = false
            }
        }
        return hasCased
    }

    private static func isIdentifier(_ text: String) -> Bool {
        guard let first = text.unicodeScalars.first, first == "_" || first.properties.isXIDStart else { return false }
        return text.unicodeScalars.dropFirst().allSatisfy(\.properties.isXIDContinue)
    }
}
