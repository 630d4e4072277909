/// Where the keys of a large mapping stand among its entries. An object, since few mappings have one: those being read stay
/// small without it.
final class KeyIndex {
    // Unchecked, as no access can overlap another: nothing here calls out.
    @exclusivity(unchecked) var positions: [DataKey: Int] = [:]
}
