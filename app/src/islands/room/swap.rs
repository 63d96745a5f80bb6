//! Puts new HTML of our own server in the place of old, piece by piece: what is the same stays, and
//! nothing is taken away under somebody's hands.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlCollection, HtmlElement};

/// What holds pieces with a `data-key` each.
const KEYED: &str = "[data-keys]";

/// `true` when something was left as it was, because somebody is at it.
pub(super) fn put(id: &str, fresh: &Element) -> bool {
    let Some(place) = document().get_element_by_id(id) else {
        return false;
    };
    let focused = document()
        .active_element()
        .filter(|at| place.contains(Some(at)));
    let key = focused
        .as_ref()
        .and_then(|at| at.closest("[data-key]").ok()??.get_attribute("data-key"));
    let left = pieces(&place, elements(&fresh.children()));
    if let Some(focused) = focused
        && !focused.is_connected()
    {
        find_again(&place, key.as_deref());
    }
    left
}

fn elements(children: &HtmlCollection) -> Vec<Element> {
    (0..children.length())
        .filter_map(|place| children.item(place))
        .collect()
}

/// Makes the children of `place` those of the new ones, in their order.
fn pieces(place: &Element, new: Vec<Element>) -> bool {
    let mut left = false;
    let mut next = place.first_element_child();
    for piece in new {
        let key = piece.get_attribute("data-key").unwrap_or_default();
        let standing = elements(&place.children())
            .into_iter()
            .find(|old| old.get_attribute("data-key").as_deref() == Some(&key));
        let stands = match standing {
            Some(old) => {
                let (stands, busy) = renew(old, piece);
                left |= busy;
                stands
            }
            None => piece,
        };
        if next.as_ref() == Some(&stands) {
            next = stands.next_element_sibling();
        } else {
            let before = next.as_ref().map(AsRef::as_ref);
            let _ = place.insert_before(&stands, before);
        }
    }
    while let Some(over) = next {
        next = over.next_element_sibling();
        over.remove();
    }
    left
}

/// What stands from now on, and whether somebody is at it.
fn renew(old: Element, new: Element) -> (Element, bool) {
    let lists = |of: &Element| {
        of.query_selector(&format!(":scope > {KEYED}"))
            .ok()
            .flatten()
    };
    if let (Some(list), Some(fresh)) = (lists(&old), lists(&new)) {
        let left = pieces(&list, elements(&fresh.children()));
        let _ = old.toggle_attribute_with_force("hidden", new.has_attribute("hidden"));
        around(&old, &new, &list, &fresh);
        return (old, left);
    }
    if old.outer_html() == new.outer_html() {
        return (old, false);
    }
    if is_busy(&old) {
        return (old, true);
    }
    let _ = old.replace_with_with_node_1(&new);
    (new, false)
}

/// Everything beside the list of a piece.
fn around(old: &Element, new: &Element, list: &Element, fresh: &Element) {
    for child in elements(&old.children()) {
        if child != *list {
            child.remove();
        }
    }
    let mut behind = false;
    for child in elements(&new.children()) {
        if child == *fresh {
            behind = true;
        } else if behind {
            let _ = old.append_child(&child);
        } else {
            let _ = old.insert_before(&child, Some(list));
        }
    }
}

/// Somebody types in it, or has opened a form of it.
fn is_busy(piece: &Element) -> bool {
    let typing = document().active_element().is_some_and(|at| {
        piece.contains(Some(&at)) && matches!(at.matches("input, textarea, select"), Ok(true))
    });
    typing || matches!(piece.query_selector("details[open]"), Ok(Some(_)))
}

/// The focus goes to the same piece, wherever it stands now, or to the first that can be pressed.
fn find_again(place: &Element, key: Option<&str>) {
    let same = key.and_then(|key| {
        let piece = format!("[data-key=\"{key}\"] button, [data-question=\"{key}\"] button");
        place.query_selector(&piece).ok().flatten()
    });
    let first = || place.query_selector("button, summary").ok().flatten();
    let found = same.or_else(first);
    if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
        let _ = found.focus();
    }
}
