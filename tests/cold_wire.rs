//! Cold records are written as postcard 1 writes the same fields, and are read back from that.

mod support;

use jobpack::model::{Analyser, Cold, Evidence, Hire, List, PackText, Statement};
use proptest::prelude::*;
use support::encode;

/// The one value that these bytes are.
fn read<'a, T: Cold<'a>>(mut bytes: &'a [u8]) -> T {
    let value = T::take(&mut bytes).unwrap();
    assert!(bytes.is_empty());
    value
}

proptest! {
    #[test]
    fn a_record_of_text_and_lists(texts in proptest::collection::vec(".{0,200}", 9), edition: u32, items in 0..40_usize) {
        let [title, curator, language, licence, made_for, summary, profile, a, b] = &texts[..] else { unreachable!() };
        let item = encode(&Analyser { language: a, name: b });
        prop_assert_eq!(&item, &postcard::to_stdvec(&(a, b)).unwrap());
        let list = item.repeat(items);
        let analysers = List::from_bytes(&list);
        let record = PackText { title, curator, language, licence, made_for, summary, profile, edition, analysers };
        let fields = (title, curator, language, licence, made_for, summary, profile, edition, &list);
        let bytes = postcard::to_stdvec(&fields).unwrap();
        prop_assert_eq!(encode(&record), &bytes[..]);
        prop_assert_eq!(read::<PackText>(&bytes), record);
        prop_assert_eq!(analysers.iter().count(), items);
    }

    #[test]
    fn a_record_of_records_and_codes(texts in proptest::collection::vec(".{0,20}", 5), kind: u8, confidence: u8) {
        let [solution, why, quote, source, _] = &texts[..] else { unreachable!() };
        let record = Hire { kind, solution, why, evidence: Evidence { quote, source, confidence } };
        let bytes = postcard::to_stdvec(&(kind, solution, why, (quote, source, confidence))).unwrap();
        prop_assert_eq!(encode(&record), &bytes[..]);
        prop_assert_eq!(read::<Hire>(&bytes), record);
    }

    /// What is no record, or is one that is cut short, is read by nobody; what is written in the shortest way is written again as it was.
    #[test]
    fn what_is_read_is_written_again(bytes in proptest::collection::vec(0..6_u8, 0..40)) {
        let mut rest = &bytes[..];
        if let Some(statement) = Statement::take(&mut rest) {
            let written = bytes.len() - rest.len();
            prop_assert_eq!(encode(&statement), &bytes[..written]);
            prop_assert_eq!(Statement::take(&mut &bytes[..written - 1]), None);
        }
    }
}
