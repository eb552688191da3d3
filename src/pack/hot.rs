//! Hot records: what ranking and filtering touch, at fixed offsets in records of fixed stride.
//!
//! Owns: the bytes of these records, read and written from one declaration, so that a reader and a builder cannot differ. Fields only ever come at the
//! end; a field beyond the file's stride reads as 0, and so 0 must mean "not said" in a field that is appended. Cost of reading a record: its
//! fields; no alignment is needed.

/// A reference that leads nowhere.
pub const NONE: u32 = u32::MAX;

/// A name that was not said.
pub const NO_NAME: u16 = u16::MAX;

/// The most bytes that a record has.
pub(super) const LARGEST: usize = 40;

/// A record of fixed size.
pub trait Record: Copy {
    /// How many bytes this version knows.
    const SIZE: usize;
    /// The fields with their offsets and sizes, as `docs/FORMAT.md` lists them.
    const FIELDS: &'static [(&'static str, usize, usize)];
    /// The record in these bytes; what they do not hold reads as 0.
    fn read(bytes: &[u8]) -> Self;
    /// Writes the record to the start of these bytes, as far as they go.
    fn write(&self, bytes: &mut [u8]);
}

/// These bytes, with zeros where there are fewer than `N`.
fn padded<const N: usize>(bytes: &[u8]) -> [u8; N] {
    let mut padded = [0; N];
    pad(&mut padded, bytes);
    padded
}

/// One copy for all lengths, since it is rarely called: only for packs with shorter records than this version knows.
#[inline(never)]
fn pad(padded: &mut [u8], bytes: &[u8]) {
    padded.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
}

/// The `N` bytes at an offset, or zeros where there are none.
fn bytes_at<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    bytes.get(at..).and_then(|rest| rest.first_chunk::<N>()).copied().unwrap_or([0; N])
}

fn put<const N: usize>(bytes: &mut [u8], at: usize, value: [u8; N]) {
    if let Some(field) = bytes.get_mut(at..).and_then(|rest| rest.first_chunk_mut::<N>()) {
        *field = value;
    }
}

macro_rules! hot {
    ($($(#[$meta:meta])* $name:ident [$size:literal] { $($(#[$field_meta:meta])* $field:ident: $kind:ident @ $at:literal,)+ })+) => {
        $(
            $(#[$meta])*
            #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
            #[repr(C)] // So that a list of them can come from another language where it lies.
            pub struct $name { $($(#[$field_meta])* pub $field: $kind,)+ }

            impl $name {
                /// The record in bytes that were counted once, so that the fields need no check.
                fn of(bytes: &[u8; $size]) -> Self {
                    Self { $($field: <$kind>::from_le_bytes(bytes_at(bytes, $at)),)+ }
                }
            }

            impl Record for $name {
                const SIZE: usize = $size;
                const FIELDS: &'static [(&'static str, usize, usize)] = &[$((stringify!($field), $at, size_of::<$kind>()),)+];
                fn read(bytes: &[u8]) -> Self {
                    match bytes.first_chunk() {
                        Some(bytes) => Self::of(bytes),
                        None => Self::of(&padded(bytes)),
                    }
                }
                fn write(&self, bytes: &mut [u8]) {
                    $(put(bytes, $at, self.$field.to_le_bytes());)+
                }
            }
        )+
    };
}

hot! {
    /// A resource. Resources stand in the order of their ids, bytewise; its number is its place in that order.
    Resource [40] {
        /// Its [`ResourceText`](crate::model::ResourceText), as an offset in the text section.
        text: u32 @ 0,
        /// How long it takes, in minutes, 65,535 at most; 0 if not said.
        minutes: u16 @ 4,
        /// Its language, as a name; [`NO_NAME`] if not said.
        language: u16 @ 6,
        /// Article, video, ..., as a name; [`NO_NAME`] if not said.
        kind: u16 @ 8,
        /// The code of a [`Level`](crate::model::Level), or 0.
        level: u8 @ 10,
        /// The set of moments of need: bit `code - 1` of each [`Moment`](crate::model::Moment).
        moments: u8 @ 11,
        /// The first of the needs that it serves, in the served section.
        first_served: u32 @ 12,
        /// How many needs it serves.
        served_count: u32 @ 16,
        /// The first of its facet values, in the conditions section.
        first_condition: u32 @ 20,
        /// How many facet values it has.
        condition_count: u16 @ 24,
        /// How many requirements it has.
        requirement_count: u16 @ 26,
        /// The first of its requirements.
        first_requirement: u32 @ 28,
        /// The round in which its hard requirements are met when everything that can be learned is learned round by round, so that what it requires
        /// has a smaller number; [`NONE`] if they are never met.
        rank: u32 @ 32,
        /// When it must be reviewed again, in days since 2000-01-01; 0 if not said.
        review_by: u16 @ 36,
        /// When it stops being true, in days since 2000-01-01; 0 if not said.
        expires: u16 @ 38,
    }

    /// A job or an outcome. Jobs come first, then outcomes, each in the order of their ids; a need's number is its place in that order.
    Need [36] {
        /// Its [`JobText`](crate::model::JobText) or [`OutcomeText`](crate::model::OutcomeText), as an offset in the text section.
        text: u32 @ 0,
        /// The job that an outcome belongs to; the parent of a job; [`NONE`] without one.
        job: u32 @ 4,
        /// The first link to what serves it.
        first_link: u32 @ 8,
        /// How many resources serve it.
        link_count: u32 @ 12,
        /// How many respondents its score stands on; 0 if it was not rated.
        respondents: u32 @ 16,
        /// The opportunity score in thousandths, 0 to 20,000.
        opportunity: u16 @ 20,
        /// The lower limit of its interval, in thousandths.
        opportunity_low: u16 @ 22,
        /// The upper limit of its interval, in thousandths.
        opportunity_high: u16 @ 24,
        /// The code of a [`JobKind`](crate::model::JobKind) or an [`OutcomeKind`](crate::model::OutcomeKind).
        kind: u8 @ 26,
        /// The code of a [`JobStep`](crate::model::JobStep), or 0.
        step: u8 @ 27,
        /// The code of a [`Region`](crate::model::Region), or 0 if it was not rated.
        region: u8 @ 28,
        /// 1 if the whole interval lies in the region.
        certain: u8 @ 29,
        /// How many circumstances the job is known in.
        circumstance_count: u16 @ 30,
        /// The first of these, in the section of references to circumstances.
        first_circumstance: u32 @ 32,
    }

    /// A resource serves a need. Links stand in the order of needs, then of resources.
    Link [16] {
        /// The need.
        need: u32 @ 0,
        /// The resource.
        resource: u32 @ 4,
        /// Its [`Why`](crate::model::Why), as an offset in the text section; [`NONE`] if nothing was said.
        text: u32 @ 8,
        /// The curator's order, from 1; 0 if not said.
        order: u16 @ 12,
        /// How well it serves: 51 for each of the author's 1 to 5, so 51 to 255.
        strength: u8 @ 14,
        /// The code of a [`LinkRole`](crate::model::LinkRole), or 0.
        role: u8 @ 15,
    }

    /// One requirement of a resource: any one of its options will do.
    Requirement [12] {
        /// The first option.
        first_option: u32 @ 0,
        /// Its [`Why`](crate::model::Why); [`NONE`] if nothing was said.
        text: u32 @ 4,
        /// How many options.
        option_count: u16 @ 8,
        /// The code of a [`RequirementKind`](crate::model::RequirementKind).
        kind: u8 @ 10,
        /// 0.
        reserved: u8 @ 11,
    }

    /// One option of a requirement: a resource or a need.
    Choice [8] {
        /// The number of the resource or the need.
        target: u32 @ 0,
        /// 1 for a resource, 2 for a need.
        of: u8 @ 4,
        /// 0.
        reserved: u8 @ 5,
    }

    /// A value of a facet that a resource or a circumstance has. The conditions of one owner stand in the order of facets, then values.
    Condition [4] {
        /// The number of the facet.
        facet: u16 @ 0,
        /// The value, as a name.
        value: u16 @ 2,
    }

    /// Which part of a division the pack is: what was too large for one file.
    Part [16] {
        /// A checksum of what all parts share, so that parts of different editions are told apart.
        edition: u32 @ 0,
        /// The number that the pack's first resource has among those of all parts.
        first_resource: u32 @ 4,
        /// How many resources all parts have.
        resources: u32 @ 8,
        /// Which part it is, from 0.
        number: u16 @ 12,
        /// How many parts there are, 2 to 16.
        packs: u16 @ 14,
    }

    /// A facet of circumstances. Facets stand in the order of their names.
    Facet [4] {
        /// Its name.
        name: u16 @ 0,
        /// The code of a [`FacetMatch`](crate::model::FacetMatch).
        matching: u8 @ 2,
        /// 0.
        reserved: u8 @ 3,
    }

    /// A named circumstance, in the order of their ids.
    Circumstance [16] {
        /// Its [`CircumstanceText`](crate::model::CircumstanceText).
        text: u32 @ 0,
        /// The first of its facet values.
        first_condition: u32 @ 4,
        /// How many facet values it has.
        condition_count: u16 @ 8,
        /// The minutes at hand; 0 if not said.
        minutes: u16 @ 10,
        /// The language, as a name; [`NO_NAME`] if not said.
        language: u16 @ 12,
        /// The code of a [`Level`](crate::model::Level), or 0.
        level: u8 @ 14,
        /// The set of moments of need.
        moments: u8 @ 15,
    }

    /// A collection, in the order of their ids.
    Collection [24] {
        /// Its [`CollectionText`](crate::model::CollectionText).
        text: u32 @ 0,
        /// The first item.
        first_item: u32 @ 4,
        /// How many items.
        item_count: u32 @ 8,
        /// The job it is for; [`NONE`] if not said.
        job: u32 @ 12,
        /// The circumstance it is for; [`NONE`] if not said.
        circumstance: u32 @ 16,
        /// The budget in minutes; 0 if not said.
        minutes: u16 @ 20,
        /// The code of a [`Purpose`](crate::model::Purpose), or 0.
        purpose: u8 @ 22,
        /// 0.
        reserved: u8 @ 23,
    }

    /// An item of a collection, in the curator's order.
    Item [8] {
        /// The resource.
        resource: u32 @ 0,
        /// Its [`Why`](crate::model::Why); [`NONE`] if nothing was said.
        text: u32 @ 4,
    }

    /// The tally of an outcome in a segment, in the order of outcomes, then segments; everyone comes last.
    Tally [12] {
        /// The need that was rated.
        need: u32 @ 0,
        /// The counts: a byte string of varints in the text section, row by row from importance 0 ("no answer").
        text: u32 @ 4,
        /// The segment, as a name; [`NO_NAME`] for everyone.
        segment: u16 @ 8,
        /// The largest rating of the scale; there are `(scale + 1)` squared counts.
        scale: u8 @ 10,
        /// 0.
        reserved: u8 @ 11,
    }

    /// A number in another section, or an offset in the text section.
    Reference [4] {
        /// The number or the offset.
        to: u32 @ 0,
    }

    /// A block of the lexicon.
    LexiconBlock [8] {
        /// Its offset in the lexicon.
        to: u32 @ 0,
        /// The first four bytes of its first word, the first of them the highest; zeros behind a shorter one.
        beginning: u32 @ 4,
    }

    /// How the pack wants to be searched.
    Search [8] {
        /// What a resource inherits of the match of a need that it serves with full strength, in 64ths.
        inherit: u8 @ 0,
        /// What a preferred circumstance adds to a score, in 64ths of it.
        prefer: u8 @ 1,
        /// 0.
        reserved: u16 @ 2,
    }

    /// How a character is read in a query, in the order of characters. Letters and digits of ASCII fold by themselves and are not listed.
    Fold [12] {
        /// The character.
        character: u32 @ 0,
        /// 0: it reads as `text`; 1: it separates words; 2: it is a piece of a script without spaces; 3: it is left out, and the word goes on; 4: it is a mark
        /// on what stands before it; 5: it ends a word of one or two bytes, as in `c++`, and else separates. With 2 and 4 and no length, all from here to the next record read as themselves.
        action: u8 @ 4,
        /// How many bytes of `text` count, 0 to 6.
        length: u8 @ 5,
        /// The first four bytes of what it reads as, in UTF-8.
        text: u32 @ 6,
        /// The other two bytes.
        more: u16 @ 10,
    }
}

impl LexiconBlock {
    /// The beginning of a block that this word is the first of.
    pub fn beginning_of(word: &[u8]) -> u32 {
        let byte = |at| word.get(at).copied().unwrap_or(0);
        u32::from_be_bytes([byte(0), byte(1), byte(2), byte(3)])
    }
}

impl Fold {
    /// What the character reads as.
    pub fn bytes(&self) -> ([u8; 6], usize) {
        let [a, b, c, d] = self.text.to_le_bytes();
        let [e, f] = self.more.to_le_bytes();
        ([a, b, c, d, e, f], usize::from(self.length).min(6))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back_and_a_shorter_record_reads_as_zero() {
        let link = Link { need: 7, resource: 9, text: NONE, order: 3, strength: 255, role: 1 };
        let mut bytes = [0; Link::SIZE];
        link.write(&mut bytes);
        assert_eq!(Link::read(&bytes), link);
        assert_eq!(Link::read(&bytes[..14]), Link { strength: 0, role: 0, ..link });
    }

    #[test]
    fn fields_do_not_overlap_and_stay_inside_the_record() {
        fn check<R: Record>() {
            let mut end = 0;
            for &(name, at, size) in R::FIELDS {
                assert!(at >= end, "{name} overlaps");
                end = at + size;
            }
            assert!(end <= R::SIZE);
        }
        check::<Resource>();
        check::<Need>();
        check::<Link>();
        check::<Requirement>();
        check::<Choice>();
        check::<Condition>();
        check::<Facet>();
        check::<Circumstance>();
        check::<Collection>();
        check::<Item>();
        check::<Tally>();
        check::<Reference>();
        check::<LexiconBlock>();
        check::<Search>();
        check::<Fold>();
    }
}
