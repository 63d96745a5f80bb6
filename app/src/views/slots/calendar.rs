//! Ways from a booking into the calendars that people have.

use crate::paths;
use crate::views::ViewCx;
use chrono::{DateTime, SecondsFormat, Utc};
use leptos::prelude::*;
use model::slots::{MyBooking, TimesPage};

/// The file, and the pages of two common calendars with the event filled in. They learn of it from
/// the reader's own browser, and of nothing but this event.
pub(super) fn links(cx: &ViewCx, page: &TimesPage, booking: &MyBooking) -> AnyView {
    let event = Event {
        title: page.title.to(cx.lang).text,
        place: &booking.place,
        from: booking.starts_at,
        to: booking.ends_at,
    };
    let outside = |href: String, key: &str| {
        view! {
            <a class="btn quiet" href=href rel="noreferrer noopener">
                {cx.t(key)}
            </a>
        }
    };
    view! {
        <div class="calendars">
            <a class="btn" href=paths::interview_file(page.number) download="">
                {cx.t("slots-calendar-file")}
            </a>
            {outside(event.google(), "slots-calendar-google")}
            {outside(event.outlook(), "slots-calendar-outlook")}
        </div>
    }
    .into_any()
}

struct Event<'a> {
    title: &'a str,
    place: &'a str,
    from: DateTime<Utc>,
    to: DateTime<Utc>,
}

impl Event<'_> {
    fn google(&self) -> String {
        let [from, to] = [self.from, self.to].map(|at| at.format("%Y%m%dT%H%M%SZ"));
        paths::with_query(
            "https://calendar.google.com/calendar/render",
            &[
                ("action", "TEMPLATE"),
                ("text", self.title),
                ("dates", &format!("{from}/{to}")),
                ("location", self.place),
            ],
        )
    }

    fn outlook(&self) -> String {
        let [from, to] =
            [self.from, self.to].map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true));
        paths::with_query(
            "https://outlook.live.com/calendar/0/deeplink/compose",
            &[
                ("path", "/calendar/action/compose"),
                ("rru", "addevent"),
                ("subject", self.title),
                ("startdt", &from),
                ("enddt", &to),
                ("location", self.place),
            ],
        )
    }
}
