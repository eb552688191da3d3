//! Synonyms as the three forms of tables give them.

mod source_help;

use source_help::{content, project, seen};

#[test]
fn the_forms_of_a_table_read_alike() {
    let csv = project(&[(
        "synonyms.csv",
        "words,means,language\nCPC;PPC,cost per click,\nvendor;supplier,,\nMesse;Ausstellung,,de\n",
    )]);
    let lines = project(&[(
        "synonyms.jsonl",
        "{\"words\":[\"CPC\",\"PPC\"],\"means\":\"cost per click\"}\n{\"word\":[\"vendor\",\"supplier\"]}\n\
         {\"synonyms\":[\"Messe\",\"Ausstellung\"],\"lang\":\"de\"}\n",
    )]);
    let toml = project(&[(
        "synonyms.toml",
        "[[synonyms]]\nwords = [\"CPC\", \"PPC\"]\nmeaning = [\"cost per click\"]\n[[synonyms]]\nwords = [\"vendor\", \"supplier\"]\n\
         [[synonyms]]\nwords = [\"Messe\", \"Ausstellung\"]\nlanguage = \"de\"\n",
    )]);
    assert_eq!(seen(&csv), [""; 0]);
    assert_eq!(csv.project.synonyms.len(), 3);
    assert_eq!(content(&csv.project), content(&lines.project));
    assert_eq!(content(&csv.project), content(&toml.project));
    let pairs: Vec<(&str, &str)> = csv.project.synonyms.iter().flat_map(|synonym| synonym.pairs()).collect();
    assert_eq!(
        pairs,
        [
            ("cost per click", "CPC"),
            ("cost per click", "PPC"),
            ("vendor", "supplier"),
            ("supplier", "vendor"),
            ("Messe", "Ausstellung"),
            ("Ausstellung", "Messe"),
        ]
    );
}
