/// A point in time in whole seconds since 1970-01-01T00:00:00Z, leap seconds not counted (POSIX time).
public struct Instant: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let secondsSince1970: Int

    /// Clamped to the years 1…9999, which is all that a date can show.
    public init(secondsSince1970 seconds: Int) {
        secondsSince1970 = min(max(seconds, -62_135_596_800), 253_402_300_799)
    }

    /// Reads an RFC 3339 date-time: `2025-01-28T00:01:00Z`, `2025-01-28T00:01+01:00` (seconds may be left out).
    public init?(rfc3339 text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 17, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self))
        else { return nil }
        var zone = 11
        while zone < bytes.count, !Self.startsZone(bytes[zone]) { zone += 1 }
        guard let time = CivilTimeOfDay(iso: String(decoding: bytes[11..<zone], as: UTF8.self)),
            let offset = Self.offset(bytes[zone...])
        else { return nil }
        self.init(secondsSince1970: date.daysSince1970 * 86_400 + time.secondOfDay - offset)
    }

    private static func startsZone(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "Z") || byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
    }

    /// Seconds east of UTC of `Z`, `+01:00`, `-0330`; `nil` for anything else.
    static func offset(_ bytes: ArraySlice<UInt8>) -> Int? {
        guard let first = bytes.first else { return nil }
        if first == UInt8(ascii: "Z") { return bytes.count == 1 ? 0 : nil }
        let digits = bytes.dropFirst().filter { $0 != UInt8(ascii: ":") }
        guard digits.count == 4, bytes.count <= 6, let hours = CivilDate.number(digits[0..<2]),
            let minutes = CivilDate.number(digits[2..<4]), hours <= 18, minutes <= 59
        else { return nil }
        let seconds = hours * 3600 + minutes * 60
        return first == UInt8(ascii: "-") ? -seconds : seconds
    }

    public static func < (a: Instant, b: Instant) -> Bool { a.secondsSince1970 < b.secondsSince1970 }

    /// `2025-01-28T00:01:00Z`.
    public var description: String {
        let (date, time) = TimeZoneRules.utc.local(of: self)
        return "\(date)T\(time.iso)Z"
    }
}
