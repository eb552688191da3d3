//! Addresses of resources.

use url::{ParseError, Url};

/// How good an address is.
pub enum Address {
    /// Complete.
    Whole,
    /// Only means something beside the page that it stood on.
    Relative,
}

/// Looks whether the text is an address. It is kept as written.
pub fn address(text: &str) -> Result<Address, String> {
    match Url::parse(text) {
        Ok(_) => Ok(Address::Whole),
        Err(ParseError::RelativeUrlWithoutBase) => Ok(Address::Relative),
        Err(reason) => Err(format!("`{text}` is not an address ({reason})")),
    }
}
