use crate::api::proposals::SimilarLine;
use crate::components::data::StatusGlyph;
use crate::paths;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// The sentences around similar proposals.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SimilarWords {
    pub title: String,
    /// What to do when none of them is meant.
    pub otherwise: String,
    /// Nothing is alike; empty as long as nobody has asked.
    pub none: String,
    /// Said when the draft could not be kept.
    pub not_saved: String,
}

/// Under the title of a draft: proposals like it, live after a pause in typing; and the draft is
/// kept on the way. Stands inside the form and listens to it; without scripts it shows what the
/// server found.
#[island]
pub fn Composer(
    words: SimilarWords,
    /// Found by the server.
    found: Vec<SimilarLine>,
    /// Id of the draft; empty before the first saving.
    draft: String,
) -> impl IntoView {
    let lines = RwSignal::new(found);
    #[cfg(feature = "hydrate")]
    {
        let not_saved = words.not_saved.clone();
        Effect::new(move |_| hand::listen(lines, draft.clone(), not_saved.clone()));
    }
    #[cfg(not(feature = "hydrate"))]
    drop(draft);
    view! {
        <div aria-live="polite">
            {move || view! { <Similar words=words.clone() lines=lines.get()/> }}
        </div>
    }
}

#[component]
fn Similar(words: SimilarWords, lines: Vec<SimilarLine>) -> impl IntoView {
    if lines.is_empty() {
        return (!words.none.is_empty())
            .then(|| view! { <p class="similar">{words.none}</p> })
            .into_any();
    }
    let lines = lines
        .into_iter()
        .map(|line| {
            let page = paths::proposal(line.number);
            let add = (!line.add.is_empty()).then(|| {
                view! { <a href=format!("{page}#my-reason")>{line.add}</a> }
            });
            view! {
                <li>
                    <a href=page.clone() lang=line.lang.as_str()>{line.title}</a>
                    <span class="meta">
                        <StatusGlyph status=line.status word=line.status_word/>
                        <span>{line.companies}</span>
                        {add}
                    </span>
                </li>
            }
        })
        .collect_view();
    view! {
        <section class="similar" aria-labelledby="similar-title">
            <h2 id="similar-title">{words.title}</h2>
            <ul>{lines}</ul>
            <p class="soft">{words.otherwise}</p>
        </section>
    }
    .into_any()
}

#[cfg(feature = "hydrate")]
mod hand {
    use crate::api::proposals::{SimilarLine, autosave, similar};
    use leptos::ev;
    use leptos::leptos_dom::helpers::{TimeoutHandle, set_timeout_with_handle};
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use model::AppError;
    use model::proposals::ProposalForm;
    use std::cell::{Cell, RefCell};
    use std::rc::Rc;
    use std::time::Duration;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, Event, FormData, HtmlFormElement, InputEvent};

    const FORM: &str = "#proposal-form";
    /// After this long without a key somebody has paused.
    const PAUSE: Duration = Duration::from_millis(400);
    const SAVE_AFTER: Duration = Duration::from_millis(1500);
    /// Shorter titles are like everything.
    const SHORTEST: usize = 2;

    struct Hand {
        lines: RwSignal<Vec<SimilarLine>>,
        not_saved: String,
        draft: RefCell<String>,
        look: Cell<Option<TimeoutHandle>>,
        save: Cell<Option<TimeoutHandle>>,
        /// Counts the questions: an answer to an older one is thrown away.
        asked: Cell<u32>,
        saving: Cell<bool>,
        changed: Cell<bool>,
        /// The form is on its way; nothing may be saved behind it.
        leaving: Cell<bool>,
    }

    pub(super) fn listen(lines: RwSignal<Vec<SimilarLine>>, draft: String, not_saved: String) {
        let hand = Rc::new(Hand {
            lines,
            not_saved,
            draft: RefCell::new(draft),
            look: Cell::new(None),
            save: Cell::new(None),
            asked: Cell::new(0),
            saving: Cell::new(false),
            changed: Cell::new(false),
            leaving: Cell::new(false),
        });
        let typing = Rc::clone(&hand);
        window_event_listener(ev::input, move |event| {
            let composing = event
                .dyn_ref::<InputEvent>()
                .is_some_and(InputEvent::is_composing);
            typing.typed(&event, composing);
        });
        let composed = Rc::clone(&hand);
        window_event_listener(ev::compositionend, move |event| {
            composed.typed(&event, false);
        });
        let keys = Rc::clone(&hand);
        window_event_listener(ev::keydown, move |key| {
            if key.key() != "Enter" || field(&key).as_deref() != Some("title") {
                return;
            }
            // Enter in the title confirms a conversion or asks what is alike; it never sends.
            key.prevent_default();
            // Safari ends the composition before its Enter arrives, with this code.
            if !key.is_composing() && key.key_code() != 229 {
                keys.look_now();
            }
        });
        let back = Rc::clone(&hand);
        window_event_listener(ev::pageshow, move |_| back.leaving.set(false));
        window_event_listener(ev::submit, move |event| {
            if inside(&event) {
                hand.leaving.set(true);
                clear(&hand.look);
                clear(&hand.save);
            }
        });
    }

    impl Hand {
        fn typed(self: &Rc<Self>, event: &Event, composing: bool) {
            if !inside(event) || composing {
                return;
            }
            if field(event).as_deref() == Some("title") {
                let later = Rc::clone(self);
                restart(&self.look, PAUSE, move || later.look_now());
            }
            let later = Rc::clone(self);
            restart(&self.save, SAVE_AFTER, move || later.save_now());
        }

        fn look_now(self: &Rc<Self>) {
            clear(&self.look);
            let text = form().map(|form| read(&form).title).unwrap_or_default();
            let question = self.asked.get().wrapping_add(1);
            self.asked.set(question);
            if text.trim().chars().count() < SHORTEST {
                self.lines.set(Vec::new());
                return;
            }
            let hand = Rc::clone(self);
            spawn_local(async move {
                // Nobody asked aloud, so a failure stays silent: the button beside it asks again.
                let Ok(found) = similar(text).await else {
                    return;
                };
                if hand.asked.get() == question {
                    hand.lines.set(found);
                }
            });
        }

        fn save_now(self: &Rc<Self>) {
            clear(&self.save);
            if self.leaving.get() {
                return;
            }
            if self.saving.replace(true) {
                self.changed.set(true);
                return;
            }
            let hand = Rc::clone(self);
            spawn_local(async move {
                loop {
                    hand.changed.set(false);
                    hand.send().await;
                    if !hand.changed.get() || hand.leaving.get() {
                        break;
                    }
                }
                hand.saving.set(false);
            });
        }

        async fn send(&self) {
            let Some(form) = form() else {
                return;
            };
            let draft = self.draft.borrow().clone();
            let said = match autosave(draft, read(&form)).await {
                Ok(saved) => {
                    let _ = form.set_attribute("action", &saved.action);
                    if let Ok(Some(button)) = form.query_selector("button[value=publish]") {
                        let _ = button.set_attribute("formaction", &saved.publish);
                    }
                    self.draft.replace(saved.draft);
                    saved.saved
                }
                // Which field is too long, the button below tells at the field.
                Err(error)
                    if error.sentence.is_empty()
                        || matches!(error.error, AppError::Invalid { .. }) =>
                {
                    self.not_saved.clone()
                }
                Err(error) => error.sentence,
            };
            if let Ok(Some(place)) = form.query_selector("#saved") {
                place.set_text_content(Some(&said));
            }
        }
    }

    fn form() -> Option<HtmlFormElement> {
        let form = document().query_selector(FORM).ok()??;
        form.dyn_into().ok()
    }

    fn target(event: &Event) -> Option<Element> {
        event.target()?.dyn_into().ok()
    }

    fn inside(event: &Event) -> bool {
        target(event).is_some_and(|it| matches!(it.closest(FORM), Ok(Some(_))))
    }

    /// The name of the field that an event of the form came from.
    fn field(event: &Event) -> Option<String> {
        if !inside(event) {
            return None;
        }
        target(event)?.get_attribute("name")
    }

    fn read(form: &HtmlFormElement) -> ProposalForm {
        let Ok(data) = FormData::new_with_form(form) else {
            return ProposalForm::default();
        };
        let text = |name: &str| data.get(name).as_string().unwrap_or_default();
        ProposalForm {
            title: text("title"),
            request: text("request"),
            reason: text("reason"),
            means: text("means"),
            area: text("area"),
            audience: text("audience"),
            lang: text("lang"),
            form_token: text("form_token"),
            ..ProposalForm::default()
        }
    }

    fn restart(timer: &Cell<Option<TimeoutHandle>>, after: Duration, act: impl FnOnce() + 'static) {
        clear(timer);
        timer.set(set_timeout_with_handle(act, after).ok());
    }

    fn clear(timer: &Cell<Option<TimeoutHandle>>) {
        if let Some(handle) = timer.take() {
            handle.clear();
        }
    }
}
