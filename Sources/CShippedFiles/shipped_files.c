/* The shipped templates, styles and frameworks, built into the binary. A test compares this list with the folder. */
#include "shipped_files.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

#define SHIPPED(identifier) { identifier##_name, identifier, sizeof identifier }
#define FILE_BEGIN(identifier, name) \
    static const char identifier##_name[] = name; \
    static const unsigned char identifier[] = {
#define FILE_END };

FILE_BEGIN(press_release, "press-release.md")
#embed "../../Templates/press-release.md"
FILE_END

FILE_BEGIN(notes_to_editors, "notes-to-editors.md")
#embed "../../Templates/notes-to-editors.md"
FILE_END

FILE_BEGIN(letter, "letter.md")
#embed "../../Templates/letter.md"
FILE_END

FILE_BEGIN(letter_docx, "letter.docx")
#embed "../../Templates/letter.docx"
FILE_END

FILE_BEGIN(letter_odt, "letter.odt")
#embed "../../Templates/letter.odt"
FILE_END

FILE_BEGIN(report, "report.md")
#embed "../../Templates/report.md"
FILE_END

FILE_BEGIN(ratings, "ratings.md")
#embed "../../Templates/ratings.md"
FILE_END

FILE_BEGIN(brief, "brief.md")
#embed "../../Templates/brief.md"
FILE_END

FILE_BEGIN(press_release_cy, "press-release-cy.md")
#embed "../../Templates/press-release-cy.md"
FILE_END

FILE_BEGIN(ratings_json, "ratings.json")
#embed "../../Templates/ratings.json"
FILE_END

FILE_BEGIN(ratings_csv, "ratings.csv")
#embed "../../Templates/ratings.csv"
FILE_END

FILE_BEGIN(example_westmere, "examples/westmere-2025.yaml")
#embed "../../Examples/westmere-2025.yaml"
FILE_END

FILE_BEGIN(styles_house, "styles/house.yaml")
#embed "../../Templates/styles/house.yaml"
FILE_END

FILE_BEGIN(frameworks_five_grade, "frameworks/five-grade.yaml")
#embed "../../Templates/frameworks/five-grade.yaml"
FILE_END

FILE_BEGIN(frameworks_focused_visit, "frameworks/focused-visit.yaml")
#embed "../../Templates/frameworks/focused-visit.yaml"
FILE_END

FILE_BEGIN(frameworks_pdu_2021, "frameworks/pdu-2021.yaml")
#embed "../../Templates/frameworks/pdu-2021.yaml"
FILE_END

FILE_BEGIN(frameworks_pdu_2023, "frameworks/pdu-2023.yaml")
#embed "../../Templates/frameworks/pdu-2023.yaml"
FILE_END

FILE_BEGIN(frameworks_region_2023, "frameworks/region-2023.yaml")
#embed "../../Templates/frameworks/region-2023.yaml"
FILE_END

FILE_BEGIN(frameworks_sqs, "frameworks/sqs.yaml")
#embed "../../Templates/frameworks/sqs.yaml"
FILE_END

FILE_BEGIN(frameworks_yjs_2021_small, "frameworks/yjs-2021-small.yaml")
#embed "../../Templates/frameworks/yjs-2021-small.yaml"
FILE_END

FILE_BEGIN(frameworks_yjs_2021, "frameworks/yjs-2021.yaml")
#embed "../../Templates/frameworks/yjs-2021.yaml"
FILE_END

FILE_BEGIN(frameworks_yjs_2025, "frameworks/yjs-2025.yaml")
#embed "../../Templates/frameworks/yjs-2025.yaml"
FILE_END

FILE_BEGIN(frameworks_yot_2018, "frameworks/yot-2018.yaml")
#embed "../../Templates/frameworks/yot-2018.yaml"
FILE_END

FILE_BEGIN(registers_bodies, "registers/bodies.yaml")
#embed "../../Templates/registers/bodies.yaml"
FILE_END

FILE_BEGIN(registers_profiles, "registers/profiles.yaml")
#embed "../../Templates/registers/profiles.yaml"
FILE_END

FILE_BEGIN(registers_welsh, "registers/welsh.yaml")
#embed "../../Templates/registers/welsh.yaml"
FILE_END

static const lp_shipped_file files[] = {
    SHIPPED(press_release),
    SHIPPED(notes_to_editors),
    SHIPPED(letter),
    SHIPPED(letter_docx),
    SHIPPED(letter_odt),
    SHIPPED(report),
    SHIPPED(ratings),
    SHIPPED(brief),
    SHIPPED(press_release_cy),
    SHIPPED(ratings_json),
    SHIPPED(ratings_csv),
    SHIPPED(example_westmere),
    SHIPPED(styles_house),
    SHIPPED(frameworks_five_grade),
    SHIPPED(frameworks_focused_visit),
    SHIPPED(frameworks_pdu_2021),
    SHIPPED(frameworks_pdu_2023),
    SHIPPED(frameworks_region_2023),
    SHIPPED(frameworks_sqs),
    SHIPPED(frameworks_yjs_2021_small),
    SHIPPED(frameworks_yjs_2021),
    SHIPPED(frameworks_yjs_2025),
    SHIPPED(frameworks_yot_2018),
    SHIPPED(registers_bodies),
    SHIPPED(registers_profiles),
    SHIPPED(registers_welsh),
};

size_t lp_shipped_file_count(void) { return sizeof files / sizeof files[0]; }

lp_shipped_file lp_shipped_file_at(size_t index) { return files[index]; }
