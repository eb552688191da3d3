//! What is weak in synonyms.

use super::Rule;

rules! { SYNONYMS:

    IDLE_SYNONYM = "W281", "synonym without effect" {
        advice: "Write what it means in the words of the texts, or remove it.",
        why: "A synonym leads from the words of a question to words that a text says. Where no text says them, or only their endings differ, it changes no answer.",
        wrong: "synonyms: words = \"CPC\", means = \"cost per clicks and views\"",
        right: "synonyms: words = \"CPC\", means = \"cost per click\"",
    }
}
