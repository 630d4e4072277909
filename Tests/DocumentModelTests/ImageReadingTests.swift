import DocumentModel
import Testing

private func big(_ number: Int, _ count: Int = 4) -> [UInt8] {
    (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
}

private func png(_ width: Int, _ height: Int, dotsPerMetre: Int? = nil) -> [UInt8] {
    var bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
    bytes += big(13) + Array("IHDR".utf8) + big(width) + big(height) + [8, 6, 0, 0, 0] + big(0)
    if let dotsPerMetre {
        bytes += big(9) + Array("pHYs".utf8) + big(dotsPerMetre) + big(dotsPerMetre) + [1] + big(0)
    }
    return bytes + big(0) + Array("IDAT".utf8) + big(0)
}

private func jpeg(_ width: Int, _ height: Int, dotsPerInch: Int = 0, orientation: Int? = nil) -> [UInt8] {
    var bytes: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + big(16, 2) + [0x4A, 0x46, 0x49, 0x46, 0, 1, 1]
    bytes += [dotsPerInch > 0 ? 1 : 0] + big(dotsPerInch, 2) + big(dotsPerInch, 2) + [0, 0]
    if let orientation {
        let exif: [UInt8] =
            [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4D, 0x4D, 0, 42] + big(8) + big(1, 2) + big(0x0112, 2) + big(3, 2) + big(1)
            + big(orientation, 2) + [0, 0]
        bytes += [0xFF, 0xE1] + big(exif.count + 2, 2) + exif
    }
    return bytes + [0xFF, 0xC0] + big(17, 2) + [8] + big(height, 2) + big(width, 2) + [UInt8](repeating: 0, count: 10)
}

@Test(arguments: [
    (png(640, 480), ImageData.Format.png, 640.0, 480.0),
    (png(1181, 1181, dotsPerMetre: 11811), .png, 377.9, 377.9),
    (jpeg(300, 200), .jpeg, 300, 200),
    (jpeg(300, 150, dotsPerInch: 300), .jpeg, 96, 48),
    (jpeg(300, 200, orientation: 6), .jpeg, 200, 300),
    (Array("GIF89a".utf8) + [10, 1, 5, 0, 0, 0], .gif, 266, 5),
    (
        Array(#"<?xml version="1.0"?><!-- a > b --><svg width="25.4mm" height='1in' viewBox="0 0 1 1">"#.utf8), .svg,
        96, 96
    ),
    (Array(#"<svg viewBox="0 0 200 50" width="100%"/>"#.utf8), .svg, 200, 50),
    (Array(#"<svg width="100" viewBox="0,0,200,50"/>"#.utf8), .svg, 100, 25),
])
func readsImageHeaders(_ bytes: [UInt8], _ format: ImageData.Format, _ width: Double, _ height: Double) throws {
    let image = try #require(ImageData(reading: bytes))
    #expect(image.format == format)
    #expect(abs(image.width - width) < 0.1 && abs(image.height - height) < 0.1)
}

@Test func refusesWhatIsNoImage() {
    let bad: [[UInt8]] = [[], Array("%PDF-1.7".utf8), Array("<html><svg width='1'>".utf8), png(0, 10), jpeg(0, 0)]
    for bytes in bad { #expect(ImageData(reading: bytes) == nil) }
    for whole in [png(64, 64, dotsPerMetre: 3000), jpeg(64, 64, dotsPerInch: 72, orientation: 1)] {
        for length in 0..<whole.count { _ = ImageData(reading: Array(whole.prefix(length))) }
    }
}
