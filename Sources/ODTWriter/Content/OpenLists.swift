/// The lists that are open where the writer stands, from the outermost to the innermost.
///
/// An item of a list holds no tables: before one, the lists are closed (suspended), and they go on afterwards, by
/// `text:continue-list`, with the next paragraph or item. What is left of the item then is a `text:list-header`, which has
/// no number.
struct OpenLists {
    enum Item { case none, item, header }

    struct Level {
        let styleName: String
        /// The number that the next item has; `nil` in bullet lists.
        var nextNumber: Int?
        /// `xml:id` of the last `text:list` written for it.
        var id: String
        var isOpen = true
        var item = Item.none
        /// Whether the open item has a paragraph, which its number stands before.
        var itemHasParagraph = false
        /// Whether the next item must say its number: the first one, and the first after an interruption.
        var mustStart: Bool
    }

    var levels: [Level] = []
}
