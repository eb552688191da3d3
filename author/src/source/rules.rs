//! The rules that a file must keep to be read: E1xx are errors, W1xx warnings.
//!
//! Owns: the codes, which are stable and never reused, and what is said about each.

use crate::check::Rule;

/// Declares each rule under a name, and the list of all.
macro_rules! rules {
    ($($name:ident $code:literal $title:literal $advice:literal $explanation:literal)+) => {
        $(pub(super) const $name: &Rule =
            &Rule { code: $code, title: $title, advice: $advice, explanation: $explanation };)+

        /// By code. E1xx are errors, W1xx warnings.
        pub const RULES: &[Rule] =
            &[$(Rule { code: $code, title: $title, advice: $advice, explanation: $explanation }),+];
    };
}

rules! {
    NOT_TEXT "E101" "not UTF-8 text"
        "Save the file as UTF-8 (in a spreadsheet: \"CSV UTF-8\")."
        r#"A byte that is not UTF-8 usually comes from a file saved in an old code page; letters with accents are lost then. UTF-16 is fine if the
file begins with a byte order mark.

Wrong:
    a file saved as "CSV" by a spreadsheet on Windows, with `café` as the bytes 63 61 66 E9

Right:
    the same file saved as "CSV UTF-8""#

    SYNTAX "E102" "the file is not well formed"
        "Correct the line that is named; everything after it may be misread."
        r#"A quote that is never closed, a comma too many or a line that is not one object makes the rest of the file mean something else.

Wrong:
    {"id": "a", "title": "A",}

Right:
    {"id": "a", "title": "A"}
Wrong:
    a,"Say "hello",en

Right:
    a,"Say ""hello""",en"#

    TOO_MANY_CELLS "E103" "more cells than columns"
        "Put quotes around the cell that holds the separator."
        r#"A comma in a text without quotes divides it, and all cells after it stand under the wrong column.

Wrong:
    a,Salt, pepper and more,12

Right:
    a,"Salt, pepper and more",12"#

    MISSING "E104" "something that must be there is missing"
        "Fill in the field, or take the row out."
        r#"Some fields make a row what it is: a job without an id cannot be referred to, and a link must say from which resource to which need. The
fields marked `*` in docs/PROJECT.md must be there.

Wrong:
    resource,need with a row `,learn-to-brew`

Right:
    resource,need with a row `r1,learn-to-brew`"#

    SHAPE "E105" "text where rows belong, or rows where text belongs"
        "Write the field in the shape that docs/PROJECT.md gives."
        r#"A title is one text, tags are a list of texts, and the stories of a job are rows with named fields.

Wrong:
    {"id": "a", "title": {"en": "A"}}

Right:
    {"id": "a", "title": "A", "language": "en"}"#

    NO_TITLE "E106" "the project has no title"
        "Add `title = \"...\"` at the top of jobpack.toml."
        r#"The title is what people see when they choose a pack.

Wrong:
    curator = "Customer education"

Right:
    title = "Campaign to revenue"
       curator = "Customer education""#

    UNKNOWN_KEY "E107" "jobpack.toml has a key that is not known"
        "Correct the spelling, or take the line out."
        r#"A misspelt setting would silently not be set.

Wrong:
    licens = "CC-BY-4.0"

Right:
    licence = "CC-BY-4.0""#

    SETTING "E108" "jobpack.toml has a value that does not fit"
        "Give a value of the kind that docs/PROJECT.md shows."
        r#"A number is written without quotes, a text with them, a list in brackets.

Wrong:
    edition = "second"

Right:
    edition = 2"#

    MAPPING "E109" "a column is mapped to something that is not there"
        "Map it to a field of that table, or to \"ignore\"."
        r#"`[columns.TABLE]` says which field a column of yours is. Both the table and the field must be ours.

Wrong:
    [columns.resources]
       "Course name" = "titel"

Right:
    [columns.resources]
       "Course name" = "title""#

    MINUTES "E110" "not a length of time"
        "Write minutes as a number, or `1h 30m`, `PT15M`, `14 weeks x 6-10 hours/week`."
        r#"A budget of time can only be kept if it is known how long each thing takes. Days and weeks alone do not say how many hours of them count. An
empty cell is fine: it says that nobody knows.

Wrong:
    2 days

Right:
    6 hours"#

    DATE "E111" "not a date"
        "Write YYYY-MM-DD."
        r#"3/4/2026 is in March or in April, depending on who reads it; 2026-04-03 is not.

Wrong:
    31.12.2026

Right:
    2026-12-31"#

    LANGUAGE "E112" "not a language tag"
        "Write a tag such as `en`, `pt-BR` or `zh-Hans`."
        r#"Language decides what is left out for whom and how words are analysed, so it must be a tag (BCP 47) and not a name.

Wrong:
    English

Right:
    en"#

    URL "E113" "not an address"
        "Correct the address, or leave the cell empty."
        r#"An address that no browser opens is a resource that nobody reaches.

Wrong:
    http://exa mple.org/page

Right:
    https://example.org/page"#

    UNKNOWN_WORD "E114" "a word that is not on the list"
        "Use one of the words that the message lists."
        r#"Some fields hold one of a few words, so that filters and reports can rely on them.

Wrong:
    force = "fear"

Right:
    force = "anxiety""#

    NUMBER "E115" "not a number in the range"
        "Write a whole number in the range that the message gives."
        r#"A strength goes from 1 to 5, and an order counts from 1.

Wrong:
    strength = 10

Right:
    strength = 5"#

    UNDECLARED_VALUE "E116" "a facet value that is not declared"
        "Use a declared value, or add this one to `values` in jobpack.toml."
        r#"A facet with declared values accepts only those, so that "analyst" and "analysts" do not become two audiences.

Wrong:
    values = ["analyst"] and role = "analysts"

Right:
    values = ["analyst"] and role = "analyst""#

    NO_OWNER "E117" "belongs to something that is not there"
        "Correct the id, or add the row that it belongs to."
        r#"A story, a force or a hire belongs to a job, an item to a collection. Without it there is no place to show it.

Wrong:
    job = "brew-cofee" in stories.csv, and the job is called brew-coffee

Right:
    job = "brew-coffee""#

    RATING "E118" "not a rating"
        "Write a whole number on the scale, or nothing for no answer."
        r#"Ratings are counted, never averaged as they come, so each must be one of the numbers of the scale.

Wrong:
    importance = 4.5

Right:
    importance = 4"#

    TWO_SEGMENTS "E119" "a respondent in two segments"
        "Give each respondent one segment."
        r#"Segments are compared with each other; who stands in two would be counted on both sides.

Wrong:
    p1 in segment new on one row and in segment old on another

Right:
    p1 in segment new on every row"#

    BODY_FILE "E120" "a body file that cannot be taken"
        "Name a text file within the project's folder."
        r#"A project is a folder that can be handed on, so everything it uses must be in it.

Wrong:
    body_file = "../notes/brew.md"

Right:
    body_file = "notes/brew.md""#

    NOT_RATINGS "E121" "the columns are not those of ratings"
        "Give respondent, outcome, importance and satisfaction, or respondent with imp_ID and sat_ID."
        r#"Ratings are either long (a row for each answer) or wide (a row for each respondent).

Wrong:
    person,score

Right:
    respondent,outcome,importance,satisfaction

Right:
    respondent,imp_time-to-find,sat_time-to-find"#

    UNKNOWN_TABLE "E122" "a table that is not known"
        "Correct the name of the table."
        r#"In TOML the name above the rows says what they are.

Wrong:
    [[outcome]]

Right:
    [[outcomes]]"#

    TWO_WEIGHTS "E123" "a respondent with two weights"
        "Give each respondent one weight, the same in each of their rows."
        r#"A weight says how much a person counts. Of two, nothing tells which is meant, and each gives other scores.

Wrong:
    p1 with weight 0.8 on one row and 1.2 on another

Right:
    p1 with weight 0.8 on every row"#

    UNKNOWN_COLUMN "W101" "a column that is left out"
        "Map it in jobpack.toml under [columns.TABLE], or to \"ignore\" if it is left out on purpose."
        r#"A column with a name that is not understood is not read, which is a pity if it only has another name.

Wrong:
    a column "Course name" and nothing said about it

Right:
    [columns.resources]
       "Course name" = "title""#

    TWO_COLUMNS "W102" "two columns for one field"
        "Keep one of them, or map the other to \"ignore\"."
        r#"Where both say something, the one with our own name for the field is taken, or else the one that docs/PROJECT.md names first.

Wrong:
    id,title,summary,description

Right:
    id,title,summary"#

    SAME_HEADER "W103" "two columns with one name"
        "Rename one of them, or take it out."
        r#"Nothing tells the two apart, so the first that says something is taken.

Wrong:
    id,title,title

Right:
    id,title,summary"#

    TOO_FEW_CELLS "W104" "fewer cells than columns"
        "Add the empty cells, or look for a line break that divides the row."
        r#"The cells that are missing at the end are taken as empty. If a text with a line break has lost its quotes, the row is in two pieces.

Wrong:
    id,title,minutes with a row `a,A`

Right:
    id,title,minutes with a row `a,A,`"#

    RELATIVE_URL "W105" "only part of an address"
        "Write the whole address, beginning with https://."
        r#"Part of an address only means something on the page where it stood.

Wrong:
    coursepages/spd/README.md

Right:
    https://github.com/ossu/computer-science/blob/master/coursepages/spd/README.md"#

    TITLE_MADE "W106" "titles made from the text"
        "Add titles: people choose by them."
        r#"Where a catalogue gives a text and no title, its first eight words stand in.

Wrong:
    {"id": "1", "text": "Compact memories have flexible capacities ..."}

Right:
    {"id": "1", "title": "Compact memories", "text": "..."}"#

    ORPHAN_BODY "W107" "a body file without its resource"
        "Name the file after the id of the resource, or delete it."
        r#"bodies/ID.md is the body of the resource with that id. When an id changes, its file must be renamed too.

Wrong:
    bodies/brew-cofee.md beside a resource brew-coffee

Right:
    bodies/brew-coffee.md"#

    TWO_BODIES "W108" "two bodies for one resource"
        "Keep the body in one place."
        r#"The one in the row itself is taken, then the one in `body_file`, then bodies/ID.md.

Wrong:
    a body in resources.csv, and bodies/ID.md

Right:
    bodies/ID.md alone"#

    UNREAD_FILE "W109" "a file that is not read"
        "Rename it after the table that it holds, or save it as CSV."
        r#"A table is found by its name, and in the forms .csv, .tsv, .jsonl, .ndjson and .toml.

Wrong:
    resource.csv, or resources.xlsx

Right:
    resources.csv"#

    EMPTY_FILE "W110" "a file without rows"
        "Fill it, or delete it."
        r#"An empty file is most often an export that failed.

Wrong:
    outcomes.csv with a header and nothing under it

Right:
    outcomes.csv with a row for each outcome, or no such file"#

    ID_MADE "W111" "ids made from addresses or titles"
        "Add a column `id` whose values stay the same from edition to edition."
        r#"Counts of what helped are kept by id. Where a catalogue gives no id, the address stands in, or else the title; when that changes, the
counts no longer find their resource.

Wrong:
    title,url

Right:
    id,title,url"#

    UNUSED_MAPPING "W112" "a mapped column that no file has"
        "Correct the name of the column, or take the line out."
        r#"A mapping that is never used is most often misspelt, or left over from an older file.

Wrong:
    [columns.resources]
       "Cuorse name" = "title"

Right:
    [columns.resources]
       "Course name" = "title""#
}
