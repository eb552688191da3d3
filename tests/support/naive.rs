//! Finding as section 14 of `docs/FORMAT.md` says it, with no thought of speed or memory: everything is read, added up in maps and sorted whole.

use jobpack::fit::Situation;
use jobpack::model::FacetMatch;
use jobpack::pack::{Condition, NO_NAME, Pack, Resource, Section, take_varint};
use jobpack::text::{Lexicon, Words};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

type Bytes = Vec<u8>;

/// The numbers of the terms of each word.
pub type Known = BTreeMap<Bytes, Vec<u32>>;

/// A resource that answers: number, score, the need that led to it, and its terms.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub resource: u32,
    pub score: u64,
    pub need: Option<u32>,
    pub terms: Vec<u32>,
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
    /// Document and impact, by term.
    postings: Vec<Vec<(u32, u64)>>,
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

/// The word that a misspelt one was meant to be. `frequency` is that of a word by its terms.
pub fn other_spelling(known: &Known, frequency: impl Fn(&[u32]) -> u32, word: &[u8]) -> Option<Bytes> {
    let word = std::str::from_utf8(word).ok()?;
    let characters = word.chars().count();
    if !(4..=24).contains(&characters) || word.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let near = known.iter().filter(|(_, terms)| !terms.is_empty()).filter_map(|(known, terms)| {
        let text = std::str::from_utf8(known).ok()?;
        let distance = distance(text, word);
        let elsewhere = text.chars().next() != word.chars().next();
        let limit = if characters >= 8 && !elsewhere { 2 } else { 1 };
        (distance <= limit).then_some((elsewhere, distance, Reverse(frequency(terms)), known))
    });
    near.min().map(|(.., known)| known.clone())
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

fn postings(mut bytes: &[u8], count: u32) -> Vec<(u32, u64)> {
    let mut next = 0;
    let read = |_| {
        let (gap, rest) = take_varint(bytes).expect("a gap");
        bytes = &rest[1..];
        next += gap + 1;
        (next - 1, rest[0].into())
    };
    (0..count).map(read).collect()
}

impl<'p> Naive<'p> {
    pub fn of(pack: Pack<'p>) -> Self {
        let bytes = pack.section(Section::Postings);
        let postings = pack.terms().iter().map(|(_, term)| postings(&bytes[term.postings as usize..], term.count));
        let (postings, endings) =
            (postings.collect(), strings(pack.section(Section::Endings)).into_iter().take(64).collect());
        Self { known: lexicon(&pack), endings, postings, pack }
    }

    fn frequency(&self, terms: &[u32]) -> u32 {
        terms.iter().map(|&term| self.postings[term as usize].len() as u32).max().unwrap_or(0)
    }

    fn repair(&self, word: &[u8]) -> Option<Bytes> {
        self.other_ending(word).or_else(|| other_spelling(&self.known, |terms| self.frequency(terms), word))
    }

    fn other_ending(&self, word: &[u8]) -> Option<Bytes> {
        let empty = Bytes::new();
        let starts = std::iter::once(&empty).chain(&self.endings).filter_map(|ending| word.strip_suffix(&ending[..]));
        starts.filter(|start| start.len() >= 4).find_map(|start| {
            let like = self.known.iter().filter(|(known, _)| known.starts_with(start)).take(32);
            let fit = |known: &[u8]| known == start || self.endings.contains(&known[start.len()..].to_vec());
            let fits = like.filter(|(known, terms)| !terms.is_empty() && fit(known));
            let ranked = fits.map(|(known, terms)| (Reverse(self.frequency(terms)), known));
            ranked.min().map(|(_, known)| known.clone())
        })
    }

    /// The query's terms with how often they are said, and the repairs.
    fn read(&self, query: &str) -> (BTreeMap<u32, u64>, Vec<(Bytes, Bytes)>) {
        let (mut times, mut repairs, mut unknown) = (BTreeMap::new(), Vec::new(), 0);
        for word in Words::new(query, self.pack.folds()).map(|word| word.text.to_vec()) {
            let mut terms = self.known.get(&word);
            if terms.is_none() && unknown < 16 {
                unknown += 1;
                let found = self.repair(&word);
                terms = found.as_ref().and_then(|found| self.known.get(found));
                repairs.extend(found.map(|found| (word, found)));
            }
            for &term in terms.into_iter().flatten() {
                if times.len() < 64 || times.contains_key(&term) {
                    let said = times.entry(term).or_insert(0);
                    *said = 255.min(*said + 1);
                }
            }
        }
        (times, repairs)
    }

    /// Every hit, the best first.
    pub fn find(&self, query: &str, situation: &Situation<'_>) -> Answer {
        let (times, repairs) = self.read(query);
        let mut scores: BTreeMap<u32, (u64, Vec<u32>)> = BTreeMap::new();
        for (&term, times) in &times {
            for (document, impact) in &self.postings[term as usize] {
                let (score, terms) = scores.entry(*document).or_default();
                *score += impact * times;
                terms.push(term);
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
        mut scores: BTreeMap<u32, (u64, Vec<u32>)>,
        needs: &[(u32, u64)],
        situation: &Situation<'_>,
    ) -> Vec<Found> {
        let mut passed: HashMap<u32, Vec<(u64, u64, Reverse<u32>)>> = HashMap::new();
        for &(need, score) in needs {
            for (_, link) in self.pack.links_of(&self.pack.need(need).expect("a need")) {
                let more = score * u64::from(self.pack.search().inherit) / 64 * u64::from(link.strength) / 255;
                passed.entry(link.resource).or_default().push((more, score, Reverse(need)));
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
