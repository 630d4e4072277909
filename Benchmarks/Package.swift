// swift-tools-version: 6.2
import PackageDescription

// A package of its own, so that the peers are no dependency of the product.
let package = Package(
    name: "Benchmarks",
    dependencies: [
        .package(name: "letterpress", path: ".."),
        .package(url: "https://github.com/stencilproject/Stencil", from: "0.15.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.0.0"),
    ],
    targets: [
        .systemLibrary(name: "CBenchmarkZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),
        // What libzip alone takes to write an office document.
        .target(name: "CZipFloor", linkerSettings: [.linkedLibrary("zip")]),
        .executableTarget(
            name: "Benchmarks",
            dependencies: [
                "CBenchmarkZip", "CZipFloor",
                .product(name: "Letterpress", package: "letterpress"),
                .product(name: "Stencil", package: "Stencil"),
                .product(name: "Mustache", package: "swift-mustache"),
            ])
    ],
    swiftLanguageModes: [.v6]
)
