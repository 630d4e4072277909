// swift-tools-version: 6.2
import PackageDescription

// A package of its own, as libFuzzer brings the entry point of each program. Built and run by `make fuzz`.
let package = Package(
    name: "Fuzz",
    dependencies: [.package(name: "letterpress", path: "..")],
    targets: [
        .executableTarget(
            name: "TemplateFuzz",
            dependencies: [.product(name: "Letterpress", package: "letterpress")],
            swiftSettings: [.unsafeFlags(["-parse-as-library"])])
    ],
    swiftLanguageModes: [.v6]
)
