extension Document {
    /// Whether nothing but embargo or draft lines and the masthead stands before the cover. The cover's page has neither
    /// running header nor footer.
    package var beginsWithCover: Bool {
        for block in blocks {
            guard case .division(let division) = block else { return false }
            switch division.role {
            case .cover: return true
            case .embargo, .draft, .masthead: continue
            default: return false
            }
        }
        return false
    }
}
