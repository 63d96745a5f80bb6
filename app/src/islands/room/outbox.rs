//! Notes on their way. They are kept on this machine until the server has them, go one after the
//! other in the order typed, and carry the same token each time: none is lost, none is there twice.

use super::clock;
use super::hand::{Shown, fields};
use super::wire::{Answer, post};
use leptos::ev;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::rooms::{NOTE_MAX, stamp};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlFormElement, HtmlTextAreaElement, Node, Storage, UrlSearchParams};

const FORM: &str = "#note-form";
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// An answer that takes longer does not come: the connection is cut somewhere on the way.
const PATIENCE: Duration = Duration::from_secs(8);

struct Outbox {
    address: String,
    shown: Shown,
    /// What keys of this writer and room begin with.
    prefix: String,
    key: String,
    /// As the form sends them; a line each where they are kept.
    notes: RefCell<VecDeque<String>>,
    /// The position of the next note.
    position: Cell<i32>,
    /// When the note was begun that is being typed.
    begun: Cell<Option<i32>>,
    /// Counts the attempts: one that answers late is not the present one.
    attempt: Cell<u32>,
    sending: Cell<bool>,
    pause: Cell<Duration>,
    timer: Cell<Option<TimeoutHandle>>,
}

/// Takes over the form of notes, where there is one, and what an earlier page has left behind.
pub(super) fn begin(shown: Shown) {
    let Some(form) = form() else {
        return;
    };
    let prefix = format!("entaku-notes {} ", shown.words.writer);
    let of = |name: &str| form.get_attribute(name).unwrap_or_default();
    let outbox = Rc::new(Outbox {
        address: of("action"),
        shown,
        key: format!("{prefix}{}", token()),
        prefix,
        notes: RefCell::default(),
        position: Cell::new(of("data-position").parse().unwrap_or(1)),
        begun: Cell::new(None),
        attempt: Cell::new(0),
        sending: Cell::new(false),
        pause: Cell::new(FIRST_PAUSE),
        timer: Cell::new(None),
    });
    outbox.take_over();
    outbox.send();
    let typing = Rc::clone(&outbox);
    window_event_listener(ev::input, move |event| {
        if text_area(&event).is_some_and(|area| !area.value().is_empty()) {
            let begun = typing.begun.get().unwrap_or_else(clock::seconds);
            typing.begun.set(Some(begun));
        }
    });
    let online = Rc::clone(&outbox);
    window_event_listener(ev::online, move |_| {
        online.pause.set(FIRST_PAUSE);
        online.sending.set(false);
        online.send();
    });
    window_event_listener(ev::submit, move |event| outbox.submitted(&event));
}

impl Outbox {
    fn submitted(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
        let Some(form) = form().filter(|form| form.is_same_node(target.as_ref())) else {
            return;
        };
        let Some(note) = fields(&form) else {
            return;
        };
        let typed = note.get("text").unwrap_or_default();
        // What cannot be taken the server says at its field.
        if typed.trim().is_empty() || typed.trim().chars().count() > NOTE_MAX {
            return;
        }
        event.prevent_default();
        let position = self.position.get();
        self.position.set(position + 1);
        let begun = self.begun.take().unwrap_or_else(clock::seconds);
        note.set("stamp", &stamp(begun));
        note.set("position", &position.to_string());
        note.set("form_token", &token());
        self.notes.borrow_mut().push_back(line(&note));
        self.keep();
        if let Ok(Some(area)) = form.query_selector("textarea")
            && let Ok(area) = area.dyn_into::<HtmlTextAreaElement>()
        {
            area.set_value("");
            let _ = area.focus();
        }
        self.send();
    }

    /// Sends the first of those that wait.
    fn send(self: &Rc<Self>) {
        let Some(first) = self.notes.borrow().front().cloned() else {
            return;
        };
        if self.sending.replace(true) {
            return;
        }
        let attempt = self.attempt.get().wrapping_add(1);
        self.attempt.set(attempt);
        let late = Rc::clone(self);
        self.after(PATIENCE, move || late.again());
        let outbox = Rc::clone(self);
        spawn_local(async move {
            let Some(note) = read(&first) else {
                return;
            };
            let answer = post(&outbox.address, &note).await;
            let arrived = matches!(answer, Answer::Page(_));
            if arrived {
                outbox.notes.borrow_mut().retain(|note| *note != first);
                outbox.keep();
            }
            if outbox.attempt.get() != attempt {
                return;
            }
            if arrived {
                outbox.clear();
                outbox.pause.set(FIRST_PAUSE);
                outbox.shown.alarm.set(String::new());
                outbox.sending.set(false);
                outbox.send();
            } else {
                outbox.refused(answer);
            }
        });
    }

    /// A refusal stops the line: nothing goes out of order, nothing is thrown away.
    fn refused(self: &Rc<Self>, answer: Answer) {
        let words = &self.shown.words;
        self.shown.alarm.set(match answer {
            Answer::Refused(why) if !why.is_empty() => why.trim().to_owned(),
            Answer::Refused(_) => words.failed.clone(),
            _ => words.lost.clone(),
        });
        let later = Rc::clone(self);
        self.after(self.pause.get(), move || later.again());
    }

    fn again(self: &Rc<Self>) {
        self.pause.set((self.pause.get() * 2).min(LONGEST_PAUSE));
        self.sending.set(false);
        self.send();
    }

    fn after(&self, wait: Duration, act: impl FnOnce() + 'static) {
        self.clear();
        self.timer.set(set_timeout_with_handle(act, wait).ok());
    }

    fn clear(&self) {
        if let Some(timer) = self.timer.take() {
            timer.clear();
        }
    }

    /// Writes down what waits, and shows it.
    fn keep(&self) {
        let mut notes = self.notes.borrow_mut();
        let notes = notes.make_contiguous();
        let text = |note: &String| read(note)?.get("text");
        let texts: Vec<String> = notes.iter().filter_map(text).collect();
        let words = &self.shown.words;
        self.shown.wait.set(match texts.len() {
            1 => words.one_waits.clone(),
            n => words.many_wait.replace('#', &n.to_string()),
        });
        self.shown.waiting.set(texts.join("\n"));
        let Some(storage) = storage() else {
            return;
        };
        let _ = if notes.is_empty() {
            storage.remove_item(&self.key)
        } else {
            storage.set_item(&self.key, &notes.join("\n"))
        };
    }

    /// What earlier pages of this writer and room could not send.
    fn take_over(&self) {
        let Some(storage) = storage() else {
            return;
        };
        let keys: Vec<String> = (0..storage.length().unwrap_or_default())
            .filter_map(|place| storage.key(place).ok()?)
            .filter(|key| key.starts_with(&self.prefix))
            .collect();
        let mut notes: VecDeque<String> = VecDeque::new();
        for key in keys {
            let kept = storage.get_item(&key).ok().flatten().unwrap_or_default();
            for note in kept.lines() {
                // A handful: sorting them as a library does costs more to load than to do.
                let later = notes
                    .iter()
                    .position(|other| position(other) > position(note));
                notes.insert(later.unwrap_or(notes.len()), note.to_owned());
            }
            let _ = storage.remove_item(&key);
        }
        let last = notes.back().map(|note| position(note)).unwrap_or_default();
        self.position.set(self.position.get().max(last + 1));
        self.notes.replace(notes);
        self.keep();
    }
}

/// Encoded: without a line break, whatever was typed.
fn line(note: &UrlSearchParams) -> String {
    note.to_string().into()
}

fn read(line: &str) -> Option<UrlSearchParams> {
    UrlSearchParams::new_with_str(line).ok()
}

fn position(line: &str) -> i32 {
    let position = read(line).and_then(|note| note.get("position"));
    position.and_then(|n| n.parse().ok()).unwrap_or_default()
}

fn form() -> Option<HtmlFormElement> {
    document().query_selector(FORM).ok()??.dyn_into().ok()
}

fn text_area(event: &Event) -> Option<HtmlTextAreaElement> {
    let area: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    matches!(area.closest(FORM), Ok(Some(_))).then_some(area)
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// Sixteen random bytes: also where a page is served without TLS, which has no `randomUUID`.
fn token() -> String {
    let mut bytes = [0_u8; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
