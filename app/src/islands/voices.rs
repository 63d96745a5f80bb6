use leptos::prelude::*;

/// Lets every "I need this too" of the page act at once. One listener for all of them: the buttons
/// are forms that the server rendered, marked by `data-voice`.
///
/// The button shows the new state at once and the numbers when the server has counted; a refusal
/// puts everything back and says why.
#[island]
pub fn Voices(
    /// Said when the server could not be reached.
    failed: String,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    #[cfg(feature = "hydrate")]
    Effect::new(move |_| hand::listen(said, failed.clone()));
    #[cfg(not(feature = "hydrate"))]
    drop(failed);
    view! {
        <p class="note warn" role="alert" hidden=move || said.read().is_empty()>
            {move || said.get()}
        </p>
    }
}

#[cfg(feature = "hydrate")]
mod hand {
    use crate::api::proposals::vote;
    use leptos::ev;
    use leptos::prelude::*;
    use leptos::task::spawn_local;
    use model::ProposalNumber;
    use model::proposals::VoiceLabel;
    use wasm_bindgen::JsCast;
    use web_sys::{Element, HtmlFormElement, HtmlInputElement};

    pub(super) fn listen(said: RwSignal<String>, failed: String) {
        // A double click is meant as one; the second half must not take the voice back.
        window_event_listener(ev::click, |click| {
            let target = click.target().and_then(|it| it.dyn_into::<Element>().ok());
            let on_voice =
                target.is_some_and(|it| matches!(it.closest("form[data-voice]"), Ok(Some(_))));
            if on_voice && click.detail() > 1 {
                click.prevent_default();
            }
        });
        window_event_listener(ev::submit, move |submit| {
            let form = submit
                .target()
                .and_then(|it| it.dyn_into::<HtmlFormElement>().ok());
            let Some(voice) = form.and_then(Voice::of) else {
                return;
            };
            submit.prevent_default();
            said.set(String::new());
            let wanted = voice.offered();
            voice.show(wanted);
            voice.remember(wanted);
            if voice.is_busy() {
                // Whoever waits for the answer sees what is wanted by then and sends it.
                return;
            }
            let failed = failed.clone();
            spawn_local(async move {
                voice.busy(true);
                if let Err(sentence) = voice.send(!wanted).await {
                    said.set(if sentence.is_empty() {
                        failed
                    } else {
                        sentence
                    });
                }
                voice.busy(false);
            });
        });
    }

    struct Voice {
        form: HtmlFormElement,
        button: Element,
        offer: HtmlInputElement,
        number: ProposalNumber,
    }

    impl Voice {
        fn of(form: HtmlFormElement) -> Option<Self> {
            let number = form.get_attribute("data-voice")?.parse().ok()?;
            let button = form.query_selector("button").ok()??;
            let offer = form.query_selector("input[name=wanted]").ok()??;
            Some(Self {
                form,
                button,
                offer: offer.dyn_into().ok()?,
                number,
            })
        }

        /// What the next press would do.
        fn offered(&self) -> bool {
            self.offer.value() == "true"
        }

        fn show(&self, voiced: bool) {
            let (pressed, next) = if voiced {
                ("true", "false")
            } else {
                ("false", "true")
            };
            let _ = self.button.set_attribute("aria-pressed", pressed);
            self.offer.set_value(next);
            write(&self.form, "[data-tick]", if voiced { "✓ " } else { "" });
        }

        fn remember(&self, wanted: bool) {
            let wanted = if wanted { "true" } else { "false" };
            let _ = self.form.set_attribute("data-wanted", wanted);
        }

        fn wanted(&self) -> bool {
            self.form.get_attribute("data-wanted").as_deref() == Some("true")
        }

        fn is_busy(&self) -> bool {
            self.button.has_attribute("aria-busy")
        }

        fn busy(&self, busy: bool) {
            let _ = if busy {
                self.button.set_attribute("aria-busy", "true")
            } else {
                self.button.remove_attribute("aria-busy")
            };
        }

        /// Sends what is wanted until the server agrees; `stands` is what it knew before.
        async fn send(&self, mut stands: bool) -> Result<(), String> {
            loop {
                let wanted = self.wanted();
                match vote(self.number, wanted).await {
                    Ok(label) => {
                        stands = label.voiced;
                        if self.wanted() == wanted {
                            self.show(stands);
                            self.count(&label);
                            return Ok(());
                        }
                    }
                    Err(error) => {
                        self.show(stands);
                        return Err(error.sentence);
                    }
                }
            }
        }

        /// In the button itself, or beside it on the page of a proposal.
        fn count(&self, label: &VoiceLabel) {
            let form: &Element = &self.form;
            let around = form.closest("[data-voices]").ok().flatten();
            let scope = around.as_ref().unwrap_or(form);
            write(scope, "[data-companies]", &label.companies.to_string());
            write(scope, "[data-unit]", &label.unit);
            write(scope, "[data-people]", &label.persons);
            write(scope, "[data-brackets]", &label.brackets);
            if self.button.has_attribute("aria-label") {
                let _ = self.button.set_attribute("aria-label", &label.spoken);
            }
        }
    }

    fn write(scope: &Element, selector: &str, text: &str) {
        if let Ok(Some(place)) = scope.query_selector(selector) {
            place.set_text_content(Some(text));
        }
    }
}
