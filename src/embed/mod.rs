//! Between the widget and the page around it: where it is mounted, what it is built from, what the
//! loader calls. The only part that talks to the host.

mod address;
mod builtin;
mod events;
mod handle;
mod mount;
pub mod types;

pub use builtin::{BuiltinError, MOST_BYTES, read_world, world, world_of};
pub use handle::{Handle, name_failures, open};
pub use mount::{MountError, Mounted, mount, sheet};
