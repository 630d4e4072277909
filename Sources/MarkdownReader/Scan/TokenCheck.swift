internal import Diagnostics

/// Sees to it that every token stands for a value, and that no character is put in that a format cannot hold.
struct TokenCheck {
    let values: [String]
    private let limits: MarkdownLimits
    private let problems: MarkdownProblems
    private var isChecked: [Bool]
    private var valueBytes = 0

    init(values: [String], limits: MarkdownLimits, problems: MarkdownProblems) {
        self.values = values
        self.limits = limits
        self.problems = problems
        isChecked = [Bool](repeating: false, count: values.count)
    }

    var isOverLimit: Bool { valueBytes > limits.valueBytes }

    /// Checks what begins with the byte EF.
    /// - Returns: The offset after a token; `nil` for an ordinary character.
    mutating func check(_ bytes: [UInt8], at offset: Int) -> Int? {
        if let token = Token(in: bytes[...], at: offset), token.kind == .value, token.number < values.count {
            let (sum, overflow) = valueBytes.addingReportingOverflow(values[token.number].utf8.count)
            valueBytes = overflow ? .max : sum
            if !isChecked[token.number] {
                isChecked[token.number] = true
                checkValue(values[token.number], at: token.range)
            }
            return token.range.upperBound
        }
        guard offset + 2 < bytes.count else { return nil }
        let isNoncharacter = bytes[offset + 1] == 0xB7 && (0x90...0xAF).contains(bytes[offset + 2])
        let isUnwritable = bytes[offset + 1] == 0xBF && bytes[offset + 2] >= 0xBE
        if isNoncharacter || isUnwritable {
            let scalar = UInt32(bytes[offset + 1] & 0x3F) << 6 | UInt32(bytes[offset + 2] & 0x3F) | 0xF000
            problems.error(
                .forbiddenCharacter, "the text holds the character \(Self.name(of: scalar)), which no text may hold",
                at: offset..<(offset + 3))
        }
        return nil
    }

    private func checkValue(_ value: String, at range: Range<Int>) {
        var previous: (UInt8, UInt8) = (0, 0)
        for byte in value.utf8 {
            var found: UInt32?
            if byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
                found = UInt32(byte)
            } else if previous == (0xEF, 0xBF), byte >= 0xBE {
                found = 0xFFC0 | UInt32(byte & 0x3F)
            } else if previous == (0xEF, 0xB7), (0x90...0xAF).contains(byte) {
                found = 0xFDC0 | UInt32(byte & 0x3F)
            }
            if let found {
                problems.error(
                    .forbiddenCharacter,
                    "the value put in here holds the character \(Self.name(of: found)), which no format can hold",
                    at: range)
                return
            }
            previous = (previous.1, byte)
        }
    }

    /// The text of bytes with the values in place of their tokens.
    func substituting(_ bytes: ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == 0xEF, let token = Token(in: bytes, at: index), token.kind == .value,
                token.number < values.count
            {
                text.append(contentsOf: values[token.number].utf8)
                index = token.range.upperBound
            } else {
                text.append(bytes[index])
                index += 1
            }
        }
        return String(decoding: text, as: UTF8.self)
    }

    /// Whether XML 1.0, 2.2, has no way to write a character.
    static func isForbidden(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x09, 0x0A, 0x0D: false
        case 0..<0x20, 0xFFFE, 0xFFFF: true
        default: false
        }
    }

    static func name(of scalar: UInt32) -> String {
        let digits = String(scalar, radix: 16, uppercase: true)
        return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
