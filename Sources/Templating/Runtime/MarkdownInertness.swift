internal import Diagnostics

/// Decides which values may stand in Markdown as they are.
enum MarkdownInertness {
    private static let none: UInt8 = 0
    /// A letter: harmless wherever it stands.
    private static let letter: UInt8 = 1
    private static let digit: UInt8 = 2
    /// Harmless between two letters or digits.
    private static let joiner: UInt8 = 3
    /// Harmless after a letter, digit or comma and before a letter or digit.
    private static let space: UInt8 = 4
    /// Harmless after a letter or digit and before a space, letter or digit.
    private static let comma: UInt8 = 5
    /// A full stop: harmless between digits.
    private static let stop: UInt8 = 6

    private static let classes: [UInt8] = {
        var table = [UInt8](repeating: none, count: 128)
        for byte in UInt8(ascii: "a")...UInt8(ascii: "z") { table[Int(byte)] = letter }
        for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") { table[Int(byte)] = letter }
        for byte in UInt8(ascii: "0")...UInt8(ascii: "9") { table[Int(byte)] = digit }
        table[Int(UInt8(ascii: "-"))] = joiner
        table[Int(UInt8(ascii: " "))] = space
        table[Int(UInt8(ascii: ","))] = comma
        table[Int(UInt8(ascii: "."))] = stop
        return table
    }()

    /// Whether a text means nothing to Markdown in whatever context a template puts it: it begins and ends with a letter or
    /// digit, so that it is to the characters around it what a token would be, is not only digits (a list could begin), and
    /// has in between only letters, digits, single spaces, commas, lone hyphens, stops between digits, and typographic
    /// quotes and dashes. (Spaces still matter in the address of a link.)
    static func isInert(_ text: String) -> Bool {
        var text = text
        return text.withUTF8 { bytes in isInert(bytes) }
    }

    private static func isInert(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var previous = none
        var hasLetter = false
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let current: UInt8
            if byte < 0x80 {
                current = classes[Int(byte)]
                index += 1
            } else {
                guard let (kind, length) = multibyte(bytes, index) else { return false }
                current = kind
                index += length
            }
            let afterWord = previous == letter || previous == digit
            switch current {
            case letter:
                if previous == stop { return false }
                hasLetter = true
            case digit: break
            case joiner: if !afterWord { return false }
            case space: if !afterWord && previous != comma { return false }
            case comma: if !afterWord { return false }
            case stop: if previous != digit { return false }
            default: return false
            }
            if previous == stop, current != digit { return false }
            if previous == joiner, current != letter, current != digit { return false }
            previous = current
        }
        return hasLetter && (previous == letter || previous == digit)
    }

    /// Latin letters with accents, and, between letters, ’ and the dashes – and —.
    private static func multibyte(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> (UInt8, Int)? {
        guard index + 1 < bytes.count else { return nil }
        let second = bytes[index + 1]
        switch bytes[index] {
        case 0xC3: return second == 0x97 || second == 0xB7 ? nil : (letter, 2)
        case 0xC4, 0xC5: return (letter, 2)
        case 0xE2:
            guard index + 2 < bytes.count, second == 0x80 else { return nil }
            switch bytes[index + 2] {
            case 0x93, 0x94, 0x99: return (joiner, 3)
            default: return nil
            }
        default: return nil
        }
    }

    /// Refuses characters that no output can hold.
    ///
    /// - Throws: For those that XML 1.0 forbids (section 2.2) and for the two noncharacters that make tokens.
    static func check(_ text: String) throws(Diagnostic) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0xFFFE, 0xFFFF:
                throw Diagnostic(
                    .forbiddenCharacter,
                    "the value holds the character U+\(hex(scalar.value)), which no document can hold")
            case 0xFDD0, 0xFDD1:
                throw Diagnostic(
                    .reservedCharacter, "the value holds the noncharacter U+\(hex(scalar.value)), which is reserved")
            default: continue
            }
        }
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
