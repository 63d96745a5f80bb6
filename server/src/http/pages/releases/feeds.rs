//! The change log for feed readers (Atom, RFC 4287), at an address of one's own.

use crate::http::cx::Cx;
use crate::http::extract::Path;
use crate::http::feed::{self, fixed, link};
use crate::http::respond::Answer;
use app::paths;
use atom_syndication::{Content, Entry, Feed, Generator, Person, Text};
use domain::releases::LogEntry;
use http::HeaderMap;
use model::Lang;

pub async fn atom(cx: Cx, Path(token): Path<String>, headers: HeaderMap) -> Answer {
    let kind = "application/atom+xml; charset=utf-8";
    feed::answer(&cx, &token, &headers, kind, async |reader| {
        let log = cx.domain().releases().feed().await?;
        let own = format!("{}{}", cx.domain().public_url, paths::releases_atom(&token));
        Ok(as_atom(&cx, reader.lang, &log, &own).to_string())
    })
    .await
}

fn as_atom(cx: &Cx, lang: Lang, log: &[LogEntry], own: &str) -> Feed {
    let world = cx.domain();
    let base = &world.public_url;
    let newest = log.first().map(|entry| entry.published_at);
    let product = world.settings.product_name(lang);
    let title = text::t_args(lang, "releases-feed-title", &[("product", product.into())]);
    Feed {
        title: Text::plain(feed::one_line(&title)),
        id: format!("{base}{}", paths::releases()),
        updated: fixed(newest.unwrap_or_default()),
        authors: vec![Person {
            name: world.settings.vendor_name(lang).to_owned(),
            ..Person::default()
        }],
        generator: Some(Generator {
            value: "Entaku".to_owned(),
            ..Generator::default()
        }),
        links: vec![
            link("self", own.to_owned()),
            link("alternate", format!("{base}{}", paths::releases())),
        ],
        lang: Some(lang.to_string()),
        entries: log.iter().map(|one| entry(base, lang, one)).collect(),
        ..Feed::default()
    }
}

fn entry(base: &str, lang: Lang, one: &LogEntry) -> Entry {
    let address = format!("{base}{}", paths::release(one.number));
    let (background, how) = (one.background.to(lang), one.how_to_start.to(lang));
    Entry {
        title: Text::plain(one.title.to(lang).text.to_owned()),
        id: address.clone(),
        updated: fixed(one.published_at),
        published: Some(fixed(one.published_at)),
        links: vec![link("alternate", address)],
        content: Some(Content {
            // Plain text: nothing that people wrote becomes markup in somebody's feed reader.
            value: Some(format!("{}\n\n{}", background.text, how.text)),
            content_type: Some("text".to_owned()),
            lang: Some(background.lang.to_string()),
            ..Content::default()
        }),
        ..Entry::default()
    }
}
