//! The lines of the answers.

use super::{leading, why, word};
use jobpack::find::{Hit, Scratch, complete, find, find_in};
use jobpack::fit::{self, Situation};
use jobpack::pack::{Condition, Pack, Packs};
use jobpack::pick::{self, Aspect, Candidate, Edge, LeftOut, Pick, Picked, Reason, Request, Room, pick};
use jobpack::score::{self, Comparison, Counts, Missing, Overlap, Profile, Ranks, Score, Share, Tally};
use jobpack::text::Completion;
use serde_json::{Value, json};

/// The columns of a request behind its operation; those that are left off say nothing.
pub struct Columns<'r>(Vec<&'r str>);

impl<'r> Columns<'r> {
    /// The operation of a request, and its columns.
    pub fn of(request: &'r str) -> (&'r str, Self) {
        let mut columns = request.split('\t');
        (columns.next().unwrap(), Self(columns.collect()))
    }

    pub fn at(&self, place: usize) -> &'r str {
        self.0.get(place).copied().unwrap_or("-")
    }

    /// What a column says, if it says anything.
    fn said(&self, place: usize) -> Option<&'r str> {
        Some(self.at(place)).filter(|&text| text != "-")
    }

    fn number<N: std::str::FromStr + Default>(&self, place: usize) -> N {
        let number = |text: &str| text.parse().unwrap_or_else(|_| panic!("{text} is no number"));
        self.said(place).map(number).unwrap_or_default()
    }

    /// What stands between commas, looked up; what is not known is left out.
    fn list<N>(&self, place: usize, look_up: impl FnMut(&'r str) -> Option<N>) -> Vec<N> {
        self.said(place).map_or(Vec::new(), |list| list.split(',').filter_map(look_up).collect())
    }
}

/// The answer to a request.
pub fn line(pack: &Pack<'_>, request: &str) -> Value {
    let (operation, columns) = Columns::of(request);
    let answer = match operation {
        "id" => id(pack, &columns),
        "find" => found(&search(pack, &columns)),
        "why" => reasons(&columns, &search(pack, &columns), |hit| (*pack, *hit)),
        "complete" => completed(pack, &columns),
        "fit" => fits(pack, &columns),
        "pick" => picked(pack, &columns),
        "profile" => profile(columns.at(0)),
        "score" => told(score_of(pack, &columns, 0, 1).map(|score| opportunity(&score))),
        "paired" => told(paired(&columns)),
        "unpaired" => told(unpaired(&columns)),
        "share" => told(share(&columns)),
        "differ" => told(differ(pack, &columns)),
        "rank" => told(rank(pack, &columns)),
        _ => panic!("{operation} is no operation"),
    };
    whole_line(request, &answer)
}

/// The answer of packs that were made together to a request.
pub fn line_of(packs: &Packs<'_, '_>, request: &str) -> Value {
    let (operation, columns) = Columns::of(request);
    let found_in = searching(packs.all()[0], &columns, |words, situation, scratch, hits| {
        find_in(packs, words, situation, scratch, hits)
    });
    let answer = match operation {
        "find" => found(&found_in),
        "why" => reasons(&columns, &found_in, |hit| {
            let place = packs.locate(hit.resource).unwrap();
            (*packs.all()[place.pack as usize], Hit { resource: place.resource, ..*hit })
        }),
        _ => panic!("{operation} is no operation of several packs"),
    };
    whole_line(request, &answer)
}

fn whole_line(request: &str, answer: &Value) -> Value {
    let mut line = json!({"request": request});
    line.as_object_mut().unwrap().append(&mut answer.as_object().unwrap().clone());
    line
}

fn id(pack: &Pack<'_>, columns: &Columns<'_>) -> Value {
    let id = columns.at(1);
    let number = match columns.at(0) {
        "resources" => pack.resource_by_id(id),
        "needs" => pack.need_by_id(id),
        "circumstances" => pack.circumstance_by_id(id),
        "collections" => pack.collection_by_id(id),
        "names" => pack.name_number(id).map(u32::from),
        kind => panic!("{kind} have no ids"),
    };
    json!({"number": number})
}

/// The situation that the columns from `first` on describe, with `conditions` as those that are given.
fn situation<'a>(
    pack: &Pack<'a>,
    columns: &Columns<'a>,
    first: usize,
    conditions: &'a mut Vec<Condition>,
) -> Situation<'a> {
    let named = columns.said(first).and_then(|id| pack.circumstance_by_id(id));
    let record = named.and_then(|number| pack.circumstances().get(number));
    let mut situation = record.map_or_else(Situation::default, |record| Situation::of_circumstance(pack, &record));
    if columns.said(first + 1).is_some() {
        situation.minutes = columns.number(first + 1);
    }
    if let Some(language) = columns.said(first + 2) {
        situation.language = language;
    }
    situation.today = columns.number(first + 3);
    if columns.said(first + 4).is_some() {
        situation.level = columns.number(first + 4);
    }
    if columns.said(first + 5).is_some() {
        situation.moments = columns.number(first + 5);
    }
    *conditions = columns.list(first + 6, |condition| {
        let (facet, value) = condition.split_once('=')?;
        fit::condition(pack, facet, value)
    });
    situation.conditions = conditions;
    situation
}

fn bits(set: u64) -> Vec<u32> {
    (0..64).filter(|bit| set >> bit & 1 == 1).collect()
}

/// What a search found, and its hits.
type Searched = (Scratch, Vec<Hit>);

pub fn search(pack: &Pack<'_>, columns: &Columns<'_>) -> Searched {
    searching(pack, columns, |words, situation, scratch, hits| find(pack, words, situation, scratch, hits))
}

/// Searches as the columns say, with a situation of this pack.
fn searching(
    pack: &Pack<'_>,
    columns: &Columns<'_>,
    find: impl FnOnce(&str, &Situation<'_>, &mut Scratch, &mut [Hit]) -> usize,
) -> Searched {
    let mut conditions = Vec::new();
    let situation = situation(pack, columns, 2, &mut conditions);
    let (mut scratch, mut hits) = (Scratch::new(), vec![Hit::default(); columns.number(1)]);
    let count = find(columns.at(0), &situation, &mut scratch, &mut hits);
    hits.truncate(count);
    (scratch, hits)
}

/// `own` says which pack has a hit, and what the hit is there.
fn reasons<'p>(columns: &Columns<'_>, (scratch, hits): &Searched, own: impl Fn(&Hit) -> (Pack<'p>, Hit)) -> Value {
    let hits = hits.iter().map(own).map(|(pack, hit)| {
        json!({"resource": pack.resource_id(hit.resource), "why": why::reasons(&pack, columns.at(0), scratch, &hit)})
    });
    json!({"hits": hits.collect::<Value>()})
}

fn found((scratch, hits): &Searched) -> Value {
    let hits = hits.iter().map(|hit| {
        json!({
            "words": bits(hit.words),
            "need_words": bits(hit.need_words),
            "resource": hit.resource,
            "score": hit.score,
            "need": leading(hit.need),
            "inherited": hit.inherited,
        })
    });
    let words = scratch.words().iter().map(|word| json!({"start": word.start, "end": word.end, "times": word.times}));
    let repairs = scratch.repairs().iter().map(|repair| {
        json!({"found": std::str::from_utf8(&repair.found).unwrap(), "start": repair.start, "end": repair.end})
    });
    let needs = scratch.needs().map(|(need, score)| json!({"need": need, "score": score}));
    json!({
        "hits": hits.collect::<Value>(),
        "words": words.collect::<Value>(),
        "repairs": repairs.collect::<Value>(),
        "needs": needs.collect::<Value>(),
        "overlong": scratch.overlong(),
    })
}

fn completed(pack: &Pack<'_>, columns: &Columns<'_>) -> Value {
    let mut found = vec![Completion::nothing(); columns.number(1)];
    let count = complete(pack, columns.at(0), &mut found);
    let completions =
        found[..count].iter().map(|one| json!({"text": one.word(), "term": one.term, "frequency": one.frequency}));
    json!({"completions": completions.collect::<Value>()})
}

fn fits(pack: &Pack<'_>, columns: &Columns<'_>) -> Value {
    let mut conditions = Vec::new();
    let situation = situation(pack, columns, 1, &mut conditions);
    let number = pack.resource_by_id(columns.at(0)).unwrap();
    let agreements = fit::fits(pack, &pack.resources().get(number).unwrap(), &situation);
    json!({"resource": number, "agreements": agreements})
}

fn picked(pack: &Pack<'_>, columns: &Columns<'_>) -> Value {
    picking(pack, columns, |answer, request| {
        selection(answer, answer.advised(pack, request).map(|(item, number, _)| (item.resource, number)))
    })
}

/// What `told` says of the selection, which borrows what it was picked with.
pub fn picking(pack: &Pack<'_>, columns: &Columns<'_>, told: impl FnOnce(&Pick<'_>, &Request<'_>) -> Value) -> Value {
    let (need, resource) = (|id: &str| pack.need_by_id(id), |id: &str| pack.resource_by_id(id));
    let pool = columns.said(5).and_then(|id| pack.collections().get(pack.collection_by_id(id)?));
    let pool: Option<Vec<u32>> = pool.map(|collection| {
        let items = pack.items().range(collection.first_item, collection.item_count);
        items.map(|(_, item)| item.resource).collect()
    });
    let mut conditions = Vec::new();
    let request = Request {
        minutes: columns.number(0),
        items: columns.number(1),
        aspects: &columns.list(2, need),
        known: &columns.list(3, resource),
        known_needs: &columns.list(4, need),
        pool: pool.as_deref(),
        situation: situation(pack, columns, 6, &mut conditions),
    };
    let room = Room::enough(pack, request.items);
    let mut scratch = pick::Scratch {
        aspects: &mut vec![Aspect::default(); room.aspects],
        candidates: &mut vec![Candidate::default(); room.candidates],
        edges: &mut vec![Edge::default(); room.edges],
        picked: &mut vec![Picked::default(); room.picked],
        left_out: &mut vec![LeftOut::default(); room.left_out],
    };
    told(&pick(pack, &request, &mut scratch), &request)
}

fn selection(pick: &Pick<'_>, advice: impl Iterator<Item = (u32, u32)>) -> Value {
    let certificate = pick.certificate;
    json!({
        "certificate": {
            "value": certificate.value,
            "known": certificate.known,
            "bound": certificate.bound,
            "possible": certificate.possible,
            "minutes": certificate.minutes,
            "item_count": pick.items.len(),
            "aspect_count": pick.aspects.len(),
            "left_out_count": pick.left_out.len(),
            "estimated": certificate.estimated,
            "truncated": pick.truncated,
        },
        "items": pick.items.iter().map(|item| {
            json!({
                "resource": item.resource,
                "need": leading(item.need),
                "gain": item.gain,
                "minutes": item.minutes,
                "estimated": item.estimated,
            })
        }).collect::<Value>(),
        "aspects": pick.aspects.iter().map(|aspect| {
            let reason = (aspect.covered == 0).then(|| aspect.reason.name());
            json!({"need": aspect.need, "weight": aspect.weight, "covered": aspect.covered, "reason": reason})
        }).collect::<Value>(),
        "left_out": pick.left_out.iter().map(|&LeftOut { resource, worth, reason }| {
            json!({"resource": resource, "worth": worth, "reason": Reason::name(reason)})
        }).collect::<Value>(),
        "advice": advice.map(|(resource, requirement)| {
            json!({"resource": resource, "requirement": requirement})
        }).collect::<Value>(),
    })
}

/// The frozen number of an error.
fn status(error: score::Error) -> u32 {
    match error {
        score::Error::OffScale => 121,
        score::Error::OtherScale => 122,
        score::Error::WrongLength => 123,
        score::Error::Impossible => 124,
        score::Error::BadProfile => 125,
        score::Error::NoAnswers => 126,
        _ => panic!("{error} has no number"),
    }
}

/// The answer, or the number of the error.
fn told(answer: Result<Value, score::Error>) -> Value {
    answer.unwrap_or_else(|error| json!({"status": status(error)}))
}

fn profile_of(name: &str) -> Profile<'static> {
    Profile::by_name(name).unwrap_or_else(|| panic!("{name} is no profile"))
}

fn profile(name: &str) -> Value {
    let profile = profile_of(name);
    json!({
        "name": profile.name,
        "thresholds": profile.thresholds,
        "table_stakes_importance": profile.table_stakes.importance,
        "table_stakes_satisfaction": profile.table_stakes.satisfaction,
        "least_respondents": profile.min_n,
        "scale": profile.scale,
        "top_from": profile.top_from,
        "missing": match profile.missing {
            Missing::Listwise => 1,
            Missing::Pairwise => 2,
            Missing::Unpaired => 3,
        },
        "comparison": match profile.comparison {
            Comparison::Greater => 1,
            Comparison::GreaterOrEqual => 2,
        },
    })
}

/// The score of the tally that one column numbers, under the profile that another names.
fn score_of(
    pack: &Pack<'_>,
    columns: &Columns<'_>,
    tally: usize,
    profile: usize,
) -> Result<Score<'static>, score::Error> {
    scored(pack, columns.number(tally), columns.at(profile))
}

fn scored(pack: &Pack<'_>, tally: u32, profile: &str) -> Result<Score<'static>, score::Error> {
    let record = pack.tallies().get(tally).unwrap();
    Score::of(&Tally::from_cells(record.scale, pack.tally_cells(&record))?, &profile_of(profile))
}

fn opportunity(score: &Score<'_>) -> Value {
    json!({
        "profile": score.profile,
        "respondents": score.n,
        "importance": score.importance,
        "satisfaction": score.satisfaction,
        "opportunity": score.opportunity,
        "low": score.interval.lo,
        "high": score.interval.hi,
        "region": word!(Region score.region.code()),
        "certain": score.certain,
        "band": score.band,
        "warnings": score.warnings.0,
    })
}

fn paired(columns: &Columns<'_>) -> Result<Value, score::Error> {
    let counts = Counts::paired(columns.number(0), columns.number(1), columns.number(2), columns.number(3))?;
    Ok(opportunity(&counts.score(&profile_of(columns.at(4)))?))
}

fn unpaired(columns: &Columns<'_>) -> Result<Value, score::Error> {
    let importance = Share::new(columns.number(0), columns.number(1))?;
    let satisfaction = Share::new(columns.number(2), columns.number(3))?;
    Ok(opportunity(&Counts::unpaired(importance, satisfaction).score(&profile_of(columns.at(4)))?))
}

fn share(columns: &Columns<'_>) -> Result<Value, score::Error> {
    let share = Share::new(columns.number(0), columns.number(1))?;
    let (milli, interval) = share.milli().zip(share.interval()).ok_or(score::Error::NoAnswers)?;
    Ok(json!({"share": milli, "low": interval.lo, "high": interval.hi}))
}

/// The overlap that a column gives, if it gives one.
fn overlap(columns: &Columns<'_>, place: usize) -> Option<Overlap> {
    let cells = columns.list(place, |cell| cell.parse().ok());
    columns.said(place).map(|_| Overlap::from_cells(cells.try_into().expect("16 counts")))
}

fn differ(pack: &Pack<'_>, columns: &Columns<'_>) -> Result<Value, score::Error> {
    let (first, second) = (score_of(pack, columns, 1, 0)?, score_of(pack, columns, 2, 0)?);
    let difference = score::difference(&first, &second, overlap(columns, 3).as_ref());
    Ok(json!({"low": difference.lo, "high": difference.hi}))
}

fn rank(pack: &Pack<'_>, columns: &Columns<'_>) -> Result<Value, score::Error> {
    let scores = columns.list(1, |tally| Some(scored(pack, tally.parse().unwrap(), columns.at(0))));
    let scores = scores.into_iter().collect::<Result<Vec<_>, _>>()?;
    let (overlap, mut ranks) = (overlap(columns, 2), vec![Ranks::default(); scores.len()]);
    score::ranks(&scores, |_, _| overlap, &mut ranks)?;
    Ok(json!({"ranks": ranks.iter().map(|rank| json!({"best": rank.lo, "worst": rank.hi})).collect::<Value>()}))
}
