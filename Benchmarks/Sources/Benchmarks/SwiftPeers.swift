import Mustache
import Stencil

/// What the other engines for Swift do, each on its own template of Inputs/ for the same output.
enum SwiftPeers {
    static func benchmarks() throws -> [Benchmark] {
        var results: [Benchmark] = []
        for subject in ["letter", "table"] {
            let data = try Inputs.dictionary(subject + ".json")
            let stencil = Stencil.Template(
                templateString: try Inputs.text(subject + ".stencil"), environment: Environment())
            results.append(
                Benchmark(
                    "\(subject) render stencil",
                    check: {
                        let expected = try Inputs.text(subject + ".expected")
                        try expect(try stencil.render(data), toBe: expected, by: "Stencil")
                    }
                ) { try stencil.render(data) })
            let mustache = try MustacheTemplate(string: try Inputs.text(subject + ".mustache"))
            results.append(
                Benchmark(
                    "\(subject) render swift-mustache",
                    check: {
                        let expected = try Inputs.text(subject + ".expected")
                        try expect(mustache.render(data), toBe: expected, by: "swift-mustache")
                    }
                ) { mustache.render(data) })
        }
        let longStencil = try Inputs.text("long.stencil")
        let longMustache = try Inputs.text("long.mustache")
        // Stencil parses when it renders for the first time.
        results.append(
            Benchmark("long compile+render stencil") {
                try Stencil.Template(templateString: longStencil, environment: Environment())
                    .render(["cases": 32, "sender": ["name": "x"]])
            })
        results.append(Benchmark("long compile swift-mustache") { try MustacheTemplate(string: longMustache) })
        return results
    }
}
