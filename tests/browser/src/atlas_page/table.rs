//! The table, its files, and sources.

use super::AtlasPage;
use crate::Outcome;
use serde::Deserialize;
use serde_json::json;

/// A file that the widget offered.
#[derive(Clone, PartialEq, Debug, Deserialize)]
pub struct File {
    /// Its media type.
    pub kind: String,
    /// What is in it.
    pub text: String,
}

impl AtlasPage {
    /// Opens or folds the table.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_table(&self) -> Outcome {
        let script = "middleOf(found('.data > summary'))";
        self.click("the table's head", script, json!(null)).await
    }

    /// Opens the card's list of disputed areas.
    ///
    /// # Errors
    /// That there is none.
    pub async fn open_disputes(&self) -> Outcome {
        self.click("the list of disputed areas", "middleOf(found('.disputes > summary'))", json!(null)).await
    }

    /// Clicks the chip of the card's entry with that heading.
    ///
    /// # Errors
    /// That there is none.
    pub async fn click_chip(&self, heading: &str) -> Outcome {
        let script = "(() => {
            const entry = all('.card .entries > li').find((li) => plain(li.querySelector('.when')?.textContent) === given);
            return middleOf(entry.querySelector('summary'));
        })()";
        self.click(&format!("the chip of {heading}"), script, json!(heading)).await
    }

    /// The panel that is open, as text.
    ///
    /// # Errors
    /// That none is.
    pub async fn panel(&self) -> Outcome<String> {
        self.ask("plain(found('.sources[open]').innerText)", json!(null)).await
    }

    /// What a state's row of the table says, cell by cell.
    ///
    /// # Errors
    /// That there is no such row.
    pub async fn table_row(&self, code: &str) -> Outcome<Vec<String>> {
        let script =
            "[...found(`.data tr[data-state='${given}']`).cells].map((cell) => plain(cell.innerText))";
        self.ask(script, json!(code)).await
    }

    /// Types into the field that filters the table, in place of what is there.
    ///
    /// # Errors
    /// That there is none.
    pub async fn filter_table(&self, text: &str) -> Outcome {
        let script = "(() => {
            const field = found('.filter');
            field.value = given;
            field.dispatchEvent(new Event('input', { bubbles: true }));
        })()";
        self.ask(script, json!(text)).await
    }

    /// Catches the files that the widget offers from now on.
    ///
    /// # Errors
    /// What the browser said.
    pub async fn catch_files(&self) -> Outcome {
        self.ask("catchFiles()", json!(null)).await
    }

    /// The files that were offered, once there are as many as awaited.
    ///
    /// # Errors
    /// That there are not.
    pub async fn files(&self, awaited: usize) -> Outcome<Vec<File>> {
        let look = async || self.ask::<Vec<File>>("window.files", json!(null)).await;
        self.browser.until(&format!("{awaited} files"), look, |files| files.len() >= awaited).await
    }
}
