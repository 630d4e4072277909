/// The setting by which Word asks on opening whether to update the fields of a document, page numbers in tables of contents
/// among them. Only for templates that ask for it with `{{ ask_to_update() }}`.
///
/// Source: ISO/IEC 29500-1, 17.15.1.81 (`w:updateFields`).
enum UpdateSetting {
    static let newPart = "word/settings.xml"
    static let contentType = "application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"
    static let element = "<w:updateFields xmlns:w=\"\(WordNames.main)\" w:val=\"true\"/>"
    static let part = Array(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:settings xmlns:w=\"\(WordNames.main)\">\(element)</w:settings>"
            .utf8)
    /// What stands after it in the sequence of the schema (`CT_Settings`).
    static let followers = [
        "hdrShapeDefaults", "footnotePr", "endnotePr", "compat>", "compat/>", "compat ", "docVars", "rsids", "mathPr",
        "attachedSchema", "themeFontLang", "clrSchemeMapping", "doNotIncludeSubdocsInStats",
        "doNotAutoCompressPictures", "forceUpgrade", "captions", "readModeInkLockDown", "smartTagType", "schemaLibrary",
        "shapeDefaults", "doNotEmbedSmartTags", "decimalSymbol", "listSeparator",
    ]
}
