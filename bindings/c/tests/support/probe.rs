//! One call, made again and again with one thing spoiled.

use core::cell::{Cell, RefCell};

/// How a pointer of a call may be spoiled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Must not be NULL.
    Must,
    /// May be NULL.
    May,
    /// Must not be NULL, nor lead to zeros.
    Handle,
}

/// What is done to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spoil {
    Null,
    Zeros,
}

/// A pointer.
pub trait Pointer: Copy {
    fn null() -> Self;
    fn to(at: *mut u64) -> Self;
}

impl<T> Pointer for *const T {
    fn null() -> Self {
        core::ptr::null()
    }
    fn to(at: *mut u64) -> Self {
        at.cast_const().cast()
    }
}

impl<T> Pointer for *mut T {
    fn null() -> Self {
        core::ptr::null_mut()
    }
    fn to(at: *mut u64) -> Self {
        at.cast()
    }
}

const UNTOUCHED: u64 = 0xA5A5_A5A5_A5A5_A5A5;
const WORDS: usize = 40_960;

/// Memory for what is passed, and which of the pointers that go through it is spoiled.
pub struct Probe {
    /// Kept for `base`, and only read through it.
    _words: Vec<u64>,
    base: *mut u64,
    next: Cell<usize>,
    zeros: *mut u64,
    kinds: RefCell<Vec<Kind>>,
    spoiled: Cell<Option<(usize, Spoil)>>,
    outputs: RefCell<Vec<(*const u64, usize)>>,
}

impl Probe {
    pub fn new() -> Self {
        // Asked for as zeros, which Miri has at once where it would copy each number.
        let mut words = vec![0; WORDS];
        let base = words.as_mut_ptr();
        let probe = Self {
            _words: words,
            base,
            next: Cell::new(0),
            zeros: base,
            kinds: RefCell::default(),
            spoiled: Cell::new(None),
            outputs: RefCell::default(),
        };
        probe.room::<[u64; 8_192]>();
        probe
    }

    /// Room for a value.
    pub fn room<T>(&self) -> *mut T {
        let count = size_of::<T>().div_ceil(8);
        let at = self.next.replace(self.next.get() + count);
        assert!(at + count <= WORDS);
        // SAFETY: within the words, as was just checked.
        unsafe { self.base.add(at) }.cast()
    }

    /// A value in memory that the call may change.
    pub fn put<T>(&self, value: T) -> *mut T {
        let at = self.room::<T>();
        // SAFETY: the room is as large as the value, and words are aligned enough.
        unsafe { at.write(value) };
        at
    }

    /// An output, which must not be NULL, nor be written by a call that fails.
    pub fn out<T>(&self) -> *mut T {
        self.must(self.untouched())
    }

    /// The same, where it may be NULL.
    pub fn out_or_null<T>(&self) -> *mut T {
        self.may(self.untouched())
    }

    fn untouched<T>(&self) -> *mut T {
        let count = size_of::<T>().div_ceil(8);
        let at = self.room::<T>().cast::<u64>();
        // SAFETY: that much room was made.
        (0..count).for_each(|word| unsafe { at.add(word).write(UNTOUCHED) });
        self.outputs.borrow_mut().push((at, count));
        at.cast()
    }

    pub fn must<P: Pointer>(&self, pointer: P) -> P {
        self.pass(Kind::Must, pointer)
    }

    pub fn may<P: Pointer>(&self, pointer: P) -> P {
        self.pass(Kind::May, pointer)
    }

    pub fn handle<P: Pointer>(&self, pointer: P) -> P {
        self.pass(Kind::Handle, pointer)
    }

    fn pass<P: Pointer>(&self, kind: Kind, pointer: P) -> P {
        let mut kinds = self.kinds.borrow_mut();
        let number = kinds.len();
        kinds.push(kind);
        match self.spoiled.get() {
            Some((at, Spoil::Null)) if at == number => P::null(),
            Some((at, Spoil::Zeros)) if at == number => P::to(self.zeros),
            _ => pointer,
        }
    }

    /// Makes a call with one of its pointers spoiled, or none; gives what it returns, which pointers went through, and whether outputs are untouched.
    pub fn make<R>(&self, spoiled: Option<(usize, Spoil)>, call: impl FnOnce(&Self) -> R) -> (R, Vec<Kind>, bool) {
        let before = self.next.get();
        self.spoiled.set(spoiled);
        let result = call(self);
        self.next.set(before);
        let outputs = self.outputs.take();
        let untouched = spoiled.is_some() && outputs.iter().all(|&(at, count)| unchanged(at, count));
        (result, self.kinds.take(), untouched)
    }
}

/// Whether a call that may not have written an output has not.
fn unchanged(at: *const u64, count: usize) -> bool {
    // SAFETY: the words were written before the call, and it was not to write them.
    (0..count).all(|word| unsafe { at.add(word).read() } == UNTOUCHED)
}
