//! What people write with marks: Markdown in, harmless HTML, plain text and mentions out.
//!
//! Two layers, each safe without the other: comrak with raw HTML written out as text, then
//! ammonia with a list of what may remain ([`sanitise::TAGS`]). Neither pictures (they would tell
//! a stranger's server who reads) nor headings (they would break the outline of the page) come
//! out; a picture becomes a link, a heading a strong line.

mod links;
mod mentions;
mod plain;
mod sanitise;
mod tree;

#[cfg(test)]
mod tests;

use comrak::Arena;
use model::PersonId;
use unicode_normalization::UnicodeNormalization;

pub use plain::plain;

/// HTML that only this module makes, and that a page may put in as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Html(String);

impl Html {
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    #[must_use]
    pub fn into_string(self) -> String {
        self.0
    }
}

/// A text as readers see it, and whom it names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rendered {
    pub html: Html,
    /// In the order of the text, everybody once.
    pub mentioned: Vec<PersonId>,
}

/// Bytes above which a text is shown as it was typed. The fields' own limits are far below; this
/// bounds the work for whatever got past them.
const MAX_BYTES: usize = 64 * 1024;
/// Nesting (quotes, lists, emphasis) above which a text is shown as it was typed.
const MAX_DEPTH: usize = 40;

/// Renders Markdown. `people` are the candidates of mentions: a person with each name that may
/// stand after the `@` (family name, full name, handle), so a person may be listed repeatedly.
/// A name that belongs to two people mentions neither. Never fails: what is too long or too deep
/// comes out as it was typed.
#[must_use]
pub fn render(markdown: &str, people: &[(PersonId, String)]) -> Rendered {
    let typed: String = markdown.nfc().collect();
    let arena = Arena::new();
    let Some(root) = tree::parse(&arena, &typed) else {
        return Rendered {
            html: as_typed(&typed),
            mentioned: Vec::new(),
        };
    };
    let mentioned = mentions::mark(&arena, root, people);
    match tree::html(root) {
        Some(html) => Rendered {
            html: Html(sanitise::clean(&html)),
            mentioned,
        },
        None => Rendered {
            html: as_typed(&typed),
            mentioned: Vec::new(),
        },
    }
}

/// Whom a text mentions, without rendering it.
#[must_use]
pub fn mentioned(markdown: &str, people: &[(PersonId, String)]) -> Vec<PersonId> {
    let typed: String = markdown.nfc().collect();
    let arena = Arena::new();
    tree::parse(&arena, &typed).map_or_else(Vec::new, |root| mentions::mark(&arena, root, people))
}

fn as_typed(text: &str) -> Html {
    let mut html = String::from("<p>");
    for (number, line) in text.lines().enumerate() {
        if number > 0 {
            html.push_str("<br>");
        }
        html.push_str(&escaped(line));
    }
    html.push_str("</p>");
    Html(sanitise::clean(&html))
}

fn escaped(text: &str) -> String {
    let mut html = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => html.push_str("&amp;"),
            '<' => html.push_str("&lt;"),
            '>' => html.push_str("&gt;"),
            '"' => html.push_str("&quot;"),
            '\'' => html.push_str("&#39;"),
            c => html.push(c),
        }
    }
    html
}
