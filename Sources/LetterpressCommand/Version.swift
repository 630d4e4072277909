/// The version of the program, also written into manifests.
enum Version {
    static let number = "0.1.0"
    static let text = "letterpress \(number)"
}
