//! What is one of a few: statuses, layers, kinds of claim, each with the word that files and addresses use.

macro_rules! words {
    ($($(#[$about:meta])* $name:ident { $($(#[$of:meta])* $variant:ident = $word:literal,)* })*) => {$(
        $(#[$about])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$of])* $variant,)* }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word that files, addresses and style sheets use.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)* }
            }

            /// Reads that word.
            pub fn parse(word: &str) -> Option<Self> {
                match word { $($word => Some(Self::$variant),)* _ => None }
            }
        }
    )*};
}

words! {
    /// What a state is in the organisation, in falling order. Attending a summit is not a status.
    Status {
        /// Full member.
        Member = "member",
        /// Observer, until the statuses were merged.
        Observer = "observer",
        /// Dialogue partner, until the statuses were merged.
        DialoguePartner = "dialogue_partner",
        /// The merged status of 1 September 2025.
        ScoPartner = "sco_partner",
        /// What the article lumps together. Only its layer knows it.
        ObserverOrPartner = "observer_or_partner",
    }
    /// The act that began a span.
    Basis {
        /// The founding declaration.
        Founding = "founding",
        /// A decision of the heads of state (observers).
        Decision = "decision",
        /// Signature of the memorandum (dialogue partners).
        Memorandum = "memorandum",
        /// Admission completed by the heads of state (later members).
        Admission = "admission",
        /// A treaty in force.
        Treaty = "treaty",
        /// The article says so. Only its layer knows this.
        Stated = "stated",
    }
    /// How sure the record is of a date.
    Confidence {
        /// Two or more independent sources agree on the day.
        High = "high",
        /// One good source for the day, or several that imply it.
        Medium = "medium",
        /// Month or year sure, the day not.
        Low = "low",
    }
    /// A step towards a status.
    DecisionKind {
        /// The heads of state decided to offer the status.
        Status = "status",
        /// The procedure of accession was opened.
        Procedure = "procedure",
        /// The memorandum of obligations was signed.
        Obligations = "obligations",
        /// The state applied, and the leaders have not answered.
        Application = "application",
    }
    /// What the facts shown are taken from.
    Layer {
        /// The public record.
        Record = "record",
        /// What the article says, and nothing else.
        Article = "article",
    }
    /// What kind of statement a claim is.
    ClaimKind {
        /// Reported as done, standing or expected.
        Fact = "fact",
        /// Somebody's view.
        View = "view",
        /// The article's own framing.
        Characterisation = "characterisation",
    }
    /// As what somebody was to come to a summit. It is no status of their state.
    Role {
        /// Head of the state that held it.
        Host = "host",
        /// Head of a member.
        Leader = "leader",
        /// Sent in a leader's place.
        Minister = "minister",
        /// Guest.
        Guest = "guest",
    }
    /// How lines around a disputed area are drawn.
    Line {
        /// Dashed.
        Dashed = "dashed",
        /// Solid, where two states meet; an area has none within the state that it is drawn with.
        Solid = "solid",
        /// Not at all.
        Absent = "absent",
    }
    /// How a state stands on a later day against an earlier one.
    Turn {
        /// It has a status and had none.
        Joined = "joined",
        /// It has a higher one.
        MovedUp = "moved_up",
        /// It has a lower one.
        MovedDown = "moved_down",
        /// It has the same under another name.
        Renamed = "renamed",
        /// It has one that several became.
        Merged = "merged",
        /// It has none and had one.
        Left = "left",
    }
    /// How a state that has a status is away.
    AbsenceKind {
        /// It takes no part, of its own accord or for a reason that is not told.
        NotTakingPart = "not_taking_part",
        /// It is left out by the others.
        NotInvited = "not_invited",
    }
    /// How a summit met.
    Mode {
        /// In one place.
        InPerson = "in_person",
        /// By video link.
        Video = "video",
    }
}
