import Letterpress

/// One input of libFuzzer: a template, and behind its first NUL a text that the template finds as `data`. It is compiled
/// and, if it compiles, run; both may end in errors, never in a trap or a hang.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzTemplate(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    let template = String(decoding: parts[0], as: UTF8.self)
    let data = parts.count > 1 ? String(decoding: parts[1], as: UTF8.self) : "Aé ß\u{1F469}\u{200D}\u{1F52C} 1.5"
    // The ending of the name decides about escaping; the length of the input chooses, so that seeds need no header.
    let name = ["page.txt", "page.html", "page.md"][count % 3]
    sink = sink &+ outcome(of: template, named: name, data: data)
    return 0
}

/// Where results go, so that the optimiser cannot leave the work out. libFuzzer calls from one thread.
nonisolated(unsafe) private var sink = 0

private func outcome(of text: String, named name: String, data: String) -> Int {
    var settings = TemplateSettings.jinja
    settings.limits.steps = 100_000
    settings.undefined = [.strict, .default, .chainable][text.utf8.count / 3 % 3]
    // The template can include, import and extend itself.
    let library = TemplateLibrary(DictionaryLoader([name: text, "page": text]), settings: settings)
    do {
        let template = try Template(
            SourceText(name: name, text: text), settings: settings, library: library)
        let references = template.references
        let world = World(now: Instant(secondsSince1970: 1_737_960_000))
        let rendered = try template.render(context(data), in: world, keepingSourceMap: true)
        return rendered.bytes.count &+ references.variables.count
    } catch let problems as DiagnosticList {
        return problems.rendered(colour: true).utf8.count
    } catch let problem as Diagnostic {
        return problem.rendered().utf8.count
    } catch {
        return 0
    }
}

/// A value of every kind, under the names that the cases of the tests use.
private func context(_ data: String) -> Value {
    .dict([
        ("data", .string(data)), ("a", .int(1)), ("b", .string(data)), ("x", .float(1.5)), ("n", .int(.max)),
        ("nothing", .none), ("yes", .bool(true)), ("markup", .markup("<b>\(data)</b>")),
        ("items", .list([.int(3), .string("b"), .none, .list([.int(1)])])),
        ("pair", .tuple([.int(1), .string(data)])),
        ("d", .dict([("a", .int(1)), ("é", .list([.string(data)]))])),
        ("rows", .list([.dict([("name", .string("Ada")), ("n", .int(2))]), .dict([("name", .string(data))])])),
    ])
}
