import CivilTime
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        ("1970-01-01", 0, 4), ("2000-02-29", 11_016, 2), ("2025-01-28", 20_116, 2), ("2016-06-22", 16_974, 3),
        ("1969-12-31", -1, 3), ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
    ])
    func countsDays(iso: String, days: Int, weekday: Int) throws {
        let date = try #require(CivilDate(iso: iso))
        #expect(date.daysSince1970 == days)
        #expect(date.weekday == weekday)
        #expect(CivilDate(daysSince1970: days) == date)
        #expect(date.description == iso)
    }

    @Test(arguments: [
        "2025-02-31", "2025-13-01", "2025-00-10", "1900-02-29", "25-01-28", "2025-1-28", "2025-01-28 ", "",
    ])
    func refusesDaysThatDoNotExist(iso: String) { #expect(CivilDate(iso: iso) == nil) }

    @Test func everyDayRoundTrips() {
        for days in stride(from: -719_162, through: 2_932_896, by: 97) {
            #expect(CivilDate(daysSince1970: days)?.daysSince1970 == days)
        }
        #expect(CivilDate(daysSince1970: -719_163) == nil)
        #expect(CivilDate(daysSince1970: 2_932_897) == nil)
    }
}

@Suite struct InstantTests {
    @Test(arguments: [
        ("2025-01-28T00:01:00Z", 1_738_022_460), ("2025-01-28T00:01+00:00", 1_738_022_460),
        ("2025-06-10T00:01:00+01:00", 1_749_510_060), ("1969-12-31T23:59:59Z", -1),
    ])
    func readsRFC3339(text: String, seconds: Int) {
        #expect(Instant(rfc3339: text)?.secondsSince1970 == seconds)
    }

    @Test(arguments: ["2025-01-28", "2025-01-28T24:00:00Z", "2025-01-28T00:01", "2025-01-28T00:01:00+1", "x", ""])
    func refusesOthers(text: String) { #expect(Instant(rfc3339: text) == nil) }

    @Test(arguments: [
        // The instants around both changes of the clock in 2026.
        ("2026-03-29", "00:59", TimeZoneRules.Resolution.unique(Instant(secondsSince1970: 1_774_745_940))),
        ("2026-03-29", "01:30", .skipped),
        ("2026-03-29", "02:00", .unique(Instant(secondsSince1970: 1_774_746_000))),
        (
            "2026-10-25", "01:30",
            .repeated(
                earlier: Instant(secondsSince1970: 1_792_888_200), later: Instant(secondsSince1970: 1_792_891_800))
        ),
        ("2026-10-25", "02:00", .unique(Instant(secondsSince1970: 1_792_893_600))),
    ])
    func followsTheLondonClock(date: String, time: String, expected: TimeZoneRules.Resolution) throws {
        let date = try #require(CivilDate(iso: date))
        let time = try #require(CivilTimeOfDay(iso: time))
        #expect(TimeZoneRules.london.instant(of: date, at: time) == expected)
    }

    @Test func localTimeInSummerIsOneHourAhead() throws {
        let instant = try #require(Instant(rfc3339: "2025-06-09T23:01:00Z"))
        let local = TimeZoneRules.london.local(of: instant)
        #expect(local.date.description == "2025-06-10")
        #expect(local.time.iso == "00:01:00")
        #expect(instant.description == "2025-06-09T23:01:00Z")
    }
}
