import Diagnostics
import Testing

@testable import Templating

/// What becomes of a value that does not exist.
@Suite struct UndefinedTests {
    private let missing = Value.undefined(UndefinedValue(name: "service.nam", known: ["service.name", "service.area"]))

    @Test func namesTheNearest() {
        guard case .undefined(let undefined) = missing else { return }
        #expect(undefined.diagnostic.message == "'service.nam' is undefined")
        #expect(undefined.diagnostic.hint == "did you mean 'service.name'?")
        #expect(undefined.diagnostic.code == .undefinedVariable)
    }

    @Test func isNothingByDefault() throws {
        let context = StandaloneContext()
        #expect(try missing.text(in: context) == "")
        #expect(try !missing.truth(in: context))
        #expect(try missing.iterated(in: context).isEmpty)
        #expect(try missing.equals(missing, in: context))
        #expect(try missing.concatenating(.int(1), in: context).printed == "1")
        #expect(throws: Diagnostic.self) { try missing.adding(.int(1), in: context) }
        #expect(throws: Diagnostic.self) { try missing.compare(.less, .int(1)) }
    }

    @Test func isAnErrorInStrictTemplates() {
        let context = StandaloneContext(undefined: .strict)
        #expect(throws: Diagnostic.self) { try missing.text(in: context) }
        #expect(throws: Diagnostic.self) { try missing.truth(in: context) }
        #expect(throws: Diagnostic.self) { try missing.iterated(in: context) }
        #expect(throws: Diagnostic.self) { try missing.equals(.int(1), in: context) }
        #expect(throws: Diagnostic.self) { try Value.int(1).equals(missing, in: context) }
        #expect(throws: Diagnostic.self) { try missing.concatenating(.int(1), in: context) }
        #expect(throws: Diagnostic.self) { try Value.list([.int(1)]).contains(missing, in: context) }
    }

    @Test(arguments: BuiltIns.filters.keys.sorted())
    func isAnErrorForEveryFilterInStrictTemplates(name: String) throws {
        let context = StandaloneContext(undefined: .strict)
        let arguments: [String: [Value]] = [
            "replace": [.string("a"), .string("b")], "batch": [.int(2)], "slice": [.int(2)], "attr": [.string("x")],
            "groupby": [.string("x")], "map": [.string("upper")], "date_range": [.string("2025-01-01")],
            "plural": [.string("a"), .string("b")],
        ]
        let call = CallArguments(arguments[name] ?? [])
        // As in Jinja2: 'items' asks first, and 'pprint' shows what is there.
        if ["default", "d", "items", "pprint"].contains(name) {
            #expect(throws: Never.self) { try context.apply(filter: name, to: missing, call) }
        } else {
            #expect(throws: Diagnostic.self) { try context.apply(filter: name, to: missing, call) }
        }
    }

    @Test func canBeAskedFor() throws {
        let context = StandaloneContext(undefined: .strict)
        #expect(try !context.apply(test: "defined", to: missing, CallArguments()))
        #expect(try context.apply(test: "undefined", to: missing, CallArguments()))
        #expect(try context.filter("default", missing, .string("x")).printed == "x")
    }
}
