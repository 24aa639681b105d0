//! How long a page waits for the widget while it opens, and how long the widget takes to answer: from an input to the end of the next frame, with all that the page's thread does for
//! it, and the work that the input makes until then, with style and layout; at this machine's speed and at a quarter of it. A
//! report, not a test.

use browser_tests::{Context, Engine, Outcome, Stage};
use std::{cell::RefCell, process::ExitCode, rc::Rc};

/// What is done, as the page's own script calls it, after how long a pause, in milliseconds, what else the address asks for, and
/// what to call it here.
type Doing = (&'static str, u32, &'static str, &'static str);
/// The last tells what of all this is the machine's: a page with next to nothing on it.
const DOINGS: [Doing; 8] = [
    ("step", 150, "", "step to the next or previous change"),
    ("step", 150, "&state=IN", "the same with a state selected"),
    ("step", 150, "&compare=2024-07-04", "the same while two dates are compared"),
    ("step", 20, "", "the same at the rate of a key held down"),
    ("select", 150, "", "click a state on the map"),
    ("drag", 20, "", "drag the date by a month"),
    ("drag_far", 20, "", "drag the date by six years"),
    ("nothing", 150, "", "write a number on an empty page"),
];
/// How often each is done.
const TIMES: usize = 100;
/// How often the page is opened.
const OPENINGS: usize = 20;

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
    for slowdown in [1, 4] {
        for doing in DOINGS {
            measure_one(&stage, slowdown, doing)?;
        }
    }
    println!("\nopened {OPENINGS} times each; tasks that take longer than 50 milliseconds\n");
    println!("| speed | how many each time | longest, in milliseconds |");
    println!("|---|--:|--:|");
    for slowdown in [1, 4] {
        let mut tasks = Vec::new();
        for _ in 0..OPENINGS {
            tasks.extend(measure_opening(&stage, slowdown)?);
        }
        let each = tasks.len() as f64 / OPENINGS as f64;
        println!("| 1/{slowdown} | {each:.1} | {:.0} |", tasks.into_iter().fold(0.0, f64::max));
    }
    Ok(())
}

/// In a browser that has nothing of the page yet.
fn measure_opening(stage: &Stage, slowdown: u32) -> Outcome<Vec<f64>> {
    let taken = Rc::new(RefCell::new(Vec::new()));
    let put = Rc::clone(&taken);
    stage.make(move |page| {
        let put = Rc::clone(&put);
        Box::pin(async move {
            let tasks = page.time_opening(slowdown).await?;
            put.borrow_mut().extend(tasks);
            Ok(())
        })
    })?;
    Ok(taken.take())
}

/// In a browser of its own, so that none of it takes longer than a journey may.
fn measure_one(stage: &Stage, slowdown: u32, (doing, pause_ms, more, what): Doing) -> Outcome {
    stage.make(move |page| {
        Box::pin(async move {
            page.open(&format!("#date=2012-06-07{more}")).await?;
            let times = page.time_answers(doing, TIMES, pause_ms, slowdown).await.when(what)?;
            println!("| 1/{slowdown} | {what} | {} | {} |", summary(times.work), summary(times.frame));
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
