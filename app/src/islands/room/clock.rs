//! The timer between two looks at the server: counted from its seconds, never from the clock of
//! this machine.

use leptos::prelude::*;
use model::rooms::stamp;
use std::cell::Cell;
use std::time::Duration;
use web_sys::Element;

const TICK: Duration = Duration::from_secs(1);

/// What the server said, and when that was here.
#[derive(Clone, Copy, Debug, Default)]
struct Read {
    seconds: i32,
    running: bool,
    at: f64,
}

thread_local! {
    static READ: Cell<Read> = Cell::default();
}

pub(super) fn begin() {
    read();
    let _ = set_interval_with_handle(tick, TICK);
}

/// Reads what the server has just said.
pub(super) fn read() {
    let Ok(Some(timer)) = document().query_selector("[data-timer]") else {
        return;
    };
    let of = |name: &str| timer.get_attribute(name).unwrap_or_default();
    READ.set(Read {
        seconds: of("data-timer").parse().unwrap_or_default(),
        running: of("data-running") == "true",
        at: here(),
    });
}

/// Seconds of the timer now.
pub(super) fn seconds() -> i32 {
    let read = READ.get();
    if !read.running {
        return read.seconds;
    }
    #[expect(clippy::cast_possible_truncation, reason = "a day of seconds at most")]
    let passed = ((here() - read.at) / 1_000.0) as i32;
    read.seconds.saturating_add(passed)
}

/// Milliseconds that only ever rise, whoever sets the clock of this machine.
fn here() -> f64 {
    window().performance().map_or(0.0, |clock| clock.now())
}

fn tick() {
    if !READ.get().running {
        return;
    }
    let seconds = seconds();
    if let Ok(Some(time)) = document().query_selector("[data-timer] time") {
        time.set_text_content(Some(&stamp(seconds)));
    }
    let Ok(steps) = document().query_selector_all("[data-until]") else {
        return;
    };
    for place in 0..steps.length() {
        let step = steps.get(place);
        if let Some(step) = step.and_then(|step| wasm_bindgen::JsCast::dyn_into(step).ok()) {
            mark(&step, seconds);
        }
    }
}

fn mark(step: &Element, seconds: i32) {
    let of = |name: &str| step.get_attribute(name).and_then(|text| text.parse().ok());
    let due = match (of("data-from"), of("data-until")) {
        (Some(from), Some(until)) => (from..until).contains(&seconds),
        _ => false,
    };
    let _ = if due {
        step.set_attribute("aria-current", "step")
    } else {
        step.remove_attribute("aria-current")
    };
}
