//! What can be wrong with a pack, and where.

/// What is wrong. The numbers are frozen and never reused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
#[repr(u32)]
pub enum ErrorCode {
    /// The bytes do not begin as a pack does.
    NotAPack = 1,
    /// There are fewer bytes than the header says.
    Truncated = 2,
    /// The pack's major version is not one that this engine reads.
    Version = 3,
    /// The pack uses a feature that this engine does not have.
    Feature = 4,
    /// A checksum does not match: the bytes were damaged.
    Damaged = 5,
    /// The section table is not as the format says.
    SectionTable = 6,
    /// A section that must be understood is not known.
    UnknownSection = 7,
    /// A section that must be understood has a newer version.
    SectionVersion = 8,
    /// A section that every pack has is missing.
    MissingSection = 9,
    /// A record cannot be decoded, or is not written in the one canonical way.
    Record = 10,
    /// A record points outside of what it points into.
    Reference = 11,
    /// Records are not in the order that the format asks for.
    Order = 12,
    /// What was asked for is not in the pack.
    NotFound = 13,
    /// Packs that were to be asked as one were not made together.
    NotTogether = 14,
}

impl ErrorCode {
    /// A sentence for people, the same in every language binding.
    pub const fn message(self) -> &'static str {
        match self {
            Self::NotAPack => "this is not a Jobpack pack",
            Self::Truncated => "the pack is cut short",
            Self::Version => "the pack has a version that this engine does not read",
            Self::Feature => "the pack uses a feature that this engine does not have",
            Self::Damaged => "the pack is damaged: a checksum does not match",
            Self::SectionTable => "the pack's section table is malformed",
            Self::UnknownSection => "the pack has a section that must be understood and is not known",
            Self::SectionVersion => "a section of the pack has a newer version than this engine reads",
            Self::MissingSection => "the pack lacks a section that every pack has",
            Self::Record => "a record of the pack is malformed",
            Self::Reference => "a record of the pack points outside of it",
            Self::Order => "records of the pack are out of order",
            Self::NotFound => "what was asked for is not in the pack",
            Self::NotTogether => "the packs do not belong together, or one of them comes twice",
        }
    }

    /// What to do about a pack that cannot be read, the same in every language binding; empty for what is no fault of the pack.
    pub const fn advice(self) -> &'static str {
        match self {
            Self::NotAPack => "give a file that `jobpack build` made",
            Self::Version | Self::Feature | Self::UnknownSection | Self::SectionVersion => {
                "use a newer Jobpack, or build the pack with this one"
            }
            Self::NotFound => "",
            Self::NotTogether => "give the packs of one build, each once, 16 at most",
            _ => "copy it again from where it came, or build it again",
        }
    }
}

/// What is wrong, in which section, at which byte, and the versions where versions are the matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Error {
    /// What is wrong.
    pub code: ErrorCode,
    /// The tag of the section, or zeros for the header.
    pub section: [u8; 4],
    /// The offset from the start of the pack.
    pub at: u32,
    /// What was found, for versions, features and lengths; else 0.
    pub found: u32,
    /// What this engine supports, for versions and features; what was needed, for lengths; else 0.
    pub supported: u32,
}

impl Error {
    /// An error at a byte of a section.
    pub(crate) const fn new(code: ErrorCode, section: [u8; 4], at: u32) -> Self {
        Self { code, section, at, found: 0, supported: 0 }
    }

    /// An error of the header, with what was found and what is supported.
    pub(crate) const fn header(code: ErrorCode, at: u32, found: u32, supported: u32) -> Self {
        Self { code, section: [0; 4], at, found, supported }
    }

    /// What to do about it.
    pub const fn advice(&self) -> &'static str {
        self.code.advice()
    }
}

impl core::fmt::Display for Error {
    fn fmt(&self, out: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        out.write_str(self.code.message())?;
        if self.section != [0; 4] {
            write!(out, " (section {})", core::str::from_utf8(&self.section).unwrap_or("????"))?;
        }
        write!(out, ", at byte {}", self.at)?;
        if self.found != 0 || self.supported != 0 {
            write!(out, ": found {}, this engine needs {}", self.found, self.supported)?;
        }
        Ok(())
    }
}

impl core::error::Error for Error {}
