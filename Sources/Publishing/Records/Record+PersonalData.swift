internal import DataReaders
internal import Inspections

extension Record {
    /// Whether anything in the record is marked as `personal: true`: such a record has one text for its addressees and
    /// another for the web.
    package var holdsPersonalData: Bool {
        guard case .inspection(let inspection) = content else { return false }
        return inspection.file.root.holdsPersonalData
    }
}

extension DataNode {
    /// Recursive: nodes are never deeper than the limit of their reader.
    fileprivate var holdsPersonalData: Bool {
        switch content {
        case .mapping(let mapping):
            mapping.entries.contains { entry in
                if entry.key == "personal", case .bool(true) = entry.value.content { return true }
                return entry.value.holdsPersonalData
            }
        case .sequence(let sequence): sequence.items.contains { $0.holdsPersonalData }
        case .null, .bool, .integer, .decimal, .string: false
        }
    }
}
