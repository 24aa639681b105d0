//! The last line: where it all comes from, until when it holds, how borders are drawn.

use crate::{atlas::Atlas, i18n::en};
use leptos::prelude::*;

/// The footer.
#[component]
pub fn Footer() -> impl IntoView {
    let data = &expect_context::<Atlas>().world().data;
    view! {
        <footer class="foot">
            <p class="credit">{en::credit(data)}</p>
            <p class="border-note">{en::BORDER_NOTE}</p>
        </footer>
    }
}
