import DocumentModel
import Testing

@Test(arguments: [
    (List.NumberStyle.decimal, 12, "12"), (.lowerAlpha, 1, "a"), (.lowerAlpha, 26, "z"), (.lowerAlpha, 27, "aa"),
    (.upperAlpha, 28, "BB"), (.upperAlpha, 53, "AAA"), (.lowerAlpha, 781, "781"), (.lowerAlpha, 0, "0"),
    (.lowerRoman, 4, "iv"), (.upperRoman, 1994, "MCMXCIV"),
    (.upperRoman, 4000, "4000"), (.lowerRoman, -1, "-1"),
])
func writesNumerals(_ style: List.NumberStyle, _ number: Int, _ text: String) {
    #expect(style.numeral(number) == text)
}

@Test func labelsItems() {
    #expect(List(.bullet, items: []).label(ofItem: 3) == "•")
    #expect(List(.ordered(start: 3, style: .decimal), items: []).label(ofItem: 1) == "4.")
    #expect(List(.ordered(start: .max, style: .lowerAlpha), items: []).label(ofItem: 1).hasSuffix("."))
    #expect(List(.numberedParagraphs(prefix: 2, start: 4), items: []).label(ofItem: 1) == "2.5")
}
