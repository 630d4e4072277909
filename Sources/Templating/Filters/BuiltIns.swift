/// Everything that templates have without asking: filters, tests and global functions, by name.
package enum BuiltIns {
    package static let filters = Methods.table(
        TextFilters.all + HTMLFilters.all + NumberFilters.all + SequenceFilters.all + SelectionFilters.all
            + OrderFilters.all + PlainFilters.all + DocumentFilters.all)
    package static let tests = Methods.table(Tests.all)
    package static let globals = Methods.table(GlobalFunctions.all)
}
