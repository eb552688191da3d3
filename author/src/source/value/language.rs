//! Language tags (BCP 47).

use oxilangtag::LanguageTag;

/// The tag with its usual case and `-` between its parts.
pub fn language(text: &str) -> Result<String, String> {
    let dashed = text.replace('_', "-");
    let tag = LanguageTag::parse_and_normalize(&dashed)
        .map_err(|reason| format!("`{text}` is not a language tag ({reason}); write one such as `en` or `pt-BR`"))?;
    // Four to eight letters are well formed but none is registered: it is the name of a language.
    if tag.primary_language().len() > 3 {
        return Err(format!("`{text}` is not a language tag; write the tag and not the name, such as `en` or `pt-BR`"));
    }
    Ok(tag.into_inner())
}
