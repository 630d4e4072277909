/// What a document is made as.
package enum PublicationState: String, Sendable, CaseIterable {
    case draft, embargoed, published
}
