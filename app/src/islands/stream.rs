//! The one stream of news that a page holds open; islands say what they want to hear.

use crate::paths;
use leptos::prelude::*;
use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{EventSource, VisibilityState};

type Heard = Rc<dyn Fn()>;
/// A stream and what hears it, which has to live as long.
type Open = (EventSource, Vec<Closure<dyn FnMut()>>);

/// Wait before a stream that was refused is asked for again.
const AGAIN: Duration = Duration::from_secs(5);

#[derive(Default)]
struct Stream {
    /// Of a room; otherwise that of one's own news.
    address: Option<String>,
    ears: Vec<(&'static str, Heard)>,
    open: Option<Open>,
    looking: bool,
}

thread_local! {
    static STREAM: RefCell<Stream> = RefCell::default();
}

/// Calls `heard` at each word of this kind: `notices`, `room`, or `open` and `error` of the
/// connection itself.
pub(super) fn on(word: &'static str, heard: impl Fn() + 'static) {
    STREAM.with_borrow_mut(|stream| {
        stream.ears.push((word, Rc::new(heard)));
        if !std::mem::replace(&mut stream.looking, true) {
            window_event_listener_untyped("visibilitychange", |_| {
                STREAM.with_borrow_mut(Stream::follow);
            });
        }
        stream.again();
    });
}

/// Listens at this address from now on.
pub(super) fn listen_at(address: String) {
    STREAM.with_borrow_mut(|stream| {
        stream.address = Some(address);
        stream.again();
    });
}

pub(super) fn is_visible() -> bool {
    document().visibility_state() == VisibilityState::Visible
}

impl Stream {
    fn again(&mut self) {
        self.close();
        self.follow();
    }

    fn close(&mut self) {
        if let Some((source, _)) = self.open.take() {
            source.close();
        }
    }

    /// Open only while somebody looks: browsers allow six connections to a host over HTTP/1.1.
    fn follow(&mut self) {
        if !is_visible() {
            self.close();
            return;
        }
        if self.open.is_some() {
            return;
        }
        let address = self.address.clone().unwrap_or_else(paths::events);
        let Ok(source) = EventSource::new(&address) else {
            return;
        };
        let ears = self
            .ears
            .iter()
            .map(|(word, heard)| {
                let heard = Rc::clone(heard);
                let ear = Closure::<dyn FnMut()>::new(move || heard());
                let called = ear.as_ref().unchecked_ref();
                let _ = source.add_event_listener_with_callback(word, called);
                ear
            })
            .collect();
        let closed = Closure::<dyn FnMut()>::new(|| {
            // A browser comes back by itself where the connection broke, and never where the
            // server refused.
            set_timeout(|| STREAM.with_borrow_mut(Stream::mend), AGAIN);
        });
        let called = closed.as_ref().unchecked_ref();
        let _ = source.add_event_listener_with_callback("error", called);
        let mut ears: Vec<_> = ears;
        ears.push(closed);
        self.open = Some((source, ears));
    }

    fn mend(&mut self) {
        let closed = |open: &Open| open.0.ready_state() == EventSource::CLOSED;
        if self.open.as_ref().is_some_and(closed) {
            self.again();
        }
    }
}
