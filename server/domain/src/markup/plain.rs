use comrak::{
    Arena, Node,
    nodes::{ListType, NodeValue},
};
use unicode_normalization::UnicodeNormalization;

use super::tree;

/// The text without its marks, for mails and search: paragraphs keep a blank line between them,
/// points of a list their dash or number, a link its address behind its words. What is too long
/// or too deep to be read as Markdown comes back as it was typed.
#[must_use]
pub fn plain(markdown: &str) -> String {
    let typed: String = markdown.nfc().collect();
    let arena = Arena::new();
    let Some(root) = tree::parse(&arena, &typed) else {
        return typed;
    };
    let mut text = String::new();
    blocks(root, "", &mut text);
    text.trim().to_owned()
}

/// Depth is bounded by [`tree::parse`].
fn blocks<'a>(parent: Node<'a>, indent: &str, text: &mut String) {
    for node in parent.children() {
        let value = node.data().value.clone();
        match value {
            NodeValue::Paragraph => {
                line(&inlines(node), indent, text);
                let in_list = matches!(parent.data().value, NodeValue::Item(_));
                text.push_str(if in_list { "" } else { "\n" });
            }
            NodeValue::CodeBlock(code) => {
                line(code.literal.trim_end(), indent, text);
                text.push('\n');
            }
            NodeValue::HtmlBlock(html) => {
                line(html.literal.trim_end(), indent, text);
                text.push('\n');
            }
            NodeValue::ThematicBreak => text.push_str("---\n\n"),
            NodeValue::BlockQuote => blocks(node, &format!("{indent}> "), text),
            NodeValue::List(list) => {
                for (number, item) in (list.start..).zip(node.children()) {
                    let mut point = String::new();
                    blocks(item, "", &mut point);
                    let mark = match list.list_type {
                        ListType::Bullet => "- ".to_owned(),
                        ListType::Ordered => format!("{number}. "),
                    };
                    let hang = " ".repeat(mark.len());
                    for (place, of_point) in point.trim_end().lines().enumerate() {
                        let before = if place == 0 { &mark } else { &hang };
                        line(&format!("{before}{of_point}"), indent, text);
                    }
                }
                let nested = matches!(parent.data().value, NodeValue::Item(_));
                text.push_str(if nested { "" } else { "\n" });
            }
            _ => blocks(node, indent, text),
        }
    }
}

fn line(lines: &str, indent: &str, text: &mut String) {
    for line in lines.lines() {
        text.push_str(indent);
        text.push_str(line);
        text.push('\n');
    }
}

fn inlines<'a>(parent: Node<'a>) -> String {
    let mut text = String::new();
    for node in parent.children() {
        let value = node.data().value.clone();
        match value {
            NodeValue::Text(words) => text.push_str(&words),
            NodeValue::Code(code) => text.push_str(&code.literal),
            NodeValue::HtmlInline(html) => text.push_str(&html),
            NodeValue::SoftBreak | NodeValue::LineBreak => text.push('\n'),
            NodeValue::Link(link) => {
                let words = inlines(node);
                text.push_str(&words);
                if !link.url.is_empty() && !link.url.ends_with(&words) {
                    text.push_str(&format!(" ({})", link.url));
                }
            }
            _ => text.push_str(&inlines(node)),
        }
    }
    text
}
