import Diagnostics
import Testing

@testable import Templating

/// Every built-in, called with whatever values there are: errors are fine, traps and endless work are not.
@Suite struct HostileArgumentTests {
    /// A generator with a seed, so that a failure comes again.
    private struct Choices: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static func values() -> [Value] {
        let cyclic = DictValue()
        cyclic.set(.string("a"), .list([.int(1)]))
        return [
            .none, .bool(true), .int(0), .int(-1), .int(3), .int(.max), .int(.min), .int(1 << 40), .float(.nan),
            .float(.infinity), .float(-1e308), .float(-0.0), .float(1e18), .float(9.3e18), .float(2.5), .string(""),
            .string("a"), .string("%s %(a)s %*.*f"), .string("{0[a].b!r:>{1}} {}"), .string("%"), .string("{"),
            .string("a,b\u{301}\r\n😀 <b>&amp;</b> don't"), .string(String(repeating: "é- ", count: 40)),
            .string("2025-01-28T00:01:00Z"), .string("0001-01-01T00:00:00+18:00"), .string("99999-99-99"),
            .string("upper"),
            .string("d MMMM y 'x"), .string("http://a.b/c(d)>.,"), .markup("<i>x</i>"), .markup(""), .list([]),
            .list([.int(1), .string("b"), .none]), .list([.list([.int(2), .int(1)]), .tuple([.int(1), .int(2)])]),
            .tuple([]), .tuple([.int(1)]), .dict([]), .dict(cyclic),
            .dict([("year", .int(.max)), ("month", .int(13)), ("hour", .int(-1)), ("start", .none), ("end", .int(1))]),
            .undefined(UndefinedValue(name: "x")), .object(RichText(markdown: "*x*")),
            .object(DictView("dict_keys", [.string("k")])), .object(GroupValue(.int(1), [.int(2)])),
            .object(NamespaceValue(DictValue([("x", .int(1))]))), .object(CyclerValue([.int(1)])),
            .object(JoinerValue(.string("-"))),
        ]
    }

    private static let names = [
        "default", "width", "attribute", "start", "reverse", "lang", "digits", "of", "sep", "x",
    ]

    @Test(arguments: [1, 2, 3])
    func neverTraps(seed: UInt64) throws {
        var choices = Choices(state: seed)
        let filters = BuiltIns.filters.keys.sorted()
        let tests = BuiltIns.tests.keys.sorted()
        let globals = BuiltIns.globals.keys.sorted()
        let methods =
            (Array(TextMethods.all.keys) + ListMethods.all.keys + DictMethods.all.keys + MarkupMethods.all.keys)
            .sorted()
        for round in 0..<6000 {
            // New values each time: methods change them.
            let values = Self.values()
            let context = StandaloneContext(
                escaping: [.none, .html, .markdown][round % 3], undefined: round % 2 == 0 ? .default : .strict,
                steps: 200_000)
            context.limits.stringBytes = 1 << 16
            context.limits.repeatBytes = 1 << 12
            context.limits.listItems = 1 << 12
            var arguments = CallArguments()
            for _ in 0..<Int.random(in: 0...3, using: &choices) {
                arguments.positional.append(values[Int.random(in: 0..<values.count, using: &choices)])
            }
            if round % 5 == 0, let name = Self.names.randomElement(using: &choices) {
                arguments.keywords.append((name, values[Int.random(in: 0..<values.count, using: &choices)]))
            }
            let value = values[Int.random(in: 0..<values.count, using: &choices)]
            let name = filters[Int.random(in: 0..<filters.count, using: &choices)]
            _ = try? context.apply(filter: name, to: value, arguments).text(in: context)
            let test = tests[Int.random(in: 0..<tests.count, using: &choices)]
            _ = try? context.apply(test: test, to: value, arguments)
            let global = globals[Int.random(in: 0..<globals.count, using: &choices)]
            _ = try? BuiltIns.globals[global]?.function(.none, arguments, context).text(in: context)
            let method = methods[Int.random(in: 0..<methods.count, using: &choices)]
            if let bound = value.attribute(method) { _ = try? context.call(bound, arguments).text(in: context) }
            let other = arguments.positional.first ?? value
            operate(value, other, context)
            // A list that was made to hold itself keeps itself alive; let go of it.
            for case .list(let list) in values { _ = list.mutate { $0 = [] } }
        }
    }

    private func operate(_ a: Value, _ b: Value, _ context: StandaloneContext) {
        _ = try? a.adding(b, in: context)
        _ = try? a.subtracting(b, in: context)
        _ = try? a.multiplying(b, in: context)
        _ = try? a.dividing(b, in: context)
        _ = try? a.floorDividing(b, in: context)
        _ = try? a.modulo(b, in: context)
        _ = try? a.power(b, in: context)
        _ = try? a.concatenating(b, in: context)
        _ = try? a.contains(b, in: context)
        _ = try? a.compare(.less, b)
        _ = try? a.equals(b, in: context)
        _ = try? a.slice(b, a, b, in: context)
        _ = a.item(b)
        _ = try? a.negated()
    }
}
