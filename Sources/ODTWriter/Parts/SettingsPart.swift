internal import XMLTree

/// Writes `settings.xml`. Nearly all that it could hold is up to each program; some checkers miss a part without content.
///
/// Source: ODF 1.3 part 3, 3.1.3.5 (`office:document-settings`), 3.10.1 (`office:settings`).
struct SettingsPart {
    func write() throws(XMLError) -> [UInt8] {
        let xml = XMLWriter()
        xml.start(
            "office:document-settings",
            [
                "xmlns:office": Namespaces.office, "xmlns:config": Namespaces.config,
                "office:version": Namespaces.version,
            ])
        xml.start("office:settings")
        xml.start("config:config-item-set", ["config:name": "configuration-settings"])
        xml.element("config:config-item", ["config:name": "LoadReadonly", "config:type": "boolean"], text: "false")
        for _ in 0..<3 { xml.end() }
        return try xml.finish()
    }
}
