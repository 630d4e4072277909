import CivilTime
import Templating

extension World {
    /// 27 January 2025, 06.40 in London.
    static let test = World(now: Instant(secondsSince1970: 1_737_960_000))
}
