//! Between the widget and the page around it: where it is mounted, what it is built from, the
//! address bar of the stand-alone page. The only part that talks to the host.

mod builtin;
mod events;
mod mount;
mod page;

pub use builtin::{BuiltinError, world, world_of};
pub use mount::{MountError, Mounted, mount};
pub use page::open_page;
