import CivilTime
import Diagnostics

@testable import Templating

/// Calls built-ins without a template around them.
final class StandaloneContext: CallContext {
    var escaping: Escaping = .none
    var undefinedBehaviour: UndefinedBehaviour = .default
    var world: World
    var limits = RenderLimits.standard
    var stepsLeft: Int

    /// - Parameter now: The clock of the render; filters only look at its zone and language.
    init(
        escaping: Escaping = .none, undefined: UndefinedBehaviour = .default, language: String = "en-GB",
        steps: Int = RenderLimits.standard.steps
    ) {
        self.escaping = escaping
        undefinedBehaviour = undefined
        world = World(now: Instant(secondsSince1970: 1_738_022_460), language: language)
        stepsLeft = steps
    }

    func call(_ callee: Value, _ arguments: CallArguments) throws(Diagnostic) -> Value {
        guard case .object(let object as any CallableObject) = callee else {
            throw Diagnostic("not-callable", "not callable")
        }
        return try object.call(arguments, in: self)
    }

    func apply(filter name: String, to value: Value, _ arguments: CallArguments) throws(Diagnostic) -> Value {
        guard let filter = BuiltIns.filters[name] else {
            throw Diagnostic("unknown-filter", "unknown filter '\(name)'")
        }
        return try filter.function(value, arguments, self)
    }

    func apply(test name: String, to value: Value, _ arguments: CallArguments) throws(Diagnostic) -> Bool {
        guard let test = BuiltIns.tests[name] else { throw Diagnostic("unknown-test", "unknown test '\(name)'") }
        return try test.function(value, arguments, self).isTrue
    }

    func attribute(_ name: String, of value: Value) throws(Diagnostic) -> Value {
        if case .undefined(let undefined) = value { throw undefined.diagnostic }
        return value.attribute(name) ?? .undefined(UndefinedValue(name: name))
    }

    func item(_ key: Value, of value: Value) throws(Diagnostic) -> Value {
        if case .undefined(let undefined) = value { throw undefined.diagnostic }
        return value.item(key) ?? .undefined(UndefinedValue(name: key.printed))
    }

    func charge(_ steps: Int) throws(Diagnostic) {
        stepsLeft -= steps
        if stepsLeft < 0 { throw Diagnostic(.limitReached, "too many steps") }
    }

    /// Applies a filter by name.
    func filter(_ name: String, _ value: Value, _ arguments: Value..., keywords: [(String, Value)] = []) throws -> Value
    {
        try apply(filter: name, to: value, CallArguments(arguments, keywords: keywords))
    }
}
