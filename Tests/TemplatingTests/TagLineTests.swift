import Diagnostics
import Templating
import Testing

/// Lines of Markdown templates that hold nothing but statements leave nothing behind; all others stay as they are.
@Suite struct TagLineTests {
    @Test(arguments: [
        ("a\n{% if true %}\nb\n{% endif %}\nc\n", "a\nb\nc\n"),
        ("a\n  {% if true %} {# note #}\nb{% endif %}\nc\n", "a\nb\nc\n"),
        ("a\n{% set x = 1 %}{{ x }}\nb\n", "a\n1\nb\n"),
        ("a\n{# of\ntwo lines #}\nb\n", "a\nb\n"),
        // The text of a raw block went with the line of its marks.
        ("a\n{% raw %}{{ b }}{% endraw %}\nc\n", "a\n{{ b }}\nc\n"),
        ("a\n{% raw %}\n{{ b }}\n{% endraw %}\nc\n", "a\n{{ b }}\nc\n"),
        ("{% raw %}plain{% endraw %}\n", "plain\n"),
        ("a\n{% raw %} {% endraw %}\nb\n", "a\nb\n"),
        ("{% raw %}{% if %}{% endraw %}{% if true %}\nx\n{% endif %}\n", "{% if %}\nx\n"),
    ])
    func dropsWhatHoldsNoText(template: String, expected: String) throws {
        var settings = TemplateSettings()
        settings.escaping = .fixed(.none)
        settings.removesTagLines = true
        settings.keepTrailingNewline = true
        let rendered = try Template(SourceText(name: "t", text: template), settings: settings).render(
            .dict([]), in: .test)
        #expect(String(decoding: rendered.bytes, as: UTF8.self) == expected)
    }
}
