//! Words that mean the same.

use super::Place;

/// What people say in place of something else: every word of `words` also finds what says one of `means`; without `means`, each finds what says another.
#[derive(Clone, Debug, Default)]
pub struct Synonym {
    /// Where it was said.
    pub place: Place,
    /// BCP 47, of the words and of the texts; empty takes the project's.
    pub language: String,
    /// The words, acronyms or phrases that people ask with.
    pub words: Vec<String>,
    /// The words, acronyms or phrases of the texts; empty if the words mean each other.
    pub means: Vec<String>,
}

impl Synonym {
    /// Everything that it says.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.words.iter().chain(&self.means).map(String::as_str)
    }

    /// What a text may say, and what people may ask with to find it.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        let said = if self.means.is_empty() { &self.words } else { &self.means };
        let pairs = said.iter().flat_map(|said| self.words.iter().map(move |asked| (said.as_str(), asked.as_str())));
        pairs.filter(|(said, asked)| said != asked)
    }
}
