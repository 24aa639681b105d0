//! What `data/` says of the map: which states must be on it, and how disputed areas are cut.

use serde::Deserialize;
use std::{collections::BTreeSet, error::Error, fs, path::Path};

/// The parts of the dataset that shape the map.
pub struct Recipe {
    /// ISO 3166-1 alpha-2 codes of the states in the dataset.
    pub states: BTreeSet<String>,
    /// Disputed areas.
    pub areas: Vec<Area>,
}

/// A disputed area and where its shape comes from.
#[derive(Deserialize)]
pub struct Area {
    /// Its name in the dataset and in the prepared file.
    pub id: String,
    /// Who administers it, if a recognised state does.
    pub administered_by: Option<String>,
    /// Where its shape comes from.
    pub shape: Shape,
}

/// Where the shape of an area comes from.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Shape {
    /// Whole provinces: country, then province; `*` stands for all of them.
    Provinces {
        /// Country and province, as the source names them.
        provinces: Vec<(String, String)>,
        /// Of two that the source gives one name, the one within a box of west, south, east and north.
        #[serde(default)]
        twins: Vec<(String, String, [f64; 4])>,
    },
    /// What lies around a point once the source's lines of claim have cut the country there.
    Around {
        /// Longitude and latitude, in degrees.
        around: Vec<[f64; 2]>,
    },
    /// The islands of one country inside a box.
    Islands {
        /// West, south, east, north, in degrees.
        islands: [f64; 4],
        /// Alpha-2 code of the country.
        of: String,
    },
}

#[derive(Deserialize)]
struct States {
    state: Vec<State>,
}

#[derive(Deserialize)]
struct State {
    code: String,
}

#[derive(Deserialize)]
struct Areas {
    area: Vec<Area>,
}

impl Recipe {
    /// Reads `states.toml` and `disputes.toml`.
    pub fn read(data: &Path) -> Result<Self, Box<dyn Error>> {
        let states: States = toml::from_str(&fs::read_to_string(data.join("states.toml"))?)?;
        let areas: Areas = toml::from_str(&fs::read_to_string(data.join("disputes.toml"))?)?;
        Ok(Self { states: states.state.into_iter().map(|state| state.code).collect(), areas: areas.area })
    }
}
