//! The sections that this engine knows.
//!
//! Owns: tags, versions and criticality. A tag is never reused. The variants stand in the order of their tags, which is their order in a pack.

macro_rules! sections {
    ($($(#[$meta:meta])* $variant:ident = $tag:literal, $critical:literal;)+) => {
        /// A section that this engine knows.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
        #[repr(u8)]
        pub enum Section { $($(#[$meta])* $variant,)+ }

        impl Section {
            /// Every section, in the order of tags.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The tag: four ASCII letters.
            pub const fn tag(self) -> [u8; 4] {
                match self { $(Self::$variant => *$tag,)+ }
            }

            /// Whether a reader that does not know the section must refuse the pack.
            pub const fn critical(self) -> bool {
                match self { $(Self::$variant => $critical,)+ }
            }

            /// The section with this tag.
            pub fn from_tag(tag: [u8; 4]) -> Option<Self> {
                Self::ALL.iter().copied().find(|section| section.tag() == tag)
            }

            /// The version of the section that this engine reads and writes.
            pub const fn version(self) -> u16 {
                1
            }
        }
    };
}

sections! {
    /// Options of requirements.
    Choices = b"CHOI", true;
    /// Named circumstances.
    Circumstances = b"CIRC", true;
    /// Collections.
    Collections = b"COLL", true;
    /// Facet values of resources and circumstances.
    Conditions = b"COND", true;
    /// Endings of words: one string after the other, the shortest first.
    Endings = b"ENDS", false;
    /// Facets of circumstances.
    Facets = b"FACE", true;
    /// How the pack wants to be searched: one record.
    Search = b"FIND", true;
    /// How characters are read.
    Folds = b"FOLD", true;
    /// Items of collections.
    Items = b"ITEM", true;
    /// The circumstances that jobs are known in, as references.
    JobCircumstances = b"JCIR", true;
    /// Jobs.
    Jobs = b"JOBS", true;
    /// Where each block of the lexicon begins, as references.
    LexiconBlocks = b"LEXB", true;
    /// Which beginnings the words of the lexicon have, as a Bloom filter.
    Beginnings = b"LEXF", false;
    /// The lexicon: every word with its terms, front-coded in blocks.
    Lexicon = b"LEXI", true;
    /// Links, by need.
    Links = b"LINK", true;
    /// The pack as a whole: one cold record.
    About = b"META", true;
    /// Names, as references into the text section, in the order of the names.
    Names = b"NAME", true;
    /// Outcomes.
    Outcomes = b"OUTC", true;
    /// Which part of a division the pack is: one record.
    Part = b"PART", false;
    /// Postings.
    Postings = b"POST", true;
    /// Requirements, by resource.
    Requirements = b"REQU", true;
    /// Resources.
    Resources = b"RESO", true;
    /// The numbers of links, by resource, as references.
    Served = b"SERV", true;
    /// Tallies of ratings.
    Tallies = b"TALY", false;
    /// Terms.
    Terms = b"TERM", true;
    /// Cold records.
    Text = b"TEXT", true;
}

#[cfg(test)]
mod tests {
    use super::Section;

    #[test]
    fn tags_ascend() {
        assert!(Section::ALL.windows(2).all(|pair| pair[0].tag() < pair[1].tag()));
    }
}
