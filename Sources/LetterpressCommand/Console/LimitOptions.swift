internal import ArgumentParser
internal import Diagnostics
internal import Publishing

/// The limits that may be raised.
struct LimitOptions: ParsableArguments {
    @Option(
        name: .customLong("limit"),
        help: ArgumentHelp(
            "Raise a limit: range=200000 (see 'letterpress limits'). May be repeated.", valueName: "name=number"))
    var raised: [String] = []

    func limits() throws(Diagnostic) -> DocumentLimits {
        var limits = DocumentLimits()
        for text in raised { try limits.set(text) }
        return limits
    }
}
