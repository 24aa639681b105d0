//! How long the widget takes to answer: from an input to the end of the next frame, and the work in
//! between, at this machine's speed and at a quarter of it. A report, not a test.

use browser_tests::{Context, Engine, Outcome, Stage};
use std::process::ExitCode;

/// What is done, as the page's own script calls it, and what to call it here.
const DOINGS: [(&str, &str); 4] = [
    ("step", "step to the next or previous change"),
    ("select", "click a state on the map"),
    ("drag", "drag the date by a month"),
    ("drag_far", "drag the date by six years"),
];
/// How often each is done.
const TIMES: usize = 100;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Outcome {
    let stage = Stage::start(Engine::Chromium)?;
    println!("{TIMES} times each; milliseconds, median / 95th percentile / longest\n");
    println!("| speed | what | work | input to end of next frame |");
    println!("|---|---|--:|--:|");
    stage.make(|page| {
        Box::pin(async move {
            for slowdown in [1, 4] {
                for (doing, what) in DOINGS {
                    page.open("#date=2012-06-07").await?;
                    let times = page.time_answers(doing, TIMES, slowdown).await.when(what)?;
                    println!(
                        "| 1/{slowdown} | {what} | {} | {} |",
                        summary(times.work),
                        summary(times.frame)
                    );
                }
            }
            Ok(())
        })
    })
}

fn summary(mut times: Vec<f64>) -> String {
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times.get((times.len() as f64 * share) as usize).or(times.last()).copied();
    let [median, p95, longest] = [0.5, 0.95, 1.0].map(|share| at(share).unwrap_or(f64::NAN));
    format!("{median:.1} / {p95:.1} / {longest:.1}")
}
