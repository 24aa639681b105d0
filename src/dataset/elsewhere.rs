//! Names of states that a dataset may say nothing of, and that the map draws all the same.
//!
//! The widget's program has none of this: who makes a dataset's bytes puts in what it needs, so that only pages with a bloc of
//! their own pay for the names of all.

use super::{Dataset, State, StateCode};

/// Those that administer or claim an area on the map, or lie beside a state of the built-in dataset.
const NEAR: &[(&str, &str)] = &[
    ("AL", "Albania"),
    ("AZ", "Azerbaijan"),
    ("BD", "Bangladesh"),
    ("BG", "Bulgaria"),
    ("BT", "Bhutan"),
    ("CN", "China"),
    ("CY", "Cyprus"),
    ("EE", "Estonia"),
    ("FI", "Finland"),
    ("GE", "Georgia"),
    ("GR", "Greece"),
    ("IL", "Israel"),
    ("IN", "India"),
    ("IQ", "Iraq"),
    ("JO", "Jordan"),
    ("JP", "Japan"),
    ("KE", "Kenya"),
    ("KP", "North Korea"),
    ("LB", "Lebanon"),
    ("LT", "Lithuania"),
    ("LV", "Latvia"),
    ("LY", "Libya"),
    ("MD", "Moldova"),
    ("ME", "Montenegro"),
    ("MK", "North Macedonia"),
    ("NO", "Norway"),
    ("OM", "Oman"),
    ("PK", "Pakistan"),
    ("PL", "Poland"),
    ("RS", "Serbia"),
    ("RU", "Russia"),
    ("SD", "Sudan"),
    ("SS", "South Sudan"),
    ("SY", "Syria"),
    ("TH", "Thailand"),
    ("TM", "Turkmenistan"),
    ("UA", "Ukraine"),
    ("VN", "Vietnam"),
    ("YE", "Yemen"),
];

/// All others that have land on the map.
const FAR: &[(&str, &str)] = &[
    ("AE", "United Arab Emirates"),
    ("AF", "Afghanistan"),
    ("AM", "Armenia"),
    ("AT", "Austria"),
    ("BA", "Bosnia and Herzegovina"),
    ("BE", "Belgium"),
    ("BH", "Bahrain"),
    ("BI", "Burundi"),
    ("BN", "Brunei"),
    ("BY", "Belarus"),
    ("CA", "Canada"),
    ("CD", "Democratic Republic of the Congo"),
    ("CF", "Central African Republic"),
    ("CH", "Switzerland"),
    ("CZ", "Czechia"),
    ("DE", "Germany"),
    ("DJ", "Djibouti"),
    ("DK", "Denmark"),
    ("DZ", "Algeria"),
    ("EG", "Egypt"),
    ("ER", "Eritrea"),
    ("ES", "Spain"),
    ("ET", "Ethiopia"),
    ("FR", "France"),
    ("GB", "United Kingdom"),
    ("GL", "Greenland"),
    ("HR", "Croatia"),
    ("HU", "Hungary"),
    ("ID", "Indonesia"),
    ("IE", "Ireland"),
    ("IR", "Iran"),
    ("IS", "Iceland"),
    ("IT", "Italy"),
    ("KG", "Kyrgyzstan"),
    ("KH", "Cambodia"),
    ("KR", "South Korea"),
    ("KW", "Kuwait"),
    ("KZ", "Kazakhstan"),
    ("LA", "Laos"),
    ("LK", "Sri Lanka"),
    ("LU", "Luxembourg"),
    ("MA", "Morocco"),
    ("MM", "Myanmar"),
    ("MN", "Mongolia"),
    ("MV", "Maldives"),
    ("MW", "Malawi"),
    ("MY", "Malaysia"),
    ("NE", "Niger"),
    ("NL", "Netherlands"),
    ("NP", "Nepal"),
    ("PH", "Philippines"),
    ("PS", "West Bank"),
    ("PT", "Portugal"),
    ("QA", "Qatar"),
    ("RO", "Romania"),
    ("RW", "Rwanda"),
    ("SA", "Saudi Arabia"),
    ("SE", "Sweden"),
    ("SI", "Slovenia"),
    ("SK", "Slovakia"),
    ("SM", "San Marino"),
    ("SO", "Somalia"),
    ("TD", "Chad"),
    ("TJ", "Tajikistan"),
    ("TL", "Timor-Leste"),
    ("TN", "Tunisia"),
    ("TR", "Turkey"),
    ("TW", "Taiwan"),
    ("TZ", "Tanzania"),
    ("UG", "Uganda"),
    ("US", "United States"),
    ("UZ", "Uzbekistan"),
    ("XK", "Kosovo"),
    ("ZM", "Zambia"),
];

/// Of the former those that a dataset with these states needs.
pub(super) fn near(states: &[State]) -> Vec<(StateCode, String)> {
    others(NEAR, states)
}

fn others(names: &[(&str, &str)], states: &[State]) -> Vec<(StateCode, String)> {
    let named = |(code, name): &(&str, &str)| Some((StateCode::parse(code)?, (*name).to_owned()));
    let is_other = |(code, _): &(StateCode, String)| states.iter().all(|state| state.code != *code);
    names.iter().filter_map(named).filter(is_other).collect()
}

/// How names end that take an article in running text, besides those that begin with `United`.
const TAKE_ARTICLE: [&str; 14] = [
    "Bahamas",
    "Comoros",
    "Congo",
    "Emirates",
    "Federation",
    "Gambia",
    "Islands",
    "Maldives",
    "Netherlands",
    "Philippines",
    "Republic",
    "Seychelles",
    "States",
    "Union",
];

/// Whether a name takes an article in running text, and has not got one.
fn takes_article(name: &str) -> bool {
    let has_one = name.starts_with("the ") || name.starts_with("The ");
    !has_one && (name.starts_with("United ") || TAKE_ARTICLE.iter().any(|end| name.ends_with(end)))
}

/// Whose names do.
pub(super) fn articled(states: &[State], elsewhere: &[(StateCode, String)]) -> Vec<StateCode> {
    let states = states.iter().map(|state| (state.code, &state.name));
    let all = states.chain(elsewhere.iter().map(|(code, name)| (*code, name)));
    all.filter(|(_, name)| takes_article(name)).map(|(code, _)| code).collect()
}

impl Dataset {
    /// The same with a name for everybody on the map: whatever bloc it is about, its states may lie beside any of them.
    pub fn with_all_names(mut self) -> Self {
        self.elsewhere.extend(others(FAR, &self.states));
        self.articled = articled(&self.states, &self.elsewhere);
        self
    }
}
