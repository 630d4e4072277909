internal import XMLTree

extension XMLWriter {
    /// A property that is on, off or left to the style (`nil`): ISO/IEC 29500-1, 17.17.4 (`ST_OnOff`).
    func toggle(_ name: String, _ value: Bool?) {
        guard let value else { return }
        start(name)
        if !value { attribute("w:val", "0") }
        end()
    }

    /// A background without a pattern.
    func shading(_ colour: String) {
        empty("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": colour])
    }

    /// An element whose only attribute is `w:val`.
    func value(_ name: String, _ value: String) {
        start(name)
        attribute("w:val", value)
        end()
    }

    func value(_ name: String, _ value: Int) {
        start(name)
        attribute("w:val", value)
        end()
    }
}
