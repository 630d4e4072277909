import Diagnostics
import Testing

@testable import Templating

/// Hostile values: nothing traps, nothing runs away.
@Suite struct ValueBoundsTests {
    private let context = StandaloneContext()

    private func deepList(_ depth: Int) -> Value {
        var value = Value.list([])
        for _ in 0..<depth { value = .list([value]) }
        return value
    }

    @Test func printsAndFreesAHundredThousandLevels() throws {
        let value = deepList(100_000)
        #expect(value.repr.utf8.count == 200_002)
        #expect(value.pythonEquals(deepList(100_000)))
        #expect(try value.compare(.less, deepList(100_001)))
        #expect(throws: Diagnostic.self) { try context.filter("tojson", value) }
        #expect(throws: Diagnostic.self) { try context.filter("pprint", value) }
    }

    @Test func freesMixedNesting() throws {
        var value = Value.none
        for round in 0..<100_000 {
            switch round % 3 {
            case 0: value = .list([value])
            case 1: value = .dict([("k", value)])
            default: value = .tuple([value])
            }
        }
        #expect(value.isTrue)
    }

    @Test func printsCycles() {
        let list = ListValue([])
        _ = list.mutate { $0.append(.list(list)) }
        #expect(Value.list(list).repr == "[[...]]")
        let dict = DictValue()
        dict.set(.string("self"), .dict(dict))
        #expect(Value.dict(dict).repr == "{'self': {...}}")
        _ = list.mutate { $0.removeAll() }
        dict.removeAll()
    }

    @Test func stopsPrintingWhatGrowsWithoutEnd() {
        var value = Value.list([])
        for _ in 0..<60 { value = .list([value, value]) }
        let context = StandaloneContext()
        context.limits.stringBytes = 1 << 18
        #expect(throws: Diagnostic.self) { try value.text(in: context) }
        #expect(throws: Diagnostic.self) { try context.filter("tojson", value) }
        #expect(throws: Diagnostic.self) { try context.filter("pprint", value) }
    }

    @Test func freesEveryKindOfChain() throws {
        var value = Value.none
        for round in 0..<120_000 {
            switch round % 6 {
            case 0: value = .object(NamespaceValue(DictValue([("x", value)])))
            case 1: value = .object(CyclerValue([value]))
            case 2: value = .object(DictView("dict_values", [value]))
            case 3: value = .object(GroupValue(value, [value]))
            case 4: value = .list([value])
            default: value = try #require(value.attribute("append"))
            }
        }
        #expect(value.isTrue)
    }

    @Test func boundsTuples() {
        #expect(throws: Diagnostic.self) {
            var value = Value.none
            for _ in 0..<100_000 { value = try Value.makeTuple([value]) }
        }
    }

    @Test(arguments: [
        ("+", Value.int(.max), Value.int(1)), ("-", .int(.min), .int(1)), ("*", .int(.max), .int(2)),
        ("//", .int(.min), .int(-1)), ("**", .int(10), .int(19)), ("**", .int(2), .int(.max)),
        ("**", .float(10), .int(400)), ("**", .int(-8), .float(0.5)), ("**", .int(0), .int(-1)),
        ("/", .int(1), .int(0)), ("%", .int(1), .int(0)), ("%", .float(1), .float(0)), ("//", .float(1), .float(0)),
        ("*", .string("x"), .int(1_000_000_000_000)), ("*", .string("xx"), .int(.max)),
        ("*", .list([.none]), .int(.max)),
        ("*", .tuple([.none]), .int(.max)), ("%", .string("%999999999999d"), .int(1)),
        ("%", .string("%.999999999999f"), .int(1)), ("%", .string("%*d"), .tuple([.int(.min), .int(1)])),
    ])
    func failsInOrder(symbol: String, left: Value, right: Value) {
        #expect(throws: Diagnostic.self) {
            switch symbol {
            case "+": try left.adding(right, in: context)
            case "-": try left.subtracting(right, in: context)
            case "*": try left.multiplying(right, in: context)
            case "/": try left.dividing(right, in: context)
            case "//": try left.floorDividing(right, in: context)
            case "%": try left.modulo(right, in: context)
            default: try left.power(right, in: context)
            }
        }
    }

    @Test func takesTheSmallestNumber() throws {
        let least = Value.int(.min)
        #expect(throws: Diagnostic.self) { try least.negated() }
        #expect(throws: Diagnostic.self) { try context.filter("abs", least) }
        #expect(try least.modulo(.int(-1), in: context).repr == "0")
        #expect(try context.filter("round", .int(.min + 7), .int(-1)).repr == "-9223372036854775800")
        #expect(throws: Diagnostic.self) { try context.filter("round", least, .int(-5)) }
        #expect(try Value.string("%x").modulo(least, in: context).printed == "-8000000000000000")
        #expect(try context.filter("ordinal", least).printed.hasSuffix("th"))
        #expect(try Value.string("abc").slice(.int(.min), .int(.max), .int(.min), in: context)?.printed == "")
        #expect(try Value.string("abc").slice(.int(.max), .int(.min), .int(.min), in: context)?.printed == "c")
        #expect(Value.string("abc").item(least) == nil)
    }

    @Test(arguments: [
        ("center", [Value.int(1 << 40)]), ("indent", [.int(1 << 40)]), ("batch", [.int(1 << 40), .int(0)]),
        ("slice", [.int(1 << 40)]), ("truncate", [.int(.min)]), ("wordwrap", [.int(.min)]), ("tojson", [.int(1 << 40)]),
        ("replace", [.string(""), .string(String(repeating: "x", count: 1 << 23))]),
        ("round", [.int(.min)]), ("round", [.int(.max)]), ("filesizeformat", []), ("int", [.int(0), .int(.max)]),
    ])
    func bearsEnormousArguments(filter: String, arguments: [Value]) {
        // Some are errors, some are not; none may trap or take long.
        for value in [Value.string("some text"), .list([.int(1)]), .int(.max), .float(.infinity), .float(-1e308)] {
            _ = try? context.apply(filter: filter, to: value, CallArguments(arguments))
        }
    }

    @Test func boundsRanges() throws {
        #expect(throws: Diagnostic.self) { try RangeValue(start: 0, stop: 1_000_000_000, step: 1, limit: 100_000) }
        #expect(throws: Diagnostic.self) { try RangeValue(start: .min, stop: .max, step: 1, limit: 100_000) }
        let range = try RangeValue(start: .min, stop: .max, step: .max, limit: 10)
        #expect(range.items.map(\.repr) == ["-9223372036854775808", "-1", "9223372036854775806"])
        #expect(try Value.object(range).contains(.int(-1), in: context))
        #expect(try !Value.object(range).contains(.int(0), in: context))
    }

    @Test func searchesInLinearTime() {
        let text = String(repeating: "a", count: 1_000_000)
        let needle = String(repeating: "a", count: 500_000) + "b"
        let start = ContinuousClock.now
        #expect(TextMethods.places(of: needle, in: text).isEmpty)
        #expect(TextMethods.split(text, by: needle, fromEnd: true).count == 1)
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    @Test func keepsSharedDataUnchanged() throws {
        let data = Value.dict([("list", .list([.int(1)]))])
        data.freeze()
        let list = try #require(data.attribute("list"))
        let append = try #require(list.attribute("append"))
        let error = #expect(throws: Diagnostic.self) { try context.call(append, CallArguments([.int(2)])) }
        #expect(error?.code == .sharedData)
        #expect(error?.hint == "copy it first, with '.copy()' or '…|list'")
        let update = try #require(data.attribute("update"))
        #expect(throws: Diagnostic.self) { try context.call(update, CallArguments([.dict([("a", .none)])])) }
        let copy = try context.call(try #require(list.attribute("copy")), CallArguments())
        _ = try context.call(try #require(copy.attribute("append")), CallArguments([.int(2)]))
        #expect(copy.repr == "[1, 2]")
        #expect(list.repr == "[1]")
    }

    @Test func countsSteps() {
        let poor = StandaloneContext(steps: 1000)
        #expect(throws: Diagnostic.self) { try poor.filter("list", .string(String(repeating: "x", count: 100_000))) }
        #expect(throws: Diagnostic.self) { try poor.filter("upper", .string(String(repeating: "x", count: 100_000))) }
    }
}
