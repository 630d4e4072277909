internal import ArgumentParser
internal import Diagnostics
internal import Inspections
internal import Publishing

/// The options about templates, formats, state and looks that rendering one by one and in batches share.
struct PublicationOptions: ParsableArguments {
    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "A template by name (press-release) or file (my/letter.docx). May be repeated.", valueName: "name|file"))
    var template: [String] = []

    @Option(
        name: .shortAndLong,
        help: ArgumentHelp(
            "Formats, with commas between: \(OutputFormat.allCases.map(\.rawValue).joined(separator: ", ")).",
            valueName: "formats"))
    var format: [String] = []

    @Option(
        name: .customLong("as"),
        help: ArgumentHelp("The state to publish in; decided by record and clock unless given.", valueName: "state"))
    var state: PublicationState?

    @Option(help: ArgumentHelp("Why it is published before its embargo ends.", valueName: "reason"))
    var releaseEarly: String?

    @Option(help: ArgumentHelp("Put a value over that of the data: release.status=draft.", valueName: "key=value"))
    var set: [String] = []

    @Option(help: ArgumentHelp("A house style: a name (house) or a YAML file.", valueName: "name|file"))
    var style: String?

    @Option(
        help: ArgumentHelp(
            "A Word or LibreOffice document to take styles, page layout, header and footer from.",
            valueName: "file.docx|.odt"))
    var reference: String?

    @Option(
        help: ArgumentHelp(
            "A calendar (YAML, CSV or Excel) whose dates overrule those of the records. May be repeated.",
            valueName: "file"))
    var calendar: [String] = []

    @Option(help: ArgumentHelp("The field or column that names the outputs.", valueName: "field"))
    var name: String?

    @Option(help: ArgumentHelp("Wrap plain text at this many columns.", valueName: "columns"))
    var width: Int?

    @Flag(help: "Write HTML without the page around it, for a content-management system.")
    var fragment = false

    @Flag(help: "Leave personal data out of every format, not only of those for websites.")
    var withholdPersonalData = false

    @OptionGroup var templates: TemplateOptions
    @OptionGroup var frameworks: FrameworkOptions
    @OptionGroup var clock: ClockOptions
    @OptionGroup var limits: LimitOptions

    func validate() throws {
        if let reason = releaseEarly {
            guard reason.contains(where: { !$0.isWhitespace }) else {
                throw ValidationError("--release-early needs the reason, which the manifest keeps.")
            }
            guard state == .published else {
                throw ValidationError("--release-early goes with --as published: alone it releases nothing.")
            }
        }
        if let width, !(20...1000).contains(width) { throw ValidationError("--width is a number from 20 to 1000.") }
    }

    func request(for data: [String]) throws -> RenderRequest {
        var request = RenderRequest(now: try clock.instant())
        request.data = data
        request.templateFolders = templates.folders
        request.templates = try templates.required(template, data: data)
        request.formats = try FormatList.formats(format)
        request.state = state
        request.releaseEarlyReason = releaseEarly
        request.settings = try set.map(Self.setting)
        request.style = style
        request.reference = reference
        request.frameworks = frameworks.frameworks
        request.calendars = calendar
        request.nameField = name
        request.plainTextWidth = width
        request.htmlFragment = fragment
        request.withholdsPersonalData = withholdPersonalData
        request.language = clock.language
        request.limits = try limits.limits()
        return request
    }

    static func setting(_ text: String) throws -> (path: String, value: String) {
        guard let equals = text.firstIndex(of: "="), equals != text.startIndex else {
            throw Diagnostic(
                .badSetting, "'\(text)' sets nothing", hint: "write --set key=value", exitStatus: .usage)
        }
        return (String(text[..<equals]), String(text[text.index(after: equals)...]))
    }
}

extension PublicationState: ExpressibleByArgument {}
