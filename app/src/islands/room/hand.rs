//! Listens to the room and to the forms that the server rendered.

use super::{RoomWords, clock, outbox, swap};
use crate::api::ApiError;
use crate::api::rooms::{act, ask, live};
use crate::islands::stream;
use leptos::ev;
use leptos::prelude::*;
use leptos::task::spawn_local;
use model::rooms::{RoomQuestionForm, RoomView};
use model::{SlotId, StudyNumber};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, FormData, HtmlFormElement};

/// The room that is looked at.
#[derive(Clone, Copy, Debug)]
pub(super) struct At {
    pub number: StudyNumber,
    pub slot: SlotId,
    pub view: RoomView,
}

/// Where the island says something.
#[derive(Clone, Debug)]
pub(super) struct Shown {
    /// Politely.
    pub said: RwSignal<String>,
    pub alarm: RwSignal<String>,
    /// Notes that wait to be sent.
    pub waiting: RwSignal<Vec<String>>,
    pub words: RoomWords,
}

struct Hand {
    at: At,
    shown: Shown,
    /// Said last, so that nothing is said twice.
    said: RefCell<String>,
    looking: Cell<bool>,
    again: Cell<bool>,
    /// Something was left as it was under somebody's hands.
    left: Cell<bool>,
    lost: Cell<bool>,
}

pub(super) fn begin(at: At, shown: Shown, address: String, writer: &str) {
    clock::begin();
    outbox::begin(at, shown.clone(), writer);
    let hand = Rc::new(Hand {
        at,
        shown,
        said: RefCell::default(),
        looking: Cell::new(false),
        again: Cell::new(false),
        left: Cell::new(false),
        lost: Cell::new(false),
    });
    stream::listen_at(address);
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
                let At { number, slot, view } = hand.at;
                match live(number, slot, view).await {
                    Ok(fragment) => {
                        let mut left = false;
                        for (id, html) in &fragment.parts {
                            left |= swap::put(id, html);
                        }
                        hand.left.set(left);
                        clock::read();
                        hand.is_back(fragment.said);
                    }
                    Err(error) if error.sentence.is_empty() => hand.is_lost(),
                    Err(error) => hand.shown.alarm.set(error.sentence),
                }
            }
            hand.looking.set(false);
        });
    }

    fn is_lost(&self) {
        if !self.lost.replace(true) {
            self.shown.said.set(self.shown.words.lost.clone());
        }
    }

    fn is_back(&self, said: String) {
        if self.lost.replace(false) {
            self.shown.said.set(self.shown.words.back.clone());
        } else if *self.said.borrow() != said {
            // The first look says what the page says itself.
            if !self.said.borrow().is_empty() {
                self.shown.said.set(said.clone());
            }
            self.said.replace(said);
        }
    }

    fn submitted(self: &Rc<Self>, event: &Event) {
        let target = event.target().and_then(|it| it.dyn_into::<Element>().ok());
        let Some(form) = target.and_then(|it| it.dyn_into::<HtmlFormElement>().ok()) else {
            return;
        };
        if form.has_attribute("data-room-ask") {
            self.ask(event, form);
        } else if form.has_attribute("data-room-act") {
            self.press(event, &form);
        }
    }

    fn ask(self: &Rc<Self>, event: &Event, form: HtmlFormElement) {
        let Ok(data) = FormData::new_with_form(&form) else {
            return;
        };
        let text = |name: &str| data.get(name).as_string().unwrap_or_default();
        let question = RoomQuestionForm {
            text: text("text"),
            form_token: text("form_token"),
            view: String::new(),
        };
        // What cannot be taken the server says at its field.
        if question.parse().is_err() {
            return;
        }
        event.prevent_default();
        let hand = Rc::clone(self);
        spawn_local(async move {
            let sent = ask(hand.at.number, hand.at.slot, question).await;
            if hand.done(sent) {
                set(&form, "text", "");
                set(&form, "form_token", &outbox::token());
                hand.shown.said.set(hand.shown.words.sent.clone());
            }
        });
    }

    fn press(self: &Rc<Self>, event: &Event, form: &HtmlFormElement) {
        let of = |name: &str| form.get_attribute(name).unwrap_or_default();
        let (Ok(question), Ok(press)) = (of("data-question").parse(), of("data-room-act").parse())
        else {
            return;
        };
        event.prevent_default();
        let hand = Rc::clone(self);
        spawn_local(async move {
            let pressed = act(hand.at.number, hand.at.slot, question, press).await;
            hand.done(pressed);
        });
    }

    /// Whether it was done; otherwise why not, and how the room stands instead.
    fn done(self: &Rc<Self>, sent: Result<(), ApiError>) -> bool {
        let done = sent.is_ok();
        self.shown.alarm.set(match sent {
            Ok(()) => String::new(),
            Err(error) if error.sentence.is_empty() => self.shown.words.failed.clone(),
            Err(error) => error.sentence,
        });
        self.look();
        done
    }
}

fn set(form: &HtmlFormElement, name: &str, value: &str) {
    let field = form.query_selector(&format!("input[name={name}]"));
    if let Ok(Some(field)) = field
        && let Ok(field) = field.dyn_into::<web_sys::HtmlInputElement>()
    {
        field.set_value(value);
    }
}
