//! The roadmap for feed readers (Atom, RFC 4287) and calendars (RFC 5545), at addresses of one's
//! own.

use super::SECTION;
use crate::http::cx::Cx;
use crate::http::extract::Path;
use crate::http::feed::{self, fixed, link};
use crate::http::respond::{Answer, Message};
use app::paths;
use app::views::roadmap::{self as views, FeedAddresses};
use atom_syndication::{Content, Entry, Feed as Atom, Generator, Person, Text};
use domain::roadmap::{Feed, FeedEntry};
use http::HeaderMap;
use icalendar::{Calendar, Component as _, Event, EventLike as _};
use model::Lang;

pub async fn feeds(cx: Cx) -> Answer {
    let token = cx.domain().feeds().token(&cx.actor).await?;
    let base = &cx.domain().public_url;
    let own = FeedAddresses {
        atom: format!("{base}{}", paths::roadmap_atom(&token)),
        calendar: format!("{base}{}", paths::roadmap_calendar(&token)),
        releases: format!("{base}{}", paths::releases_atom(&token)),
        interviews: format!("{base}{}", paths::interviews_calendar(&token)),
    };
    let view = cx.view();
    let head = views::feeds_head(&view);
    cx.shown(SECTION, None, head, move || {
        views::feeds(&view, Some(&own), None)
    })
    .await
}

pub async fn renew(cx: Cx) -> Answer {
    cx.run(|domain, actor| async move { domain.feeds().renew(&actor).await })
        .await?;
    cx.see_other(paths::roadmap_feeds(), Message::RoadmapFeedRenewed)
}

pub async fn atom(cx: Cx, Path(token): Path<String>, headers: HeaderMap) -> Answer {
    let kind = "application/atom+xml; charset=utf-8";
    feed::answer(&cx, &token, &headers, kind, async |reader| {
        let told = cx.domain().roadmap().feed().await?;
        let own = format!("{}{}", cx.domain().public_url, paths::roadmap_atom(&token));
        Ok(as_atom(&cx, reader.lang, &told, &own).to_string())
    })
    .await
}

pub async fn calendar(cx: Cx, Path(token): Path<String>, headers: HeaderMap) -> Answer {
    let kind = "text/calendar; charset=utf-8";
    feed::answer(&cx, &token, &headers, kind, async |reader| {
        let told = cx.domain().roadmap().feed().await?;
        Ok(as_calendar(&cx, reader.lang, &told).to_string())
    })
    .await
}

fn as_atom(cx: &Cx, lang: Lang, told: &Feed, own: &str) -> Atom {
    let world = cx.domain();
    let base = &world.public_url;
    let vendor = world.settings.vendor_name(lang).to_owned();
    let newest = told.entries.first().map(|entry| entry.published_at);
    Atom {
        title: Text::plain(title(cx, lang)),
        id: format!("{base}{}", paths::roadmap()),
        updated: fixed(newest.unwrap_or_default()),
        authors: vec![Person {
            name: vendor,
            ..Person::default()
        }],
        generator: Some(Generator {
            value: "Entaku".to_owned(),
            ..Generator::default()
        }),
        links: vec![
            link("self", own.to_owned()),
            link("alternate", format!("{base}{}", paths::roadmap())),
        ],
        lang: Some(lang.to_string()),
        entries: told
            .entries
            .iter()
            .map(|entry| atom_entry(base, lang, entry))
            .collect(),
        ..Atom::default()
    }
}

fn title(cx: &Cx, lang: Lang) -> String {
    let product = cx.domain().settings.product_name(lang);
    feed::one_line(&text::t_args(
        lang,
        "change-feed-title",
        &[("product", product.into())],
    ))
}

fn atom_entry(base: &str, lang: Lang, entry: &FeedEntry) -> Entry {
    let address = format!("{base}{}", paths::roadmap_version(entry.number));
    let difference = format!("{base}{}", paths::roadmap_changes(None, Some(entry.number)));
    Entry {
        title: Text::plain(entry.name.to(lang).text.to_owned()),
        id: address,
        updated: fixed(entry.published_at),
        published: Some(fixed(entry.published_at)),
        links: vec![link("alternate", difference)],
        content: Some(Content {
            // Plain text: nothing that people wrote becomes markup in somebody's feed reader.
            value: Some(text::briefing_points(lang, &entry.changes)),
            content_type: Some("text".to_owned()),
            lang: Some(lang.to_string()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}

/// Days, not hours: a milestone has no zone, and is the same day everywhere.
fn as_calendar(cx: &Cx, lang: Lang, told: &Feed) -> Calendar {
    let base = &cx.domain().public_url;
    let mut calendar = Calendar::new();
    calendar.name(&title(cx, lang));
    for milestone in &told.milestones {
        let address = format!("{base}{}", paths::roadmap_item(milestone.number));
        let mut event = Event::new();
        event
            .uid(&format!("{}@roadmap.entaku", milestone.id))
            .timestamp(milestone.changed_at)
            .summary(&feed::one_line(milestone.title.to(lang).text))
            .description(&format!(
                "{}\n{}",
                milestone.summary.to(lang).text,
                text::t(lang, "change-direction")
            ))
            .url(&address)
            .all_day(milestone.on)
            .sequence(u32::try_from(milestone.sequence).unwrap_or(u32::MAX));
        calendar.push(event.done());
    }
    calendar.done()
}
