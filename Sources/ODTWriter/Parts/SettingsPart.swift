internal import XMLTree

/// Writes `settings.xml`, which holds nothing: what it could hold is up to each program.
///
/// Source: ODF 1.3 part 3, 3.1.3.5 (`office:document-settings`).
struct SettingsPart {
    func write() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.empty(
            "office:document-settings",
            [
                "xmlns:office": Namespaces.office, "xmlns:config": Namespaces.config,
                "office:version": Namespaces.version,
            ])
        return try xml.finish()
    }
}
