//! The checked dataset as bytes, as the build embeds it and the widget reads it.
//!
//! Fields follow one another in the order in which they are listed here, without names: a number as
//! LEB128, a text as its length and UTF-8, a list as its length and its members, what may be absent as 0, or 1
//! and itself, an enum as its place among its variants. Writer and reader come from one list, so that they
//! cannot disagree. It is no public format: the widget reads only what was built with it.
//!
//! A general format (postcard, with serde) would cost the reader five kilobytes more than this.

use super::{index::Index, *};

/// Bytes that have not been read yet. After a fault everything reads as nothing, and only in the end is
/// it asked whether there was one: to stop at each would double the code.
pub struct Reader<'a> {
    rest: &'a [u8],
    is_faulty: bool,
}

impl Reader<'_> {
    fn fault(&mut self) {
        (self.rest, self.is_faulty) = (&[], true);
    }

    #[inline(never)]
    fn byte(&mut self) -> u8 {
        match self.rest.split_first() {
            Some((first, rest)) => {
                self.rest = rest;
                *first
            }
            None => {
                self.fault();
                0
            }
        }
    }

    /// A number of up to 32 bits.
    #[inline(never)]
    fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0u32, 0);
        loop {
            let byte = self.byte();
            match u32::from(byte & 0x7f).checked_shl(shift) {
                Some(bits) => number |= bits,
                None => self.fault(),
            }
            if byte < 0x80 || self.is_faulty {
                return number;
            }
            shift += 7;
        }
    }

    #[inline(never)]
    fn text(&mut self) -> String {
        let length = self.number() as usize;
        let found = self.rest.split_at_checked(length).and_then(|(text, rest)| {
            self.rest = rest;
            std::str::from_utf8(text).ok()
        });
        found.map(str::to_owned).unwrap_or_else(|| {
            self.fault();
            String::new()
        })
    }

    /// What a byte chooses among so many.
    #[inline(never)]
    fn choice(&mut self, of: usize) -> usize {
        let at = usize::from(self.byte());
        if at < of {
            return at;
        }
        self.fault();
        0
    }
}

/// What can be written as bytes and read back.
pub trait Coded: Sized {
    /// Adds itself to `out`.
    fn write(&self, out: &mut Vec<u8>);

    /// Itself, from the next bytes; anything where they are none of it, which the reader remembers.
    fn read(from: &mut Reader) -> Self;
}

/// All of `value` as bytes.
pub fn to_bytes(value: &impl Coded) -> Vec<u8> {
    let mut out = Vec::new();
    value.write(&mut out);
    out
}

/// What `bytes` hold; `None` where they hold anything else, or more.
pub fn from_bytes<T: Coded>(bytes: &[u8]) -> Option<T> {
    let mut reader = Reader { rest: bytes, is_faulty: false };
    let value = T::read(&mut reader);
    (reader.rest.is_empty() && !reader.is_faulty).then_some(value)
}

impl Coded for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        let mut rest = *self;
        while rest >= 0x80 {
            out.push(rest as u8 | 0x80);
            rest >>= 7;
        }
        out.push(rest as u8);
    }

    fn read(from: &mut Reader) -> Self {
        from.number()
    }
}

macro_rules! coded_as_number {
    ($($kind:ty),*) => {$(
        impl Coded for $kind {
            fn write(&self, out: &mut Vec<u8>) {
                // What does not fit was never made: these count records of a small dataset.
                u32::try_from(*self).unwrap_or(u32::MAX).write(out);
            }

            fn read(from: &mut Reader) -> Self {
                Self::try_from(from.number()).unwrap_or_else(|_| {
                    from.fault();
                    0
                })
            }
        }
    )*};
}

coded_as_number!(u8, u16, usize);

impl Coded for String {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn read(from: &mut Reader) -> Self {
        from.text()
    }
}

impl Coded for bool {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(*self));
    }

    fn read(from: &mut Reader) -> Self {
        from.choice(2) == 1
    }
}

impl<T: Coded> Coded for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(u8::from(self.is_some()));
        self.iter().for_each(|value| value.write(out));
    }

    fn read(from: &mut Reader) -> Self {
        (from.choice(2) == 1).then(|| T::read(from))
    }
}

impl<T: Coded> Coded for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        self.iter().for_each(|value| value.write(out));
    }

    #[inline(never)]
    fn read(from: &mut Reader) -> Self {
        let mut all = Vec::new();
        for _ in 0..from.number() {
            if from.is_faulty {
                break;
            }
            all.push(T::read(from));
        }
        all
    }
}

impl<A: Coded, B: Coded> Coded for (A, B) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(from: &mut Reader) -> Self {
        (A::read(from), B::read(from))
    }
}

impl Coded for Day {
    fn write(&self, out: &mut Vec<u8>) {
        // Signs alternate, so that days around 1970 stay short.
        let number = self.number();
        ((number << 1) ^ (number >> 31)).cast_unsigned().write(out);
    }

    fn read(from: &mut Reader) -> Self {
        let number = from.number();
        Self::from_number((number >> 1).cast_signed() ^ -(number & 1).cast_signed())
    }
}

impl Coded for StateCode {
    fn write(&self, out: &mut Vec<u8>) {
        out.extend_from_slice(self.as_str().as_bytes());
    }

    fn read(from: &mut Reader) -> Self {
        let letters = [from.byte(), from.byte()];
        Self::of(letters).unwrap_or_else(|| {
            from.fault();
            Self::NONE
        })
    }
}

impl Coded for Citation {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Paragraph(number) => (0u8, *number).write(out),
            Self::Source(id) => (1u8, id.0).write(out),
        }
    }

    fn read(from: &mut Reader) -> Self {
        match from.choice(2) {
            0 => Self::Paragraph(u8::read(from)),
            _ => Self::Source(SourceId(u16::read(from))),
        }
    }
}

impl Coded for PersonId {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
    }

    fn read(from: &mut Reader) -> Self {
        Self(u16::read(from))
    }
}

impl Coded for Party {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::State(code) => (0u8, *code).write(out),
            Self::Organisation(name) => (1u8, name.clone()).write(out),
        }
    }

    fn read(from: &mut Reader) -> Self {
        match from.choice(2) {
            0 => Self::State(StateCode::read(from)),
            _ => Self::Organisation(String::read(from)),
        }
    }
}

// Each with what is read where the bytes hold none of them, which those that the build has checked never do.
macro_rules! coded_words {
    ($($kind:ident :: $or:ident),*) => {$(
        impl Coded for $kind {
            fn write(&self, out: &mut Vec<u8>) {
                out.push(*self as u8);
            }

            fn read(from: &mut Reader) -> Self {
                let at = from.choice(Self::ALL.len());
                Self::ALL.get(at).copied().unwrap_or(Self::$or)
            }
        }
    )*};
}

coded_words!(
    Status::Member,
    Basis::Founding,
    Confidence::High,
    DecisionKind::Status,
    Layer::Record,
    Line::Dashed,
    ClaimKind::Fact,
    Role::Host,
    Mode::InPerson,
    Precision::Day,
    AbsenceKind::NotTakingPart
);

macro_rules! coded {
    ($($kind:ident { $($field:ident),* })*) => {$(
        impl Coded for $kind {
            fn write(&self, out: &mut Vec<u8>) {
                $(self.$field.write(out);)*
            }

            fn read(from: &mut Reader) -> Self {
                Self { $($field: Coded::read(from)),* }
            }
        }
    )*};
}

coded! {
    Date { day, precision, latest }
    State { code, alpha3, numeric, name, aliases }
    Span { state, status, start, end, basis, confidence, note, sources }
    Decision { state, kind, towards, date, place, confidence, note, sources }
    Absence { state, kind, start, end, note, sources }
    Summit { start, end, city, country, mode, note, sources }
    Area { id, name, administered_by, governed_by, partly_by, claimed_by, before, after, note, sources }
    Undisputed { day, part_of }
    Drawn { since, with, is_hatched, line, sources }
    Worldview { id, drawn }
    Person { id, name, role, state, organisation, alias, sources }
    Claim { id, kind, speaker, states, others, people, text, sources }
    Attendance { summit, person, party, role, note, sources }
    Relation { states, with, text, areas, sources }
    EditorNote { id, title, claims, states, is_general, says, right, why, sources }
    Merger { start, from, into, note, sources }
    Prehistory { name, start, states, sources }
    Article { what, headline, author, agency, paragraphs, written, day }
    Source { id, name, url, published, about }
    Stretch { span, status, start, end }
    Move { state, from, to }
    Change { day, precision, latest, moves, merger }
    Index { stretches, changes }
    Dataset {
        layer, licence, organisation, title, summary, first_day, as_of, opens_on, article, prehistory, mergers,
        states, spans, decisions, absences, summits, areas, lands, worldviews, people, claims, attendance, relations, notes,
        sources, adopted, elsewhere, articled, other, index
    }
}
