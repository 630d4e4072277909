internal import CivilTime

/// A time of day as the house styles write it.
enum ClockText {
    /// `00.01`: HMI Probation.
    static func house(_ time: CivilTimeOfDay) -> String { padded(time.hour) + "." + padded(time.minute) }

    /// `00:01`: Welsh, and CLDR.
    static func colon(_ time: CivilTimeOfDay) -> String { padded(time.hour) + ":" + padded(time.minute) }

    /// `12:01am`, `5pm`, `midnight`, `midday`: GOV.UK.
    static func govUK(_ time: CivilTimeOfDay) -> String {
        if time.hour == 0, time.minute == 0 { return "midnight" }
        if time.hour == 12, time.minute == 0 { return "midday" }
        let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
        let minutes = time.minute == 0 ? "" : ":" + padded(time.minute)
        return "\(hour)\(minutes)\(time.hour < 12 ? "am" : "pm")"
    }

    private static func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
