import CivilTime
import Diagnostics
import Foundation
import Inspections
import Templating
import TestSupport
import Testing

@Suite struct InspectionValuesTests {
    private static let world = World(now: Instant(secondsSince1970: 0))

    @Test(
        arguments: [
            ("westmere-2025", "overall.scoreText", #""22/36""#),
            ("westmere-2025", "overall.computedRating", #""Good""#),
            ("westmere-2025", "resettlement.rating", #""Outstanding""#),
            (
                "westmere-2025", "recommendationSplit",
                #""three for the management board and two for the head of service""#
            ),
            ("westmere-2025", "recommendationGroups.1.first", "4"),
            ("westmere-2025", "fieldwork.sentence", #""in October 2024""#),
            ("seacombe-visit-2025", "fieldwork.sentence", #""on 4 and 5 March 2025""#),
            ("norhaven-2016", "fieldwork.sentence", #""from 23 to 25 May 2016""#),
            (
                "eastmarch-2023", "fieldwork.sentence",
                #""over two weeks, beginning on 27 June and 11 July 2022""#
            ),
            ("westmere-2025", "publication.text", #""28 January 2025 at 00.01""#),
            ("westmere-2025", "publication.date", #""28 January 2025""#),
            ("westmere-2025", "publication.date.welshWithWeekday", #""Dydd Mawrth 28 Ionawr 2025""#),
            ("westmere-2025", "publication.timeGovUK", #""12:01am""#),
            ("westmere-2025", "publication.instant", #""2025-01-28T00:01:00+00:00""#),
            ("westmere-2025", "status.banner", #""EMBARGOED UNTIL 00.01, TUESDAY 28 JANUARY 2025""#),
            ("westmere-2025", "spokesperson.formalName", #""Mr Okoro""#),
            ("westmere-2025", "service.ages.text", #""10 to 17""#),
            (
                "westmere-2025", "framework.scaleText",
                #""‘Outstanding’, ‘Good’, ‘Requires improvement’ and ‘Inadequate’""#
            ),
            ("westmere-2025", "standards.4.keyQuestions.2.isLowest", "true"),
            ("westmere-2025", "standards.0.lowestPercent", "null"),
            ("westmere-2025", "standards.4.lowestPercent", "57"),
            ("westmere-2025", "standards.4.name", #""2.1 Assessment""#),
            ("westmere-2025", "standards.4.statement", "null"),
            ("hartbourne-2024", "overall.scoreText", #""19/36""#),
            ("hartbourne-2024", "body.longNameInSentence", #""His Majesty’s Inspectorate of Youth Justice""#),
            ("seacombe-visit-2025", "body.longNameInSentence", #""the Office for Children’s Standards""#),
            ("hartbourne-2024", "resettlement.rating", #""Outstanding""#),
            (
                "hartbourne-2024", "partnersText",
                #""HM Inspectorate of Constabulary and Fire & Rescue Services (HMICFRS) and the Care Quality Commission (CQC)""#
            ),
            ("hartbourne-2024", "spokesperson.officeText", #""Interim Chief Inspector of Youth Justice""#),
            ("hartbourne-2024", "recommendationCountWord", #""seven""#),
            ("hartbourne-2024", "standards.0.title", #""Governance and leadership""#),
            ("hartbourne-2024", "domains.3.standards.0.code", #""4.1""#),
        ] as [(String, String, String?)])
    func derives(record: String, path: String, expected: String?) throws {
        let context = try example(record).templateContext(state: .embargoed, world: Self.world)
        if let expected { #expect(value(context, path) == expected) }
    }
}

@Suite struct OddRecordTests {
    private static func record(_ name: String, _ addition: String) -> String {
        """
        kind: inspection
        id: test
        framework: yjs-2021
        service: {name: \(name), abbr: YJS, area: Test, ages: {from: 17, to: 17}}
        body: {name: HM Inspectorate of Probation}
        publication: {date: 2024-03-05}
        \(addition)
        """
    }

    @Test(
        arguments: [
            ("name: Daniel Okoro", "Mr Okoro"), ("name: Jo van der Berg", "Mr van der Berg"),
            ("name: Ann Field OBE KC", "Mr Field"), ("name: Field", "Mr Field"), ("name: Li WEI", "Mr WEI"),
            ("name: Mary Hartley Brewer\n  surname: Hartley Brewer", "Mr Hartley Brewer"),
        ])
    func titlesGoBeforeSurnames(name: String, expected: String) throws {
        let text = try String(contentsOf: exampleURL("westmere-2025"), encoding: .utf8)
        let changed = try inspection(text.replacing("name: Daniel Okoro\n", with: name + "\n", maxReplacements: 1))
        let context = changed.templateContext(state: .embargoed, world: World(now: Instant(secondsSince1970: 0)))
        #expect(value(context, "spokesperson.formalName") == "\"\(expected)\"")
    }

    /// What is right English for most records has to be so for those that have one of a thing, or none.
    @Test(arguments: [
        (
            "recommendations: [{number: 1, addressee: The head, text: x}]", "recommendationGroups.0.addresseeShort",
            "the head"
        ),
        (
            "recommendations: [{number: 1, addressee: The board, text: x}, {number: 2, addressee: Thea, text: y}]",
            "recommendationSplit", "one for the board and one for Thea"
        ),
        ("recommendations: [{number: 1, text: x}]", "recommendationGroups.0.lead", "Test should:"),
        ("type: thematic", "letter.toText", "The services inspected"), ("type: pilot", "letter.toText", "Test"),
        ("", "service.ages.text", "17"),
    ])
    func readsRight(addition: String, path: String, expected: String) throws {
        let read = try inspection(Self.record("Test", addition))
        let context = read.templateContext(state: .published, world: World(now: read.publication.instant))
        #expect(value(context, path) == "\"\(expected)\"")
    }
}

@Suite struct TemplateUseTests {
    /// Objects among the values (dates, standards, sentences) work in templates like anything else.
    @Test(
        arguments: [
            ("{{ publication.date }}", "28 January 2025"),
            ("{{ publication.date|date('weekday') }}", "Tuesday 28 January 2025"),
            ("{{ publication.date|date(lang='cy') }}", "28 Ionawr 2025"), ("{{ publication.date.year }}", "2025"),
            ("{{ standard['2.1'].rating }}", "Requires improvement"),
            ("{{ standards[0] }}", "1.1 Governance and leadership"),
            (
                "{{ standards|selectattr('rating', 'equalto', 'Outstanding')|map(attribute='code')|join(' ') }}",
                "1.2 1.3 4.1"
            ),
            (
                "{% for g in standards|groupby('rating') %}{{ g.grouper }} {{ g.list|length }};{% endfor %}",
                "Good 6;Outstanding 3;Requires improvement 4;"
            ),
            (
                "{% for d in domains %}{{ d.number }}:{{ d.standards|map(attribute='code')|join(',') }} {% endfor %}",
                "1:1.1,1.2,1.3,1.4 2:2.1,2.2,2.3,2.4 3:3.1,3.2,3.3,3.4 4:4.1 "
            ),
            ("{{ explanation|length }}", "16"), ("{{ explanation|first|truncate(26) }}", "The overall rating is..."),
            (
                "{% for g in recommendationGroups %}{{ g.recommendations|length }} {{ g.countWord }} {% endfor %}",
                "3 three 2 two "
            ),
            ("{% for q in standards[4].keyQuestions if q.isLowest %}{{ q.percentText }}{% endfor %}", "57%"),
            ("{{ standards|map(attribute='points')|select('number')|sum }}", "25"),
        ] as [(String, String)])
    func renders(template: String, expected: String) throws {
        let context = try example("westmere-2025").templateContext(
            state: .published, world: World(now: Instant(secondsSince1970: 0)))
        let template = try Template(SourceText(name: "t.txt", text: template))
        #expect(try template.render(context, in: World(now: Instant(secondsSince1970: 0))).text == expected)
    }
}

@Suite struct DocumentationTests {
    /// Every name that templates can use is in docs/inspection-values.md, whatever a record gives.
    @Test func everyPossibleValueIsDocumented() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/inspection-values.md"), encoding: .utf8)
        let words = Set(page.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        var missing: Set<String> = []
        collect(try InspectionSpecimen.values(), "", &missing, words)
        #expect(missing.isEmpty)
    }

    /// Every name that templates can use is in docs/inspection-values.md.
    @Test(arguments: exampleNames)
    func everyValueIsDocumented(name: String) throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/inspection-values.md"), encoding: .utf8)
        let words = Set(page.split { !$0.isLetter && !$0.isNumber }.map(String.init))
        let context = try example(name).templateContext(state: .draft, world: World(now: Instant(secondsSince1970: 0)))
        var missing: Set<String> = []
        collect(context, "", &missing, words)
        #expect(missing.isEmpty)
    }

    /// The tables name what is there: each name in a first column is a value of an inspection that gives every field.
    @Test func everyDocumentedValueIsThere() throws {
        let page = try String(contentsOf: repositoryRoot.appending(path: "docs/inspection-values.md"), encoding: .utf8)
        let values = try InspectionSpecimen.values()
        var checked = 0
        for line in page.split(separator: "\n") where line.hasPrefix("| `") {
            let cell = line.split(separator: "|")[0]
            var base = ""
            for span in cell.split(separator: "`", omittingEmptySubsequences: false).enumerated()
            where span.offset % 2 == 1 {
                var name = String(span.element)
                // `.shortName` goes on from `service.name`.
                if name.hasPrefix(".") {
                    name = base + name
                } else {
                    base = name.split(separator: ".").dropLast().joined(separator: ".")
                    if base.isEmpty { base = name }
                }
                let path = name.replacing("['2.2']", with: ".4.1").replacing("[]", with: ".0")
                #expect(Self.exists(path, in: values), "\(name)")
                checked += 1
            }
        }
        #expect(checked > 100)
    }

    private static func exists(_ path: String, in values: Value) -> Bool {
        var value = values
        var steps = path.split(separator: ".").map(String.init)[...]
        while let step = steps.popFirst() {
            switch value {
            case .dict(let dict):
                if let found = dict[step] {
                    value = found
                } else if let next = steps.popFirst(), let found = dict[step + "." + next] {
                    value = found
                } else {
                    return false
                }
            case .list(let list):
                guard let index = Int(step), list.items.indices.contains(index) else { return false }
                value = list.items[index]
            case .object(let object):
                guard let found = (object as? any AttributedObject)?.attribute(step) else { return false }
                value = found
            default: return false
            }
        }
        return true
    }

    private func collect(_ value: Value, _ path: String, _ missing: inout Set<String>, _ words: Set<String>) {
        // What the record's author named is not ours to document.
        let own: Set = [
            "fact", "standard", "welsh", "extra", "clearances", "boilerplate", "glossary", "practiceExamples",
            "history",
        ]
        switch value {
        case .dict(let dict):
            for (key, value) in zip(dict.keys, dict.values) {
                guard case .string(let key) = key else { continue }
                if !words.contains(key) { missing.insert(path + "." + key) }
                if !own.contains(key) { collect(value, path + "." + key, &missing, words) }
            }
        case .list(let list): for item in list.items { collect(item, path, &missing, words) }
        case .object(let object):
            guard let object = object as? any AttributedObject else { return }
            for name in object.attributeNames {
                if !words.contains(name) { missing.insert(path + "." + name) }
                #expect(object.attribute(name) != nil, "\(path).\(name)")
                if let value = object.attribute(name) { collect(value, path + "." + name, &missing, words) }
            }
        default: return
        }
    }
}
