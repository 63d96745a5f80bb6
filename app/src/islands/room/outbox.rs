//! Notes on their way. They are kept on this machine until the server has them, go one after the
//! other in the order typed, and carry the same token each time: none is lost, none is there twice.

use super::clock;
use super::hand::{At, Shown};
use crate::api::rooms::note;
use leptos::ev;
use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::AppError;
use model::rooms::{NOTE_MAX, NoteForm, stamp};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use web_sys::{Event, FormData, HtmlFormElement, HtmlTextAreaElement, Node, Storage};

const FORM: &str = "#note-form";
const FIRST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(15);
/// An answer that takes longer does not come: the connection is cut somewhere on the way.
const PATIENCE: Duration = Duration::from_secs(8);

pub(super) struct Outbox {
    at: At,
    shown: Shown,
    /// What keys of this writer and room begin with.
    prefix: String,
    key: String,
    notes: RefCell<VecDeque<NoteForm>>,
    /// The position of the next note.
    position: Cell<i64>,
    /// When the note was begun that is being typed.
    begun: Cell<Option<i32>>,
    /// Counts the attempts: one that answers late is not the present one.
    attempt: Cell<u32>,
    sending: Cell<bool>,
    pause: Cell<Duration>,
    timer: Cell<Option<TimeoutHandle>>,
}

/// Takes over the form of notes, where there is one, and what an earlier page has left behind.
pub(super) fn begin(at: At, shown: Shown, writer: &str) {
    let Some(form) = form() else {
        return;
    };
    let prefix = format!("entaku-notes {} {writer} ", at.slot);
    let position = form.get_attribute("data-position");
    let outbox = Rc::new(Outbox {
        at,
        shown,
        key: format!("{prefix}{}", token()),
        prefix,
        notes: RefCell::default(),
        position: Cell::new(position.and_then(|n| n.parse().ok()).unwrap_or(1)),
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
        let Some(form) = form().filter(|form| is(event, form)) else {
            return;
        };
        let Ok(data) = FormData::new_with_form(&form) else {
            return;
        };
        let text = |name: &str| data.get(name).as_string().unwrap_or_default();
        let typed = text("text");
        // What cannot be taken the server says at its field.
        if typed.trim().is_empty() || typed.trim().chars().count() > NOTE_MAX {
            return;
        }
        event.prevent_default();
        let position = self.position.get();
        self.position.set(position + 1);
        let begun = self.begun.take().unwrap_or_else(clock::seconds);
        self.notes.borrow_mut().push_back(NoteForm {
            text: typed,
            tag: text("tag"),
            stamp: stamp(begun),
            position: position.to_string(),
            form_token: token(),
        });
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
            let sent = note(outbox.at.number, outbox.at.slot, first.clone()).await;
            let error = match sent {
                Ok(()) => {
                    outbox.arrived(&first);
                    None
                }
                Err(error) => Some(error),
            };
            if outbox.attempt.get() != attempt {
                return;
            }
            match error {
                None => {
                    outbox.clear();
                    outbox.pause.set(FIRST_PAUSE);
                    outbox.shown.alarm.set(String::new());
                    outbox.sending.set(false);
                    outbox.send();
                }
                Some(error) => outbox.refused(error.error, error.sentence),
            }
        });
    }

    fn arrived(&self, sent: &NoteForm) {
        let others = |note: &NoteForm| note.form_token != sent.form_token;
        self.notes.borrow_mut().retain(others);
        self.keep();
    }

    /// A refusal that time does not mend stops the line: nothing goes out of order, nothing is
    /// thrown away.
    fn refused(self: &Rc<Self>, error: AppError, sentence: String) {
        let words = &self.shown.words;
        self.shown.alarm.set(if sentence.is_empty() {
            words.lost.clone()
        } else {
            sentence
        });
        let wait = match error {
            AppError::TooMany { retry_after } => Duration::from_secs(retry_after.into()),
            _ => self.pause.get(),
        };
        let later = Rc::clone(self);
        self.after(wait, move || later.again());
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
        let notes = self.notes.borrow();
        let texts = notes.iter().map(|note| note.text.clone()).collect();
        self.shown.waiting.set(texts);
        let Some(storage) = storage() else {
            return;
        };
        let _ = if notes.is_empty() {
            storage.remove_item(&self.key)
        } else {
            let json = serde_json::to_string(&*notes).unwrap_or_default();
            storage.set_item(&self.key, &json)
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
        let mut notes: Vec<NoteForm> = Vec::new();
        for key in keys {
            let json = storage.get_item(&key).ok().flatten().unwrap_or_default();
            notes.extend(serde_json::from_str::<Vec<NoteForm>>(&json).unwrap_or_default());
            let _ = storage.remove_item(&key);
        }
        let place = |note: &NoteForm| note.position.parse::<i64>().unwrap_or_default();
        notes.sort_by_key(place);
        let last = notes.last().map(place).unwrap_or_default();
        self.position.set(self.position.get().max(last + 1));
        self.notes.replace(notes.into());
        self.keep();
    }
}

fn form() -> Option<HtmlFormElement> {
    document().query_selector(FORM).ok()??.dyn_into().ok()
}

fn is(event: &Event, form: &HtmlFormElement) -> bool {
    let target = event.target().and_then(|it| it.dyn_into::<Node>().ok());
    form.is_same_node(target.as_ref())
}

fn text_area(event: &Event) -> Option<HtmlTextAreaElement> {
    let area: HtmlTextAreaElement = event.target()?.dyn_into().ok()?;
    matches!(area.closest(FORM), Ok(Some(_))).then_some(area)
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// Sixteen random bytes: also where a page is served without TLS, which has no `randomUUID`.
pub(super) fn token() -> String {
    let mut bytes = [0_u8; 16];
    if let Ok(crypto) = window().crypto() {
        let _ = crypto.get_random_values_with_u8_array(&mut bytes);
    }
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
