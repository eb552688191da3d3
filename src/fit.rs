//! Whether a resource fits the situation that someone is in, the same for `find` and `pick`.
//!
//! Owns: the meaning of circumstances. Hard facets exclude: the language, the minutes at hand, what has expired, and every facet that the pack calls
//! hard. Soft ones are counted, so that what agrees more is preferred. Who says nothing about a facet, resource or situation, fits everything.
//! Cost: the facet values of the resource times those of the situation, of which the first [`MAX_CONDITIONS`] count on either side.

use crate::model::FacetMatch;
use crate::pack::{Circumstance, Condition, NO_NAME, Pack, Resource, Table};

/// How many facet values of a resource and of a situation count. What lies beyond is not looked at, so that no pack can make a question long.
pub const MAX_CONDITIONS: usize = 64;

/// What is true of the person who asks. The default says nothing and so excludes nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Situation<'s> {
    /// The minutes at hand: what is known to take longer is excluded. 0 if not said.
    pub minutes: u16,
    /// BCP 47; empty if not said. `de` and `de-AT` fit each other, `de-AT` and `de-CH` do not.
    pub language: &'s str,
    /// The code of the [`Level`](crate::model::Level) of the person, or 0: resources of this level or a lower one are preferred.
    pub level: u8,
    /// The set of moments of need: resources that share one are preferred. 0 if not said.
    pub moments: u8,
    /// Days since 2000-01-01: what expires on this day or before is excluded. 0 if the day is not known.
    pub today: u16,
    /// Facet values that the caller gives, in any order; see [`condition`].
    pub conditions: &'s [Condition],
    /// The first of the facet values that a named circumstance has in the pack.
    pub first_condition: u32,
    /// How many facet values it has there.
    pub condition_count: u16,
}

impl<'s> Situation<'s> {
    /// The situation that a circumstance of the pack describes. The caller may then say more, or say it otherwise.
    pub fn of_circumstance(pack: &Pack<'s>, circumstance: &Circumstance) -> Self {
        let Circumstance { first_condition, condition_count, minutes, level, moments, .. } = *circumstance;
        let language = pack.name(circumstance.language);
        Self { minutes, language, level, moments, first_condition, condition_count, ..Self::default() }
    }

    /// The same in another pack of a division: the facet values of circumstances stand behind those of the resources, so they begin elsewhere there.
    pub(crate) fn moved(&self, from: &Pack<'_>, to: &Pack<'_>) -> Self {
        let begin = |pack: &Pack<'_>| pack.circumstances().get(0).map_or(0, |first| first.first_condition);
        let first_condition = self.first_condition.wrapping_add(begin(to)).wrapping_sub(begin(from));
        Self { first_condition, ..*self }
    }

    /// The most agreements that a resource can have with this situation, where that is known without looking: where no facet values hold.
    pub(crate) fn most_agreements(&self) -> Option<u32> {
        let no_values = self.conditions.is_empty() && self.condition_count == 0;
        no_values.then(|| u32::from(self.level != 0) + u32::from(self.moments != 0))
    }

    /// Whether everything fits, and nothing agrees.
    pub(crate) fn says_nothing(&self) -> bool {
        let Self { minutes, today, language, .. } = *self;
        minutes == 0 && today == 0 && language.is_empty() && self.most_agreements() == Some(0)
    }

    /// The facet value at this place of those that hold, the caller's first, then those of the circumstance in the pack's table.
    fn condition(&self, table: &Table<'_, Condition>, place: usize) -> Option<Condition> {
        self.conditions.get(place).copied().or_else(|| {
            let place = u16::try_from(place.checked_sub(self.conditions.len())?).ok()?;
            let named = (place < self.condition_count).then(|| self.first_condition.checked_add(place.into()))?;
            table.get(named?)
        })
    }
}

/// The facet value with these names. `None` if the pack has no such facet; a value that the pack does not know is one that no resource has.
pub fn condition(pack: &Pack<'_>, facet: &str, value: &str) -> Option<Condition> {
    let name = pack.name_number(facet)?;
    let (number, _) = pack.facets().iter().find(|(_, facet)| facet.name == name)?;
    Some(Condition { facet: u16::try_from(number).ok()?, value: pack.name_number(value).unwrap_or(NO_NAME) })
}

/// How many soft facets of the resource agree with the situation; `None` if a hard one excludes it.
pub fn fits(pack: &Pack<'_>, resource: &Resource, situation: &Situation<'_>) -> Option<u32> {
    let too_long = situation.minutes != 0 && resource.minutes > situation.minutes;
    let expired = situation.today != 0 && resource.expires != 0 && resource.expires <= situation.today;
    if too_long || expired || !languages_fit(pack, resource.language, situation.language) {
        return None;
    }
    let level = resource.level != 0 && resource.level <= situation.level;
    let moment = resource.moments & situation.moments != 0;
    facets_fit(pack, resource, situation).map(|values| values + u32::from(level) + u32::from(moment))
}

/// Whether a resource in this language (a name) may be shown to someone who asks for that one.
fn languages_fit(pack: &Pack<'_>, language: u16, asked: &str) -> bool {
    asked.is_empty() || language == NO_NAME || tags_fit(pack.name(language).as_bytes(), asked.as_bytes())
}

/// Whether two language tags are the same or one is the beginning of the other up to a `-`.
fn tags_fit(left: &[u8], right: &[u8]) -> bool {
    let mut pairs = left.iter().zip(right);
    let next = |tag: &[u8], other: &[u8]| tag.get(other.len()).is_none_or(|&byte| byte == b'-');
    pairs.all(|(left, right)| left.eq_ignore_ascii_case(right)) && next(left, right) && next(right, left)
}

/// What a situation says to one facet of a resource, value after value.
#[derive(Clone, Copy)]
struct Group {
    facet: u16,
    asked: bool,
    met: bool,
}

impl Group {
    /// True if the facet is hard and the situation asks for other values than the resource has.
    fn excludes(self, pack: &Pack<'_>) -> bool {
        let matching = || pack.facets().get(self.facet.into()).map_or(0, |facet| facet.matching);
        self.asked && !self.met && matching() == FacetMatch::Hard.code()
    }
}

/// How many facet values agree; `None` if a hard facet excludes the resource. The values of a facet stand together in the pack.
fn facets_fit(pack: &Pack<'_>, resource: &Resource, situation: &Situation<'_>) -> Option<u32> {
    let mut group = Group { facet: 0, asked: false, met: false };
    let mut agreements = 0;
    let table = pack.conditions();
    let values = table.range(resource.first_condition, resource.condition_count.into());
    for (_, condition) in values.take(MAX_CONDITIONS) {
        if condition.facet != group.facet {
            if group.excludes(pack) {
                return None;
            }
            group = Group { facet: condition.facet, asked: false, met: false };
        }
        for asked in (0..MAX_CONDITIONS).map_while(|place| situation.condition(&table, place)) {
            let same = asked.facet == condition.facet;
            let met = same && asked.value == condition.value;
            group.asked |= same;
            group.met |= met;
            agreements += u32::from(met);
        }
    }
    (!group.excludes(pack)).then_some(agreements)
}
