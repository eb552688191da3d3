//! tantivy, as a worker of the benchmark: one segment, in memory when it is asked; frequencies without positions, nothing stored.

use jobpack_peers::{Document, Outcome, Source, System, serve, used};
use nix::sys::resource::UsageWho;
use serde::Deserialize;
use serde_json::{Value, json};
use std::io::Write;
use std::path::Path;
use tantivy::collector::TopDocs;
use tantivy::directory::{RamDirectory, TerminatingWrite};
use tantivy::query::{BooleanQuery, BoostQuery, FuzzyTermQuery, Query, TermQuery};
use tantivy::schema::{Field, IndexRecordOption, Schema, TextFieldIndexing, TextOptions};
use tantivy::tokenizer::{
    Language, LowerCaser, RemoveLongFilter, SimpleTokenizer, Stemmer, StopWordFilter, TextAnalyzer,
};
use tantivy::{Directory, DocAddress, Index, IndexWriter, Score, Searcher, TantivyDocument, Term};

/// The bytes that the writer may fill before it begins another segment.
const BUDGET: usize = 1 << 30;
const TOKENIZER: &str = "english";

struct Tantivy {
    searcher: Searcher,
    analyser: TextAnalyzer,
    fields: Vec<(Field, Score)>,
    settings: Settings,
    found: Vec<(Score, DocAddress)>,
}

#[derive(Clone, Deserialize)]
#[serde(default)]
struct Settings {
    /// Stop words are left out of the index.
    stop: bool,
    /// Titles and texts in one field instead of two.
    together: bool,
    /// How much a title counts.
    title: Score,
    /// A word of a query that stands there twice counts twice.
    repeats: bool,
    /// A word that the index does not know stands for those at distance 1, each with its own weight.
    fuzzy: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { stop: false, together: false, title: 1.0, repeats: false, fuzzy: false }
    }
}

impl Settings {
    fn analyser(&self) -> Outcome<TextAnalyzer> {
        let stop = std::env::var_os("STOP_WORDS").ok_or("STOP_WORDS does not name a file")?;
        let stop = std::fs::read_to_string(stop)?.split_whitespace().map(str::to_owned).collect();
        let words = TextAnalyzer::builder(SimpleTokenizer::default())
            .filter(RemoveLongFilter::limit(40))
            .filter(LowerCaser)
            .dynamic();
        let words = if self.stop { words.filter_dynamic(StopWordFilter::remove::<Vec<String>>(stop)) } else { words };
        Ok(words.filter_dynamic(Stemmer::new(Language::English)).build())
    }

    /// The names of the fields.
    fn fields(&self) -> &[&str] {
        if self.together { &["all"] } else { &["title", "text"] }
    }

    fn schema(&self) -> Schema {
        let mut schema = Schema::builder();
        let indexing =
            TextFieldIndexing::default().set_tokenizer(TOKENIZER).set_index_option(IndexRecordOption::WithFreqs);
        let options = TextOptions::default().set_indexing_options(indexing);
        for name in self.fields() {
            schema.add_text_field(name, options.clone());
        }
        schema.build()
    }

    fn document(&self, schema: &Schema, document: &Document) -> Outcome<TantivyDocument> {
        let mut made = TantivyDocument::new();
        if self.together {
            made.add_text(schema.get_field("all")?, format!("{} {}", document.title, document.text));
        } else {
            made.add_text(schema.get_field("title")?, &document.title);
            made.add_text(schema.get_field("text")?, &document.text);
        }
        Ok(made)
    }
}

impl System for Tantivy {
    type Settings = Settings;

    fn build(source: &Source, folder: &Path, settings: &Settings) -> Outcome<Value> {
        let documents = source.read()?;
        let (before, _) = used(UsageWho::RUSAGE_SELF)?;
        let schema = settings.schema();
        let index = Index::create_in_dir(folder, schema.clone())?;
        index.tokenizers().register(TOKENIZER, settings.analyser()?);
        let mut writer: IndexWriter = index.writer_with_num_threads(1, BUDGET)?;
        for document in &documents {
            writer.add_document(settings.document(&schema, document)?)?;
        }
        writer.commit()?;
        writer.garbage_collect_files().wait()?;
        writer.wait_merging_threads()?;
        let (after, _) = used(UsageWho::RUSAGE_SELF)?;
        Ok(json!({ "seconds": after - before }))
    }

    fn open(folder: &Path, settings: Settings) -> Outcome<Self> {
        let index = Index::open(in_memory(folder)?)?;
        index.tokenizers().register(TOKENIZER, settings.analyser()?);
        let searcher = index.reader()?.searcher();
        if searcher.segment_readers().len() != 1 {
            return Err("too many documents for one segment: a document is named by its place in it".into());
        }
        let boost = |name: &&str| if *name == "title" { settings.title } else { 1.0 };
        let field = |name: &&str| Ok((index.schema().get_field(name)?, boost(name)));
        let fields = settings.fields().iter().map(field).collect::<Outcome<_>>()?;
        Ok(Self { searcher, analyser: settings.analyser()?, fields, settings, found: Vec::new() })
    }

    fn find(&mut self, query: &str, limit: usize) -> Outcome {
        let query = self.query(query)?;
        self.found = self.searcher.search(&query, &TopDocs::with_limit(limit).order_by_score())?;
        Ok(())
    }

    fn found(&self) -> Vec<Value> {
        self.found.iter().map(|(_, address)| address.doc_id.into()).collect()
    }
}

impl Tantivy {
    /// Any of the words, in any field.
    fn query(&mut self, query: &str) -> Outcome<BooleanQuery> {
        let mut clauses = Vec::new();
        for (word, times) in self.words(query) {
            for &(field, boost) in &self.fields {
                let times = if self.settings.repeats { times } else { 1.0 };
                clauses.push(boosted(self.clause(Term::from_field_text(field, &word))?, boost * times));
            }
        }
        Ok(BooleanQuery::union(clauses))
    }

    /// The terms of a query in their order, each once, with how often it stands there.
    fn words(&mut self, query: &str) -> Vec<(String, Score)> {
        let mut words: Vec<(String, Score)> = Vec::new();
        self.analyser.token_stream(query).process(&mut |token| match words
            .iter_mut()
            .find(|(word, _)| *word == token.text)
        {
            Some((_, times)) => *times += 1.0,
            None => words.push((token.text.clone(), 1.0)),
        });
        words
    }

    /// A word; or, where it is not known and that is wanted, those words of the field that are at distance 1 of it, each counting as itself.
    fn clause(&self, term: Term) -> Outcome<Box<dyn Query>> {
        if !self.settings.fuzzy || self.knows(&term)? {
            return Ok(word(term));
        }
        let index = self.searcher.segment_reader(0).inverted_index(term.field())?;
        let mut stream = index.terms().search(FuzzyTermQuery::new(term.clone(), 1, true).automaton()?).into_stream()?;
        let mut alike: Vec<Box<dyn Query>> = Vec::new();
        while stream.advance() {
            alike.push(word(Term::from_field_text(term.field(), std::str::from_utf8(stream.key())?)));
        }
        Ok(Box::new(BooleanQuery::union(alike)))
    }

    /// Whether any field has the word.
    fn knows(&self, term: &Term) -> Outcome<bool> {
        let value = term.value();
        let text = value.as_str().ok_or("a term is text")?;
        for &(field, _) in &self.fields {
            if self.searcher.doc_freq(&Term::from_field_text(field, text))? > 0 {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

fn word(term: Term) -> Box<dyn Query> {
    Box::new(TermQuery::new(term, IndexRecordOption::WithFreqs))
}

fn boosted(query: Box<dyn Query>, boost: Score) -> Box<dyn Query> {
    if boost == 1.0 { query } else { Box::new(BoostQuery::new(query, boost)) }
}

/// A copy of an index in memory.
fn in_memory(folder: &Path) -> Outcome<RamDirectory> {
    let memory = RamDirectory::create();
    for entry in std::fs::read_dir(folder)? {
        let name = entry?.file_name();
        if name.to_string_lossy().ends_with(".lock") {
            continue; // locks are empty, and taken anew
        }
        let mut file = memory.open_write(Path::new(&name))?;
        file.write_all(&std::fs::read(folder.join(&name))?)?;
        file.terminate()?;
    }
    Ok(memory)
}

fn main() -> Outcome {
    serve::<Tantivy>()
}
