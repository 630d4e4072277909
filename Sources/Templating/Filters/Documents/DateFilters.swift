/// Filters for dates and times.
enum DateFilters {
    static let all: [BuiltIn] = []
}
