/// What does not do the work that the others do is not compared.
struct DifferentOutput: Error, CustomStringConvertible {
    let engine: String
    let expected: String
    let actual: String
    var description: String {
        let common = zip(expected, actual).prefix { $0 == $1 }.count
        let (wanted, found) = (expected.dropFirst(common).prefix(40), actual.dropFirst(common).prefix(40))
        return "\(engine) writes '\(found)' where '\(wanted)' is expected"
    }
}

/// What is compared: engines differ in the line ends around block tags and in what they call a capital, which is not the
/// work measured.
func essence(_ text: String) -> String { text.filter { !$0.isWhitespace }.lowercased() }

func expect(_ actual: String, toBe expected: String, by engine: String) throws {
    let (expected, actual) = (essence(expected), essence(actual))
    guard actual == expected else { throw DifferentOutput(engine: engine, expected: expected, actual: actual) }
}
