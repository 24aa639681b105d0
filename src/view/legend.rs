//! The legend: the statuses that exist on the date, how many states have each, disputed areas.

use super::{
    live::{flag, text},
    texture::fill_of,
};
use crate::{atlas::Atlas, dataset::Status, i18n::en};
use leptos::prelude::*;

/// The legend. Its rows change with the date.
#[component]
pub fn Legend() -> impl IntoView {
    let atlas = expect_context::<Atlas>();
    let row = move |status: Status| {
        view! {
            <li data-status=status.word() hidden=flag(move || !atlas.world().data.statuses_on(atlas.date()).contains(&status))>
                <Swatch fill=fill_of("flat", Some(status)) />
                <span>{en::status(status)}</span>
                <strong class="count">{text(move || atlas.counts().of(status).to_string())}</strong>
            </li>
        }
    };
    view! {
        <ul class="legend" aria-label=en::LEGEND>
            {Status::ALL.iter().copied().map(row).collect_view()}
            <li class="of-areas"><Swatch fill="url(#flat-disputed)".to_owned() /><span>{en::DISPUTED}</span></li>
        </ul>
    }
}

#[component]
fn Swatch(fill: String) -> impl IntoView {
    view! {
        <svg class="swatch" width="22" height="14" aria-hidden="true">
            <rect x="0.5" y="0.5" width="21" height="13" rx="2" fill=fill />
        </svg>
    }
}
