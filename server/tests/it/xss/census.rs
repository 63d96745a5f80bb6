//! What is active in a page.

use scraper::{Html, Node};
use std::collections::BTreeMap;

/// Elements that mark up text; there may be more or fewer of them. Everything else is counted.
const TEXTUAL: &[&str] = &[
    "a",
    "blockquote",
    "br",
    "code",
    "del",
    "em",
    "hr",
    "li",
    "ol",
    "p",
    "pre",
    "span",
    "strong",
    "ul",
    "div",
    "small",
    "b",
    "ins",
    // What is similar, and its rings.
    "section",
    "h2",
    "svg",
    "path",
    "circle",
    "use",
    "g",
];

const ADDRESSES: &[&str] = &[
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "background",
    "srcset",
    "ping",
    "cite",
    "longdesc",
    "codebase",
    "xlink:href",
    "manifest",
    "srcdoc",
];

#[derive(Clone, Default, Debug, PartialEq, Eq)]
pub(super) struct Census(pub(super) BTreeMap<String, usize>);

/// What is active in a page, and how often; `wrong` gets what must never be there.
pub(super) fn census(html: &str, wrong: &mut Vec<String>) -> Census {
    let page = Html::parse_document(html);
    let mut census = Census::default();
    for node in page.tree.nodes() {
        let Node::Element(element) = node.value() else {
            continue;
        };
        let name = element.name();
        if !TEXTUAL.contains(&name) {
            *census.0.entry(format!("<{name}>")).or_default() += 1;
        }
        for (attribute, value) in element.attrs() {
            let attribute = attribute.to_ascii_lowercase();
            if attribute.starts_with("on") {
                wrong.push(format!("<{name} {attribute}={value:?}>"));
            }
            if [
                "style",
                "srcdoc",
                "ping",
                "formaction",
                "download",
                "target",
                "accesskey",
                "contenteditable",
                "autofocus",
                "popover",
            ]
            .contains(&attribute.as_str())
            {
                *census.0.entry(format!("{attribute}=")).or_default() += 1;
            }
            if ADDRESSES.contains(&attribute.as_str()) {
                let plain: String = value
                    .chars()
                    .filter(|c| !c.is_control() && !c.is_whitespace())
                    .collect::<String>()
                    .to_ascii_lowercase();
                let ours = (plain.starts_with('/')
                    && !plain.starts_with("//")
                    && !plain.starts_with("/\\"))
                    || plain.starts_with('#')
                    || plain.starts_with('?');
                let outside = name == "a"
                    && ["http://", "https://", "mailto:"]
                        .iter()
                        .any(|scheme| plain.starts_with(scheme));
                if !ours && !outside && !plain.is_empty() {
                    wrong.push(format!("<{name} {attribute}={value:?}>"));
                }
            }
            if ["id", "name"].contains(&attribute.as_str())
                && ["location", "body", "innerHTML"].contains(&value)
                && name != "textarea"
            {
                wrong.push(format!("<{name} {attribute}={value:?}>"));
            }
        }
    }
    census
}
