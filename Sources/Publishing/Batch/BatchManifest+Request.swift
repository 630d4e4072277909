internal import CivilTime
internal import Diagnostics
internal import DocumentModel

extension BatchManifest.Run {
    /// What was asked for, to be asked for again. States and embargoes are those that the manifest records of each file.
    var request: RenderRequest {
        var request = RenderRequest(now: Instant(secondsSince1970: 0))
        request.data = data
        request.templates = templates
        request.templateFolders = templateFolders
        request.formats = formats.isEmpty ? nil : formats.compactMap { OutputFormat(rawValue: $0) }
        request.settings = settings.map { ($0.path, $0.value) }
        request.style = style
        request.reference = reference
        request.calendars = calendars
        request.frameworks = frameworks
        request.nameField = nameField
        request.plainTextWidth = plainTextWidth
        request.htmlFragment = htmlFragment
        request.withholdsPersonalData = withholdsPersonalData
        request.language = language
        for limit in limits { _ = Int(limit.value).map { request.limits.set(limit.path, to: $0) } }
        return request
    }

    /// The style of the pages of days.
    func pageStyle() throws(DiagnosticList) -> HouseStyle {
        guard let style else { return .standard }
        return try StyleFinder.style(style).style
    }
}

extension BatchManifest.Input {
    /// The version of this program: another one may write the same otherwise.
    init(tool: String) { self.init(role: "tool", name: tool, hash: ContentHash(of: tool)) }
}
