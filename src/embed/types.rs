//! What the element understands and tells, as types. `www/sco-atlas.d.ts`, for hosts written in TypeScript, is drawn
//! from them (`tests/domain/declarations.rs`).

use serde::Serialize;

/// How a type is written in TypeScript.
#[derive(Debug)]
pub enum Kind {
    /// Any text.
    Text,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// One of these languages, also as they are spoken somewhere: `en-GB` for `en`.
    Language(&'static [&'static str]),
    /// Nothing, or what it says.
    OrNull(&'static Kind),
    /// A record.
    Record {
        /// Its name.
        name: &'static str,
        /// What it is, a line each.
        about: &'static [&'static str],
        /// Its fields.
        fields: &'static [Field],
    },
}

/// A field of a record.
#[derive(Debug)]
pub struct Field {
    /// Its name.
    pub name: &'static str,
    /// What it is, a line each.
    pub about: &'static [&'static str],
    /// What it holds.
    pub kind: &'static Kind,
}

/// A type that hosts meet.
pub trait Declared {
    /// What it is.
    const KIND: Kind;
}

impl Declared for String {
    const KIND: Kind = Kind::Text;
}

impl<T: Declared> Declared for Option<T> {
    const KIND: Kind = Kind::OrNull(&T::KIND);
}

macro_rules! words {
    ($($(#[doc = $about:literal])* $name:ident = $($word:literal)|+;)*) => {$(
        $(#[doc = $about])*
        #[derive(Clone, Debug, Serialize)]
        #[serde(transparent)]
        pub struct $name(pub &'static str);

        impl Declared for $name {
            const KIND: Kind = Kind::OneOf(&[$($word),+]);
        }
    )*};
}

macro_rules! records {
    ($($(#[doc = $about:literal])* $name:ident {
        $($(#[doc = $of:literal])* $field:ident: $kind:ty,)*
    })*) => {$(
        $(#[doc = $about])*
        #[derive(Clone, Debug, Serialize)]
        pub struct $name { $($(#[doc = $of])* pub $field: $kind,)* }

        impl Declared for $name {
            const KIND: Kind = Kind::Record {
                name: stringify!($name),
                about: &[$($about),*],
                fields: &[$(Field {
                    name: stringify!($field),
                    about: &[$($of),*],
                    kind: &<$kind as Declared>::KIND,
                }),*],
            };
        }
    )*};
}

words! {
    /// What the facts shown are taken from.
    LayerWord = "record" | "article";
    /// Light or dark.
    Theme = "auto" | "light" | "dark";
    /// How much of the widget there is.
    View = "full" | "map" | "timeline" | "card";
    /// How much of it can be operated.
    Controls = "all" | "few" | "none";
    /// When it is loaded.
    Loading = "lazy" | "idle" | "eager";
}

/// What it speaks.
#[derive(Clone, Debug, Serialize)]
#[serde(transparent)]
pub struct Language(pub &'static str);

impl Declared for Language {
    const KIND: Kind = Kind::Language(&["en"]);
}

records! {
    /// All of what is shown.
    Shown {
        /// The date, as `2017-06-09`.
        date: String,
        /// Alpha-2 code of the state selected.
        state: Option<String>,
        /// Id of the disputed area selected.
        area: Option<String>,
        /// What the facts shown are taken from.
        layer: LayerWord,
        /// How disputed areas are drawn: `neutral`, `IN` and so on.
        worldview: String,
        /// What of the map is looked at: `all`, `members`, `IN`, `aksai-chin`, or a part that the reader chose, as `14559,19406,7102`: its left and its upper edge and its width, in sixteenths of a unit of the map's grid, of which the map is 2048 wide.
        zoom: String,
        /// The second date, while what changed between the two is told.
        compare: Option<String>,
    }
    /// What was wrong with an option.
    Refusal {
        /// Its name.
        name: String,
        /// What it was set to.
        value: String,
        /// What it may be set to.
        expected: String,
    }
    /// What a page may ask for: attributes and properties of the element, and query parameters of embed.html.
    Options {
        /// A day, as `2017-06-09`. At first that of the article.
        date: Option<String>,
        /// A state's alpha-2 code, as `IN`, or a disputed area's id, as `aksai-chin`.
        selected: Option<String>,
        /// What the facts shown are taken from.
        layer: Option<LayerWord>,
        /// How disputed areas are drawn: `neutral`, `IN` and so on.
        worldview: Option<String>,
        /// What of the map is looked at: `all`, `members`, `IN`, `aksai-chin`, or a part of it, as `14559,19406,7102` (see `Shown`); `selected` is what is selected then, or will be first.
        zoom: Option<String>,
        /// A second day, to tell what changed between the two.
        compare: Option<String>,
        /// Light or dark; `auto` is as the page's `color-scheme`.
        theme: Option<Theme>,
        /// How much of the widget there is.
        view: Option<View>,
        /// How much of it can be operated.
        controls: Option<Controls>,
        /// Its language: there is `en` alone so far, whatever the page's is. Another is told of and stays, because the attribute also says in what language the page's own text in the element is.
        lang: Option<Language>,
        /// When it is loaded: shortly before it is seen, when the browser is idle, at once.
        loading: Option<Loading>,
    }
}

/// The declarations of `sco-atlas.js` in TypeScript.
pub fn declarations() -> String {
    let mut out = HEAD.to_owned();
    for kind in [&Shown::KIND, &Refusal::KIND, &Options::KIND] {
        let Kind::Record { name, about, fields } = kind else { continue };
        // An option may be left out; what is told is always there.
        let mark = if *name == "Options" { "?" } else { "" };
        out.push_str(&format!("/** {} */\nexport interface {name} {{\n", joined(about)));
        for field in *fields {
            let (about, kind) = (joined(field.about), written(field.kind));
            out.push_str(&format!("  /** {about} */\n  {}{mark}: {kind};\n", field.name));
        }
        out.push_str("}\n\n");
    }
    out + TAIL
}

fn joined(lines: &[&str]) -> String {
    lines.iter().map(|line| line.trim()).collect::<Vec<_>>().join(" ")
}

fn written(kind: &Kind) -> String {
    match kind {
        Kind::Text => "string".to_owned(),
        Kind::OneOf(words) => words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" | "),
        Kind::Language(words) => words
            .iter()
            .map(|word| format!("\"{word}\" | `{word}-${{string}}`"))
            .collect::<Vec<_>>()
            .join(" | "),
        Kind::OrNull(of) => format!("{} | null", written(of)),
        Kind::Record { name, .. } => (*name).to_owned(),
    }
}

const HEAD: &str = "\
// Types for sco-atlas.js. Drawn from src/embed/types.rs: `UPDATE=1 cargo test declarations::`.

";

const TAIL: &str = "\
/** A dataset of its own that a page brings: see dataset.schema.json, which is served beside the script and in the package. */
export interface Options {
  /** Its address. */
  dataSrc?: string | null;
  /** Itself, as `JSON.parse` returns it: shown as it was when it was set, whatever becomes of the object. */
  data?: unknown;
}

/** What of such a dataset is refused. */
export interface DatasetRefusal {
  /** The list that the record is in. */
  list: string;
  record: string;
  field: string;
  found: string;
  expected: string;
  /** All of that in words. */
  message: string;
}

/** The detail of `sco-atlas:ready`. */
export interface Ready extends Shown {
  /** The widget's version. */
  version: string;
}

/** The detail of `sco-atlas:error`; what was wrong with an option, if it was one. */
export interface Failure extends Partial<Refusal> {
  /** What happened, in words. */
  message: string;
  /** What of a dataset is refused. */
  refusals?: DatasetRefusal[];
}

/** Events by their names. They bubble and leave shadow roots. */
export interface ScoAtlasEvents {
  /** The widget is drawn. */
  \"sco-atlas:ready\": CustomEvent<Ready>;
  /** Another date or layer is shown. */
  \"sco-atlas:date\": CustomEvent<Shown>;
  \"sco-atlas:zoom\": CustomEvent<Shown>;
  /** Another second date, or none any more. */
  \"sco-atlas:compare\": CustomEvent<Shown>;
  /** Something else is selected. */
  \"sco-atlas:select\": CustomEvent<Shown>;
  /** An option cannot be used, or the widget cannot be shown: then the element's own content is. */
  \"sco-atlas:error\": CustomEvent<Failure>;
}

/** The element `<sco-atlas>`. Each attribute is also a property; null, or nothing, takes it off. */
export class ScoAtlas extends HTMLElement {
  static readonly version: string;
  static readonly observedAttributes: string[];
  get date(): string | null;
  set date(value: Options[\"date\"]);
  get selected(): string | null;
  set selected(value: Options[\"selected\"]);
  get layer(): Shown[\"layer\"] | null;
  set layer(value: Options[\"layer\"]);
  get worldview(): string | null;
  set worldview(value: Options[\"worldview\"]);
  get zoom(): string | null;
  set zoom(value: Options[\"zoom\"]);
  get compare(): string | null;
  set compare(value: Options[\"compare\"]);
  get theme(): NonNullable<Options[\"theme\"]>;
  set theme(value: Options[\"theme\"]);
  get view(): NonNullable<Options[\"view\"]>;
  set view(value: Options[\"view\"]);
  get controls(): NonNullable<Options[\"controls\"]>;
  set controls(value: Options[\"controls\"]);
  get loading(): NonNullable<Options[\"loading\"]>;
  set loading(value: Options[\"loading\"]);
  get dataSrc(): string | null;
  set dataSrc(value: Options[\"dataSrc\"]);
  data: unknown;
  /** All of what is shown; null until something is. */
  readonly shown: Shown | null;
  /** Shows a day, as `2017-06-09`; null or nothing for the day at first. */
  setDate(day?: string | null): void;
  /** Selects a state (`IN`) or a disputed area (`aksai-chin`); null or nothing for none. */
  select(what?: string | null): void;
  /** Goes to the next change. This and the following open the widget first, if need be. True if there was one to do it. */
  next(): Promise<boolean>;
  /** Goes to the previous change. */
  previous(): Promise<boolean>;
  /** Plays the changes from here on. */
  play(): Promise<boolean>;
  /** Stops playing. */
  pause(): Promise<boolean>;
  /** The map as it is now, with title, date, legend and sources: the text of an SVG file. Rejected where there is no widget. */
  snapshot(): Promise<string>;
  /** Opens the widget now, whatever `loading` says. Comes true once it is open or has failed to. */
  open(): Promise<void>;
}

/** Puts the widget into an element of the page. `remove()` of what comes back takes it off. */
export function mount(
  into: Element,
  options?: Options & { \"data-src\"?: string | null; id?: string | null; className?: string | null; title?: string | null; hidden?: boolean | null },
): ScoAtlas;

declare global {
  interface HTMLElementTagNameMap {
    \"sco-atlas\": ScoAtlas;
  }
  // Of elements, documents and windows alike.
  interface GlobalEventHandlersEventMap extends ScoAtlasEvents {}
}
";
