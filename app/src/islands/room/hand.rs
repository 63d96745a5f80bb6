//! Listens to the room and to the forms that the server rendered.

use super::wire::{Answer, load, post};
use super::words::{self, Words};
use super::{clock, outbox, swap};
use crate::islands::stream;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Event, FormData, HtmlFormElement, HtmlInputElement, UrlSearchParams};

/// The parts of a page that others change.
const ALIVE: [&str; 3] = ["room-bar", "room-people", "room-live"];

/// Where the island says something.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Politely.
    pub(super) said: RwSignal<String>,
    pub(super) alarm: RwSignal<String>,
    /// How many notes wait to be sent, and which.
    pub(super) wait: RwSignal<String>,
    pub(super) waiting: RwSignal<String>,
    pub(super) words: Rc<Words>,
}

struct Hand {
    shown: Shown,
    /// Said last, so that nothing is said twice.
    said: RefCell<String>,
    looking: Cell<bool>,
    again: Cell<bool>,
    /// Something was left as it was under somebody's hands.
    left: Cell<bool>,
    lost: Cell<bool>,
}

pub(super) fn begin([said, alarm, wait, waiting]: [RwSignal<String>; 4]) {
    let Some(words) = words::read() else {
        return;
    };
    let shown = Shown {
        said,
        alarm,
        wait,
        waiting,
        words: Rc::new(words),
    };
    clock::begin();
    outbox::begin(shown.clone());
    let hand = Rc::new(Hand {
        shown,
        said: RefCell::default(),
        looking: Cell::new(false),
        again: Cell::new(false),
        left: Cell::new(false),
        lost: Cell::new(false),
    });
    stream::listen_at(hand.shown.words.stream.clone());
    let changed = Rc::clone(&hand);
    stream::on("room", move || changed.look());
    let open = Rc::clone(&hand);
    // Whatever was said while the stream was away.
    stream::on("open", move || open.look());
    let error = Rc::clone(&hand);
    stream::on("error", move || error.is_lost());
    let away = Rc::clone(&hand);
    window_event_listener(ev::focusout, move |_| {
        if away.left.get() {
            away.look();
        }
    });
    window_event_listener(ev::submit, move |event| hand.submitted(&event));
}

impl Hand {
    /// Asks how the room stands; once more afterwards if it changed meanwhile.
    fn look(self: &Rc<Self>) {
        self.again.set(true);
        if self.looking.replace(true) {
            return;
        }
        let hand = Rc::clone(self);
        spawn_local(async move {
            while hand.again.replace(false) {
                match load(&hand.shown.words.address).await {
                    Answer::Page(page) => hand.show(&page),
                    Answer::Refused(_) => hand.shown.alarm.set(hand.shown.words.failed.clone()),
                    Answer::Lost => hand.is_lost(),
                }
            }
            hand.looking.set(false);
        });
    }

    fn show(&self, page: &Document) {
        let mut left = false;
        for id in ALIVE {
            if let Some(fresh) = page.get_element_by_id(id) {
                left |= swap::put(id, &fresh);
            }
        }
        self.left.set(left);
        clock::read();
        if self.lost.replace(false) {
            self.say(&self.shown.words.back);
        }
        let live = page.get_element_by_id("room-live");
        let said = live.and_then(|live| live.get_attribute("data-said"));
        let said = said.unwrap_or_default();
        // The first look says what the page says itself.
        let before = self.said.replace(said.clone());
        if !before.is_empty() && before != said {
            self.say(&said);
        }
    }

    fn say(&self, words: &str) {
        self.shown.said.set(words.to_owned());
    }

    fn is_lost(&self) {
        if !self.lost.replace(true) {
            self.say(&self.shown.words.lost);
        }
    }

    /// What the page can go on showing while it is sent; forms with more to them are loaded.
    fn submitted(self: &Rc<Self>, event: &Event) {
        let target = event.target();
        let form = target.and_then(|it| it.dyn_into::<HtmlFormElement>().ok());
        let Some(form) = form.filter(|form| form.has_attribute("data-room-form")) else {
            return;
        };
        let Some(fields) = fields(&form) else {
            return;
        };
        event.prevent_default();
        let hand = Rc::clone(self);
        spawn_local(async move {
            let address = form.get_attribute("action").unwrap_or_default();
            match post(&address, &fields).await {
                Answer::Page(page) => {
                    hand.shown.alarm.set(String::new());
                    hand.show(&page);
                    renew(&form, &page);
                    let message = page.query_selector(".message").ok().flatten();
                    if let Some(message) = message.and_then(|it| it.text_content()) {
                        hand.say(message.trim());
                    }
                }
                Answer::Refused(why) if !why.is_empty() => hand.refused(&why),
                _ => hand.refused(&hand.shown.words.failed),
            }
        });
    }

    /// Why not, and how the room stands instead.
    fn refused(self: &Rc<Self>, why: &str) {
        self.shown.alarm.set(why.trim().to_owned());
        self.look();
    }
}

/// What a browser would send; the button says nothing in a room.
pub(super) fn fields(form: &HtmlFormElement) -> Option<UrlSearchParams> {
    let data = FormData::new_with_form(form).ok()?;
    let fields = UrlSearchParams::new().ok()?;
    for name in ["text", "tag", "form_token", "view"] {
        if let Some(value) = data.get(name).as_string() {
            fields.append(name, &value);
        }
    }
    Some(fields)
}

/// A question that is on its way leaves its form as the server shows it: empty, with a new token.
fn renew(form: &HtmlFormElement, page: &Document) {
    let Ok(Some(fresh)) = page.query_selector("form.room-ask") else {
        return;
    };
    if !form.class_list().contains("room-ask") {
        return;
    }
    for name in ["text", "form_token"] {
        let selector = format!("input[name={name}]");
        let of = |form: &web_sys::Element| {
            let found = form.query_selector(&selector).ok().flatten();
            found.and_then(|it| it.dyn_into::<HtmlInputElement>().ok())
        };
        if let (Some(here), Some(there)) = (of(form), of(&fresh)) {
            here.set_value(&there.value());
        }
    }
}
