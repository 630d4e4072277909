internal import CivilTime
internal import DataReaders

extension Inspection {
    /// The boilerplate of an id: the one in the record's language that is in use on the day of publication.
    func boilerplate(_ id: String) -> DataNode? {
        file.root.list("boilerplate").first { node in
            node.text("id") == id && (node.text("language") ?? "en") == language && isInUse(node)
        }
    }

    private func isInUse(_ node: DataNode) -> Bool {
        let day = publication.date.date
        if let from = node.text("validFrom").flatMap(WrittenDate.init), day < from.date { return false }
        if let to = node.text("validTo").flatMap(WrittenDate.init), to.date < day { return false }
        return true
    }
}
