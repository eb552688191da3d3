//! Finding as section 14 of `docs/FORMAT.md` says it, with no thought of speed or memory: everything is read, added up in maps and sorted whole.

use jobpack::fit::Situation;
use jobpack::model::FacetMatch;
use jobpack::pack::{Condition, NO_NAME, Pack, Resource, Section, take_varint};
use jobpack::text::{Lexicon, TermForm, Word, Words};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// The terms of a query in their forms: the word of each as a set, and how often it is said with its bonus.
type Asked = BTreeMap<(u32, u8), (u64, u8)>;
type Bytes = Vec<u8>;

/// The terms of each word.
pub type Known = BTreeMap<Bytes, Vec<TermForm>>;

/// A resource that answers: number, score, the need that led to it, and the query's terms that it has, each in its form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub resource: u32,
    pub score: u64,
    pub need: Option<u32>,
    pub terms: Vec<(u32, u8)>,
}

/// All that an answer says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    pub repairs: Vec<(Bytes, Bytes)>,
    pub needs: Vec<(u32, u64)>,
    pub hits: Vec<Found>,
}

/// A pack read whole.
pub struct Naive<'p> {
    pack: Pack<'p>,
    pub known: Known,
    endings: Vec<Bytes>,
    /// The words that may be parts of others.
    joins: BTreeSet<Bytes>,
    lists: Vec<List>,
}

/// The postings of a term.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    pub frequency: u32,
    /// Document, impact and form.
    pub postings: Vec<(u32, u8, u8)>,
}

/// The distance of optimal string alignment, with the whole table.
pub fn distance(left: &str, right: &str) -> usize {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    let mut table = vec![vec![0; right.len() + 1]; left.len() + 1];
    for i in 0..=left.len() {
        for j in 0..=right.len() {
            if i == 0 || j == 0 {
                table[i][j] = i + j;
                continue;
            }
            let replaced = table[i - 1][j - 1] + usize::from(left[i - 1] != right[j - 1]);
            table[i][j] = replaced.min(table[i - 1][j] + 1).min(table[i][j - 1] + 1);
            if i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] {
                table[i][j] = table[i][j].min(table[i - 2][j - 2] + 1);
            }
        }
    }
    table[left.len()][right.len()]
}

/// Every word that one edit of the first five characters makes of a word.
fn edits(word: &str) -> BTreeSet<String> {
    let all: Vec<char> = word.chars().collect();
    let mut made = BTreeSet::new();
    for at in 0..all.len().min(5) {
        let mut with = |from: usize, to: &[char]| {
            made.insert(all[..at].iter().chain(to).chain(&all[from..]).collect::<String>());
        };
        with(at + 1, &[]);
        if let Some(&next) = all.get(at + 1) {
            with(at + 2, &[next, all[at]]);
        }
        let near =
            if all[at].is_ascii() { 'a' as u32..='z' as u32 } else { all[at] as u32 & !127..=all[at] as u32 | 127 };
        for letter in near.filter_map(char::from_u32) {
            with(at + 1, &[letter]);
            with(at, &[letter]);
        }
    }
    made
}

/// So many characters of a word.
fn start(word: &str, characters: usize) -> String {
    word.chars().take(characters).collect()
}

/// Whether a misspelt word may be repaired.
fn repairable(word: &str) -> bool {
    (4..=24).contains(&word.chars().count()) && !word.contains(|c: char| c.is_ascii_digit())
}

/// The known words that are no stop words and that the first characters of a word begin, within a distance.
fn within<'k>(known: &'k Known, word: &'k str, first: usize, limit: usize) -> impl Iterator<Item = &'k str> {
    let words = known.iter().filter(|(_, terms)| !terms.is_empty()).filter_map(|(word, _)| str::from_utf8(word).ok());
    words.filter(move |known| known.starts_with(&start(word, first)) && distance(known, word) <= limit)
}

/// Words that may have been meant, the best first.
pub type Ranked = BTreeSet<(Reverse<u32>, Bytes)>;

/// How good a misspelt word's known one is.
fn merit(frequency: u32, wanted: &str, known: &str) -> Reverse<u32> {
    let size = |word: &str| (word.len(), word.bytes().map(u32::from).sum::<u32>());
    let is_likely = known.len() > wanted.len() || size(known) == size(wanted);
    let same_letter = known.chars().next() == wanted.chars().next();
    Reverse(frequency.saturating_mul(16u32.pow(u32::from(is_likely) + u32::from(same_letter))))
}

/// The words at one edit that a misspelt one may have been meant to be.
pub fn near(known: &Known, frequency: impl Fn(&[TermForm]) -> u32, word: &[u8]) -> Ranked {
    let Some(word) = str::from_utf8(word).ok().filter(|word| repairable(word)) else { return Ranked::new() };
    let made = edits(word).into_iter().filter(|made| known.get(made.as_bytes()).is_some_and(|terms| !terms.is_empty()));
    let all = made.chain(within(known, word, 5, 1).map(str::to_owned));
    all.map(|found| (merit(frequency(&known[found.as_bytes()]), word, &found), found.into_bytes())).collect()
}

/// The words at two edits behind the first third.
pub fn far(known: &Known, frequency: impl Fn(&[TermForm]) -> u32, word: &[u8]) -> Ranked {
    let word = str::from_utf8(word).ok().filter(|word| repairable(word) && word.chars().count() >= 8);
    let Some(word) = word else { return Ranked::new() };
    let all = within(known, word, (word.chars().count() / 3).max(3), 2);
    all.map(|found| (merit(frequency(&known[found.as_bytes()]), word, found), found.into())).collect()
}

/// The two known words that a word consists of, each with the part of it that it stands for.
pub fn parts(
    known: &Known,
    endings: &[Bytes],
    frequency: impl Fn(&[TermForm]) -> u32,
    word: &[u8],
) -> Option<Vec<(Bytes, Bytes)>> {
    let word = str::from_utf8(word).ok()?;
    let links = || std::iter::once("").chain(endings.iter().take(8).filter_map(|link| str::from_utf8(link).ok()));
    let mut found = Vec::new();
    for at in (3..word.len()).filter(|&at| word.is_char_boundary(at)) {
        for (order, link) in links().enumerate().filter(|(_, link)| link.len() <= 2) {
            let Some(second) = word[at..].strip_prefix(link).filter(|second| second.len() >= 2) else { continue };
            let parts = [&word[..at], second].map(|part| known.get(part.as_bytes()));
            if let [Some(first), Some(other)] = parts
                && !(first.is_empty() && other.is_empty())
            {
                let common = |terms: &[TermForm]| 7.min((frequency(terms) | 1).ilog2() / 2);
                let merit = common(first).min(common(other));
                let (first, second) = (word[..at].into(), second.as_bytes().to_vec());
                let linked = word[..at + link.len()].into();
                found.push((Reverse(merit), Reverse(at), order, vec![(linked, first), (second.clone(), second)]));
            }
        }
    }
    found.into_iter().min().map(|found| found.3)
}

fn strings(mut bytes: &[u8]) -> Vec<Bytes> {
    let mut strings = Vec::new();
    while let Some((length, rest)) = take_varint(bytes) {
        strings.push(rest[..length as usize].to_vec());
        bytes = &rest[length as usize..];
    }
    strings
}

fn lexicon(pack: &Pack<'_>) -> Known {
    let mut walk = Lexicon::of(pack).walk();
    let next = move || walk.step().then(|| (walk.word.to_vec(), walk.entry.terms().collect()));
    std::iter::from_fn(next).collect()
}

fn joins(pack: &Pack<'_>) -> BTreeSet<Bytes> {
    let mut walk = Lexicon::of(pack).walk();
    let next = move || walk.step().then(|| (walk.word.to_vec(), walk.entry.joins()));
    std::iter::from_fn(next).filter(|(_, joins)| *joins).map(|(word, _)| word).collect()
}

/// So many bits from a place on, taken one by one.
fn bits(bytes: &[u8], at: &mut usize, count: u8) -> u32 {
    let bit = |bit: usize| u32::from(bytes[bit / 8] >> (bit % 8) & 1);
    let found = (0..usize::from(count)).map(|place| bit(*at + place) << place).sum();
    *at += usize::from(count);
    found
}

/// A list of one posting, and what follows it.
fn only(bytes: &[u8], documents: u32) -> (List, &[u8]) {
    let size = (2..).find(|size| documents <= 1 << (8 * size - 10)).unwrap();
    let number = |mut at: usize, count: u8| bits(bytes, &mut at, count);
    let posting = (number(10, 8 * size as u8 - 10), number(4, 6) as u8 + 1, number(3, 1) as u8);
    let (frequency, rest) =
        if number(2, 1) == 1 { take_varint(&bytes[size..]).expect("a frequency") } else { (1, &bytes[size..]) };
    (List { frequency, postings: vec![posting] }, rest)
}

/// All lists of a section, one after the other, in a pack of so many needs and resources.
pub fn lists(mut bytes: &[u8], documents: u32) -> Vec<List> {
    let mut lists = Vec::new();
    while let Some(first) = bytes.first() {
        if first % 4 == 3 {
            let (list, rest) = only(bytes, documents);
            lists.push(list);
            bytes = rest;
            continue;
        }
        let (head, mut rest) = take_varint(bytes).expect("a head");
        let (count, form_bits, mut frequency) = (head / 8, (head % 4) as u8, head / 8);
        let varint = |rest: &mut &[u8]| {
            let (value, after) = take_varint(rest).expect("a varint");
            *rest = after;
            value
        };
        let mut least = 1;
        if head / 4 % 2 == 1 {
            frequency = varint(&mut rest);
        }
        if count > 64 {
            // Nothing is passed over, so neither the length nor the largest impacts are of use.
            varint(&mut rest);
            least = rest[2];
            rest = &rest[3..];
        }
        let (mut postings, mut next, mut left) = (Vec::new(), 0, count);
        while left > 0 {
            let (gap_bits, impact_bits) = (rest[0] % 32, rest[0] / 32);
            rest = &rest[1..];
            let (mut patches, mut patch_bits) = (0, 0);
            if left > 16 {
                (patches, patch_bits) = (rest[0] % 8, rest[0] / 8);
                rest = &rest[1..];
            }
            if left > 64 {
                varint(&mut rest);
            }
            let (mut at, mut more) = (0, [0; 64]);
            for _ in 0..patches {
                let place = bits(rest, &mut at, 6) as usize;
                more[place] = bits(rest, &mut at, patch_bits) << gap_bits;
            }
            for more in more.into_iter().take(left as usize) {
                let document = next + bits(rest, &mut at, gap_bits) + more;
                let impact = bits(rest, &mut at, impact_bits) as u8 + least;
                postings.push((document, impact, bits(rest, &mut at, form_bits) as u8));
                next = document + 1;
            }
            (rest, left) = (&rest[at.div_ceil(8)..], left.saturating_sub(64));
        }
        lists.push(List { frequency, postings });
        bytes = rest;
    }
    lists
}

impl<'p> Naive<'p> {
    pub fn of(pack: Pack<'p>) -> Self {
        let endings = strings(pack.section(Section::Endings)).into_iter().take(64).collect();
        let lists = lists(pack.section(Section::Postings), pack.document_count());
        Self { known: lexicon(&pack), joins: joins(&pack), endings, lists, pack }
    }

    fn frequency(&self, terms: &[TermForm]) -> u32 {
        terms.iter().map(|found| self.lists[found.term as usize].frequency).max().unwrap_or(0)
    }

    /// What a word that the pack does not know becomes, by its parts; each with 0 if it is a guess beside, else 1.
    fn repair(&self, word: &[u8]) -> Vec<(Bytes, Bytes, u64)> {
        let frequency = |terms: &[TermForm]| self.frequency(terms);
        let mut found = self.other_ending(word, 8);
        for (merit, near) in near(&self.known, frequency, word) {
            if !found.iter().any(|(_, ended)| *ended == near) {
                found.insert((merit, near));
            }
        }
        if found.is_empty() {
            found = self.other_ending(word, 64);
        }
        if found.is_empty()
            && let Some(parts) = parts(&self.known, &self.endings, frequency, word)
        {
            return parts.into_iter().map(|(part, found)| (part, found, 1)).collect();
        }
        if found.is_empty() {
            found = far(&self.known, frequency, word);
        }
        let best = found.first().map_or(0, |(Reverse(merit), _)| *merit);
        let kept = found.into_iter().take(2).filter(|(Reverse(merit), _)| *merit >= best / 16);
        kept.zip([1, 0]).map(|((_, found), times)| (word.to_vec(), found, times)).collect()
    }

    fn other_ending(&self, word: &[u8], count: usize) -> Ranked {
        let empty = Bytes::new();
        let endings = &self.endings[..count.min(self.endings.len())];
        let starts = std::iter::once(&empty).chain(endings).filter_map(|ending| word.strip_suffix(&ending[..]));
        let ranked = |start: &[u8]| {
            let like = self.known.iter().filter(|(known, _)| known.starts_with(start)).take(32);
            let fit = |known: &[u8]| known == start || endings.contains(&known[start.len()..].to_vec());
            let fits = like.filter(|(known, terms)| !terms.is_empty() && fit(known));
            fits.map(|(known, terms)| (Reverse(self.frequency(terms).saturating_mul(4096)), known.clone())).collect()
        };
        let mut all = starts.filter(|start| start.len() >= 4).map(ranked);
        all.find(|ranked: &Ranked| !ranked.is_empty()).unwrap_or_default()
    }

    /// The query's terms in their forms, with how often they are said and the bonus of the form, and the repairs.
    fn read(&self, query: &str) -> (Asked, Vec<(Bytes, Bytes)>) {
        let (mut times, mut repairs, mut unknown) = (BTreeMap::new(), Vec::new(), 0);
        let add = |times: &mut Asked, terms: &[TermForm], more: u64| {
            for &TermForm { term, form, bonus } in terms {
                let known = times.contains_key(&(term, form));
                if times.len() < 64 || known {
                    let said = times.entry((term, form)).or_insert((0, bonus));
                    *said = (255.min(said.0 + more), if said.0 == 0 { bonus } else { said.1 });
                }
            }
        };
        let said: Vec<Word> = Words::new(query, self.pack.folds()).collect();
        let words: Vec<Bytes> = said.iter().map(|word| word.text.to_vec()).collect();
        let mut joined = vec![false; words.len() + 1];
        for at in 0..words.len() {
            let mut search = |said: Bytes, found: &Bytes, more: u64| {
                let is_new = |terms: &&Vec<TermForm>| {
                    let said = |found: &TermForm| times.keys().any(|&(term, _)| term == found.term);
                    more > 0 || !terms.iter().any(said)
                };
                let has_room = repairs.len() < 16;
                let terms = self.known.get(found).filter(|terms| !terms.is_empty() && has_room).filter(is_new);
                repairs.extend(terms.map(|_| (said, found.clone())));
                terms.into_iter().for_each(|terms| add(&mut times, terms, more));
                terms.is_some()
            };
            // The word with the next one comes before the word itself is taken.
            if let Some(next) = words.get(at + 1) {
                let whole = [&words[at][..], next].concat();
                let both = self.known.contains_key(&words[at]) && self.known.contains_key(next);
                let asked = !both || [&words[at], next, &whole].into_iter().all(|word| self.joins.contains(word));
                let stop = self.known.get(&words[at]).is_some_and(Vec::is_empty);
                let pair = said[at].second.or(said[at + 1].second).is_some();
                if asked && !stop && !pair && whole.len() <= 48 && search(whole.clone(), &whole, 1) {
                    (joined[at], joined[at + 1]) = (true, true);
                }
            }
            match self.known.get(&words[at]) {
                Some(terms) => add(&mut times, terms, 1),
                None if said[at].second.is_some() => {
                    let pieces = said[at].pieces().map(|(first, second)| [first, second]);
                    pieces
                        .into_iter()
                        .flatten()
                        .filter_map(|piece| self.known.get(piece))
                        .for_each(|terms| add(&mut times, terms, 1));
                }
                None if joined[at] || unknown >= 16 => {}
                None => {
                    unknown += 1;
                    // The parts of a word have a place of their own only if it is as long in the query.
                    let own = said[at].end - said[at].start == words[at].len();
                    for (part, found, more) in self.repair(&words[at]) {
                        search(if own { part } else { words[at].clone() }, &found, more);
                    }
                }
            }
        }
        (times, repairs)
    }

    /// Every hit, the best first.
    pub fn find(&self, query: &str, situation: &Situation<'_>) -> Answer {
        let (times, repairs) = self.read(query);
        let mut scores: BTreeMap<u32, (u64, Vec<(u32, u8)>)> = BTreeMap::new();
        for (&(term, form), &(times, bonus)) in &times {
            for &(document, impact, its_form) in &self.lists[term as usize].postings {
                let (score, terms) = scores.entry(document).or_default();
                let bonus = if its_form == form { bonus } else { 0 };
                // A guess counts half.
                let parts = if times == 0 { 16 } else { 32 * times };
                *score += u64::from(impact) * (parts + parts * u64::from(bonus) / 32);
                terms.push((term, form));
            }
        }
        let resources = scores.split_off(&self.pack.need_count());
        let mut needs: Vec<(u32, u64)> = scores.iter().map(|(&need, &(score, _))| (need, score)).collect();
        needs.sort_by_key(|&(need, score)| (Reverse(score), need));
        needs.truncate(8);
        Answer { hits: self.hits(resources, &needs, situation), repairs, needs }
    }

    fn hits(
        &self,
        mut scores: BTreeMap<u32, (u64, Vec<(u32, u8)>)>,
        needs: &[(u32, u64)],
        situation: &Situation<'_>,
    ) -> Vec<Found> {
        let mut passed: HashMap<u32, Vec<(u64, u64, Reverse<u32>)>> = HashMap::new();
        for &(need, score) in needs {
            for (_, link) in self.pack.links_of(&self.pack.need(need).expect("a need")) {
                let more = score * u64::from(self.pack.search().inherit) / 64 * u64::from(link.strength) / 255;
                passed.entry(link.resource).or_default().push((more.min(0xFF_FFFF), score, Reverse(need)));
            }
        }
        let mut hits = Vec::new();
        for (number, resource) in self.pack.resources().iter() {
            let (score, terms) = scores.remove(&(number + self.pack.need_count())).unwrap_or_default();
            let most = passed.remove(&number).and_then(|passed| passed.into_iter().max()).filter(|most| most.0 > 0);
            let score = score + most.map_or(0, |most| most.0);
            if let Some(agreements) = agreements(&self.pack, &resource, situation).filter(|_| score > 0) {
                let score = score + score * u64::from(self.pack.search().prefer) * agreements.min(4) / 64;
                hits.push(Found { resource: number, score, need: most.map(|most| most.2.0), terms });
            }
        }
        hits.sort_by_key(|hit| (Reverse(hit.score), hit.resource));
        hits
    }
}

/// How much agrees; `None` if the resource does not fit.
fn agreements(pack: &Pack<'_>, resource: &Resource, situation: &Situation<'_>) -> Option<u64> {
    let values = |first, count: u16| pack.conditions().range(first, count.into()).map(|(_, value)| value);
    let ours: Vec<Condition> = values(resource.first_condition, resource.condition_count).take(64).collect();
    let named = values(situation.first_condition, situation.condition_count);
    let asked: Vec<Condition> = situation.conditions.iter().copied().chain(named).take(64).collect();
    let hard = pack.facets().iter().filter(|(_, facet)| facet.matching == FacetMatch::Hard.code());
    let clash = hard.map(|(number, _)| number as u16).any(|facet| {
        let of = |values: &[Condition]| values.iter().filter(|value| value.facet == facet).copied().collect::<Vec<_>>();
        let (ours, asked) = (of(&ours), of(&asked));
        !ours.is_empty() && !asked.is_empty() && !ours.iter().any(|value| asked.contains(value))
    });
    let long = situation.minutes > 0 && resource.minutes > situation.minutes;
    let expired = situation.today > 0 && resource.expires > 0 && resource.expires <= situation.today;
    let language = pack.name(resource.language).to_ascii_lowercase();
    let foreign = resource.language != NO_NAME && !tags_fit(&language, &situation.language.to_ascii_lowercase());
    if clash || long || expired || foreign {
        return None;
    }
    let same = ours.iter().map(|ours| asked.iter().filter(|asked| *asked == ours).count() as u64).sum::<u64>();
    let level = resource.level > 0 && resource.level <= situation.level;
    Some(same + u64::from(level) + u64::from(resource.moments & situation.moments > 0))
}

fn tags_fit(left: &str, right: &str) -> bool {
    let begins = |longer: &str, shorter: &str| longer == shorter || longer.starts_with(&format!("{shorter}-"));
    right.is_empty() || begins(left, right) || begins(right, left)
}
