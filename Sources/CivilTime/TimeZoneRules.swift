/// How a local clock follows UTC. Rules instead of the system's zone files, so that the same inputs give the same bytes on
/// every machine, also where no zone files are installed.
public enum TimeZoneRules: Hashable, Sendable {
    case utc
    /// Greenwich Mean Time in winter, British Summer Time from the last Sunday in March, 01:00 UTC, to the last Sunday in
    /// October, 01:00 UTC.
    ///
    /// Source: The Summer Time Order 2002 (S.I. 2002/262); the same instants hold from 1996 on, and are used for
    /// every year.
    case london

    /// The name in the IANA time zone database.
    public var name: String {
        switch self {
        case .utc: "Etc/UTC"
        case .london: "Europe/London"
        }
    }

    public init?(name: String) {
        switch name {
        case "UTC", "Etc/UTC", "Z": self = .utc
        case "Europe/London", "GB": self = .london
        default: return nil
        }
    }

    /// What a local date and time stands for.
    public enum Resolution: Hashable, Sendable {
        case unique(Instant)
        /// The clock shows this time twice, when summer time ends: the earlier and the later instant.
        case repeated(earlier: Instant, later: Instant)
        /// The clock jumps over this time, when summer time begins.
        case skipped
    }

    /// The offset east of UTC at an instant, in seconds.
    public func offset(at instant: Instant) -> Int {
        switch self {
        case .utc: return 0
        case .london:
            guard let year = CivilDate(daysSince1970: Self.dayNumber(instant.secondsSince1970))?.year else { return 0 }
            let start = Self.change(month: 3, year: year)
            let end = Self.change(month: 10, year: year)
            return (start..<end).contains(instant.secondsSince1970) ? 3600 : 0
        }
    }

    /// The date and time that a clock shows at an instant.
    public func local(of instant: Instant) -> (date: CivilDate, time: CivilTimeOfDay) {
        let seconds = Instant(secondsSince1970: instant.secondsSince1970 + offset(at: instant)).secondsSince1970
        let day = Self.dayNumber(seconds)
        return (
            CivilDate(clampingDaysSince1970: day), CivilTimeOfDay(clampingSecondOfDay: seconds - day * 86_400)
        )
    }

    /// The instant at which a clock shows a date and time.
    public func instant(of date: CivilDate, at time: CivilTimeOfDay) -> Resolution {
        let asUTC = date.daysSince1970 * 86_400 + time.secondOfDay
        let candidates: [Int] = [3600, 0].map { asUTC - $0 }.filter {
            offset(at: Instant(secondsSince1970: $0)) == asUTC - $0
        }
        switch candidates.count {
        case 0: return .skipped
        case 1: return .unique(Instant(secondsSince1970: candidates[0]))
        default:
            return .repeated(
                earlier: Instant(secondsSince1970: candidates[0]), later: Instant(secondsSince1970: candidates[1]))
        }
    }

    private static func dayNumber(_ seconds: Int) -> Int {
        seconds >= 0 ? seconds / 86_400 : -((-seconds + 86_399) / 86_400)
    }

    /// 01:00 UTC on the last Sunday of a month, in seconds since 1970.
    private static func change(month: Int, year: Int) -> Int {
        guard let last = CivilDate(year: year, month: month, day: 31) else { return 0 }
        return (last.daysSince1970 - last.weekday % 7) * 86_400 + 3600
    }
}
