//! Whether an answer keeps the contract.

use super::deeds::{Deed, URLENCODED};
use super::{Entry, Shape};
use crate::portal::Answer;
use http::header;
use model::Lang;
use scraper::{Html, Selector};

/// Every value that a page offers under this name.
pub(super) fn offered(page: &Html, name: &str) -> Vec<String> {
    let of = |selector: &str| Selector::parse(selector).unwrap();
    let mut values: Vec<String> = page
        .select(&of(&format!("textarea[name={name}]")))
        .map(|area| area.text().collect())
        .collect();
    let inputs = format!(
        "input[name={name}]:not([type=radio]):not([type=checkbox]), input[name={name}][checked]"
    );
    values.extend(
        page.select(&of(&inputs))
            .map(|input| input.attr("value").unwrap_or_default().to_owned()),
    );
    values.extend(
        page.select(&of(&format!("select[name={name}] option[selected]")))
            .map(|option| option.attr("value").unwrap_or_default().to_owned()),
    );
    values
}

fn japanese(text: &str) -> bool {
    text.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}'))
}

/// What is wrong with an answer; empty when it keeps the contract.
pub(super) fn broken(entry: &Entry, deed: &Deed, lang: Lang, answer: &Answer) -> Vec<String> {
    let mut wrong = Vec::new();
    let status = answer.status.as_u16();
    if !matches!(status, 200 | 303 | 400 | 404 | 409 | 410 | 413 | 415 | 422) {
        wrong.push(format!("answers {status}"));
        return wrong;
    }
    if status == 303 {
        if !answer.location().starts_with('/') || answer.location().starts_with("//") {
            wrong.push(format!("leads to {}", answer.location()));
        }
        if deed.refused {
            wrong.push("is taken".to_owned());
        }
        return wrong;
    }
    if deed.refused && status != 422 {
        wrong.push(format!("answers {status} instead of 422"));
    }
    let kind = answer
        .headers
        .get(header::CONTENT_TYPE)
        .map_or("", |kind| kind.to_str().unwrap());
    if !kind.starts_with("text/html") {
        wrong.push(format!("answers with {kind:?}: {:.80}", answer.body));
        return wrong;
    }
    let page = Html::parse_document(&answer.body);
    let of = |selector: &str| Selector::parse(selector).unwrap();
    let root = page.root_element().attr("lang").unwrap_or_default();
    if root != lang.as_str() {
        wrong.push(format!("speaks {root}"));
    }
    if status == 200 {
        return wrong;
    }
    let summaries: Vec<String> = page
        .select(&of(".errors"))
        .map(|one| one.text().collect::<Vec<_>>().join(" "))
        .collect();
    let formed = deed.kind == URLENCODED && entry.again && matches!(status, 422 | 409);
    if formed && summaries.len() != 1 {
        wrong.push(format!("{} error summaries", summaries.len()));
    }
    let said = if formed {
        summaries.join(" ")
    } else {
        page.select(&of("main"))
            .flat_map(|main| main.text())
            .collect()
    };
    if formed {
        let no_key = ["error-", "conflict-", "form-refused"]
            .iter()
            .all(|key| !said.contains(key));
        if said.trim().is_empty() || !no_key {
            wrong.push(format!("says {said:?}"));
        }
        for (name, value) in &deed.typed {
            // Parsers make one kind of line break.
            if !offered(&page, name).iter().any(|typed| typed == value) {
                wrong.push(format!("has lost {name}"));
            }
        }
    }
    if (lang == Lang::Ja) != japanese(&said) && !said.contains("承認") {
        wrong.push(format!("says to a reader of {lang}: {said:?}"));
    }
    for field in &entry.fields {
        if matches!(field.shape, Shape::Secret(_)) && answer.body.contains(field.valid) {
            wrong.push(format!("shows {}", field.name));
        }
    }
    wrong
}
