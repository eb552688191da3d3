//! A pack unpacked: several times as fast to search, for memory that the caller lends.
//!
//! Owns: what of a pack is unpacked: its words, with what they mean, and its postings. Everything else is read where it lies, and every answer is the same.
//! Invariant: memory is written here, once, and only read afterwards. Cost: some hundred instructions for each word and each posting, once.

use crate::SMALL;
use crate::pack::row;
use crate::pack::unpacked::{MAX_DOCUMENTS, Posting, Size, Unpacking};
use crate::pack::{BLOCK_POSTINGS, LISTS_PER_OFFSET, List, Pack, Section, take_block};
use crate::text::{Lexicon, shortened};

impl<'a> Pack<'a> {
    /// How many numbers of memory [`Pack::unpack`] needs: four bytes for each posting, about eighty for each word, and one for each document and word that one
    /// document in 32 has. None for a pack that stays as it is: one of more than four million needs and resources or of millions of words, one that says what
    /// cannot be, and every pack on a device and in a browser.
    ///
    /// Cost: one walk over the words, and over the heads of the lists of postings.
    pub fn unpacked_size(&self) -> usize {
        self.size_unpacked().map_or(0, |size| size.numbers())
    }

    /// The same pack, which answers [`find`](mod@crate::find) in less time with what it unpacks into this memory. `None` if there are fewer numbers than
    /// [`Pack::unpacked_size`].
    ///
    /// Answers are the same; those of a damaged pack may differ, and are no less safe. The memory belongs to what is returned and its copies; any number of threads may use them at once.
    ///
    /// ```
    /// # use jobpack::{Pack, Situation, find::{Hit, Scratch, find}};
    /// # use jobpack_author::{compile::compile, project::{Project, Resource}};
    /// # let resource = |id: &str, title: &str| Resource { id: id.into(), title: title.into(), ..Resource::default() };
    /// # let resources = vec![resource("bitter", "Why coffee turns bitter"), resource("grind", "Set the grind")];
    /// # let bytes = compile(&Project { resources: resources.into(), ..Project::default() })?;
    /// let pack = Pack::open(&bytes)?;
    /// let mut memory = vec![0; pack.unpacked_size()];
    /// let pack = pack.unpack(&mut memory).expect("it is as much as it needs");
    ///
    /// let (mut scratch, mut hits) = (Scratch::new(), [Hit::default(); 3]);
    /// let count = find(&pack, "my coffe is bitter", &Situation::default(), &mut scratch, &mut hits);
    /// assert_eq!((count, pack.resource_id(hits[0].resource)), (1, "bitter"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn unpack(&self, memory: &'a mut [u32]) -> Option<Self> {
        let Some(size) = self.size_unpacked() else { return Some(*self) };
        let mut unpacking = Unpacking::of(memory, &size)?;
        let (mut walk, section) = (Lexicon::of(self).walk(), self.section(Section::Lexicon).len());
        while walk.step() {
            unpacking.word(&walk.word, &walk.meaning(section), shortened(&walk.word, &walk.entry));
        }
        let documents = self.document_count();
        for term in 0..size.terms as u32 {
            let list = self.postings(term);
            unpacking.list(postings(list, documents), list.count.min(documents), self.need_count());
        }
        Some(self.with(unpacking.done()))
    }

    /// How much there is to unpack; `None` if the pack stays as it is.
    // Inlined, so that nothing of it is on a device.
    #[inline(always)]
    fn size_unpacked(&self) -> Option<Size> {
        if SMALL { None } else { size(self) }
    }
}

/// How much there is to unpack; `None` if the pack stays as it is.
fn size(pack: &Pack<'_>) -> Option<Size> {
    let documents = pack.document_count();
    if documents > MAX_DOCUMENTS {
        return None;
    }
    let mut size = Size { terms: pack.terms().len().saturating_mul(LISTS_PER_OFFSET) as usize, ..Size::default() };
    let mut walk = Lexicon::of(pack).walk();
    while walk.step() {
        size.add_word(walk.word.len(), shortened(&walk.word, &walk.entry).count());
    }
    // A list has no document twice, and a block takes two bytes at least: a pack that says otherwise is not worth the memory that it asks for.
    (size.frequent, size.row) = ((documents / ROWS).max(FEWEST), row::numbers(documents as usize));
    for count in (0..size.terms as u32).map(|term| pack.postings(term).count) {
        size.add_list(count.min(documents));
    }
    let section = pack.section(Section::Postings).len();
    if size.rows > section.saturating_mul(ROW_NUMBERS) {
        (size.frequent, size.rows) = (u32::MAX, 0);
    }
    let most = section.saturating_mul(BLOCK_POSTINGS as usize / 2);
    (size.postings <= most && size.is_addressable()).then_some(size)
}

/// A term gets a row if one of so many documents has it,
const ROWS: u32 = 32;
/// and no fewer than this.
const FEWEST: u32 = 4;
/// A pack whose rows would take more numbers than this for each byte of its postings gets none.
const ROW_NUMBERS: usize = 8;

/// The postings of a list, up to one that cannot be in a pack of so many documents.
fn postings(list: List<'_>, documents: u32) -> impl Iterator<Item = Posting> {
    let mut left = if list.only.is_some() { 0 } else { list.count };
    let mut rest = list.blocks;
    let blocks = core::iter::from_fn(move || {
        let block = take_block(rest, left).filter(|_| left > 0)?;
        let count = left.min(BLOCK_POSTINGS);
        rest = block.fields.get(block.size(list.form_bits, count)..).unwrap_or(&[]);
        left -= count;
        Some((block, count))
    });
    let gaps = blocks.flat_map(move |(block, count)| (0..count).map(move |number| block.posting(&list, number)));
    let mut next = 0_u32;
    list.only.into_iter().chain(gaps).map_while(move |(gap, impact, form)| {
        let document = next.checked_add(gap).filter(|&document| document < documents)?;
        next = document + 1;
        Some(Posting::new(document, impact, form))
    })
}
