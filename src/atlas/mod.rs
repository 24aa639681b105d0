//! What the reader looks at: [`AtlasState`], every [`Action`] that changes it, and the store of
//! signals around both.

mod link;
mod reduce;
mod state;
mod store;

pub use link::{
    LinkFault, decoded, is_empty_link, link_of, read_link, read_option, told, worldviews_of, zoom_of,
};
pub use reduce::{Action, reduce};
pub use state::{AreaId, AtlasState, Look, Selection, WorldviewId};
pub use store::{Atlas, Now, World};
