internal import CivilTime

extension DocumentLanguage {
    var names: CalendarNames {
        switch self {
        case .english: .english
        case .welsh: .welsh
        }
    }

    /// Source: Unicode CLDR, abbreviated month names of `en-GB` and `cy`.
    var shortMonths: [String] {
        switch self {
        case .english: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"]
        case .welsh:
            ["Ion", "Chwef", "Maw", "Ebr", "Mai", "Meh", "Gorff", "Awst", "Medi", "Hyd", "Tach", "Rhag"]
        }
    }

    /// Source: Unicode CLDR, abbreviated day names of `en-GB` and `cy`, Monday first.
    var shortDays: [String] {
        switch self {
        case .english: ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        case .welsh: ["Llun", "Maw", "Mer", "Iau", "Gwen", "Sad", "Sul"]
        }
    }

    /// `am` or `pm`; in Welsh `yb` (y bore) or `yh` (yr hwyr), as CLDR has them.
    func halfOfDay(_ time: CivilTimeOfDay) -> String {
        switch self {
        case .english: time.hour < 12 ? "am" : "pm"
        case .welsh: time.hour < 12 ? "yb" : "yh"
        }
    }
}
