internal import CivilTime

/// An instant as a record may write it: with an offset, or as the time that clocks in London show.
enum WrittenInstant {
    case instant(Instant)
    case notAnInstant
    case skipped
    case repeated

    static func read(_ text: String) -> WrittenInstant {
        if let instant = Instant(rfc3339: text) { return .instant(instant) }
        let bytes = Array(text.utf8)
        guard bytes.count >= 16, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
            let date = CivilDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
            let time = CivilTimeOfDay(iso: String(decoding: bytes[11...], as: UTF8.self))
        else { return .notAnInstant }
        switch TimeZoneRules.london.instant(of: date, at: time) {
        case .unique(let instant): return .instant(instant)
        case .repeated: return .repeated
        case .skipped: return .skipped
        }
    }
}
