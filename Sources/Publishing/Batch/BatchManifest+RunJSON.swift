internal import DataReaders
internal import Diagnostics
internal import Inspections
internal import Templating

extension BatchManifest.Run {
    /// One line of JSON. What was not given is left out.
    var json: String {
        var pairs: [(String, Value)] = [("tool", .string(tool))]
        func add(_ key: String, _ list: [String]) {
            if !list.isEmpty { pairs.append((key, .list(list.map(Value.string)))) }
        }
        func add(_ key: String, _ text: String?) { if let text { pairs.append((key, .string(text))) } }
        add("data", data)
        add("templates", templates)
        add("templateFolders", templateFolders)
        add("formats", formats)
        add("as", state?.rawValue)
        func add(_ key: String, _ list: [Setting]) {
            guard !list.isEmpty else { return }
            pairs.append((key, .list(list.map { .list([.string($0.path), .string($0.value)]) })))
        }
        add("set", settings)
        add("style", style)
        add("reference", reference)
        add("calendars", calendars)
        add("frameworks", frameworks)
        add("name", nameField)
        if let plainTextWidth { pairs.append(("width", .int(plainTextWidth))) }
        if htmlFragment { pairs.append(("fragment", .bool(true))) }
        if withholdsPersonalData { pairs.append(("withholdPersonalData", .bool(true))) }
        add("language", language)
        add("limits", limits)
        pairs.append(("inputs", .list(inputs.map(\.value))))
        return JSONWriter.write(.dict(pairs))
    }

    /// - Returns: `nil` if the line is no run.
    init?(json line: ArraySlice<UInt8>) {
        guard let node = ManifestReader.node(line), let tool = node["tool"]?.string else { return nil }
        func list(_ key: String) -> [String] { node[key]?.items?.compactMap(\.string) ?? [] }
        self.init(tool: tool)
        data = list("data")
        templates = list("templates")
        templateFolders = list("templateFolders")
        formats = list("formats")
        state = node["as"]?.string.flatMap(PublicationState.init(rawValue:))
        guard let set = Self.settings(node["set"]), let raised = Self.settings(node["limits"]) else { return nil }
        settings = set
        limits = raised
        style = node["style"]?.string
        reference = node["reference"]?.string
        calendars = list("calendars")
        frameworks = list("frameworks")
        nameField = node["name"]?.string
        if case .integer(let width)? = node["width"]?.content { plainTextWidth = width }
        if case .bool(true)? = node["fragment"]?.content { htmlFragment = true }
        if case .bool(true)? = node["withholdPersonalData"]?.content { withholdsPersonalData = true }
        language = node["language"]?.string ?? language
        let items = node["inputs"]?.items ?? []
        inputs = items.compactMap { BatchManifest.Input($0) }
        guard inputs.count == items.count else { return nil }
    }

    /// - Returns: `nil` if what is there is no list of pairs.
    private static func settings(_ node: DataNode?) -> [Setting]? {
        var settings: [Setting] = []
        for item in node?.items ?? [] {
            guard let pair = item.items?.compactMap(\.string), pair.count == 2 else { return nil }
            settings.append(Setting(path: pair[0], value: pair[1]))
        }
        return settings
    }
}
