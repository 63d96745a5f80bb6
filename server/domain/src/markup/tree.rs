//! The tree between Markdown and HTML, and what we change in it.

use comrak::{
    Arena, Node, Options, arena_tree::NodeEdge, format_html, nodes::NodeValue, parse_document,
};

use super::{MAX_BYTES, MAX_DEPTH, links};

fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    // Without it `**強調。**次` stays unmarked: there are no spaces around Japanese words.
    options.extension.cjk_friendly_emphasis = true;
    options.render.r#unsafe = false;
    // `<Button>` in a customer's sentence is a word, so it is shown and not swallowed.
    options.render.escape = true;
    options.render.hardbreaks = true;
    options
}

/// Nothing where the text is too long or too deep to be worked on.
pub(super) fn parse<'a>(arena: &'a Arena<'a>, markdown: &str) -> Option<Node<'a>> {
    if markdown.len() > MAX_BYTES {
        return None;
    }
    let root = parse_document(arena, markdown, &options());
    if too_deep(root) {
        return None;
    }
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes {
        simplify(arena, node);
    }
    links::shorten(arena, root);
    Some(root)
}

pub(super) fn html(root: Node<'_>) -> Option<String> {
    let mut html = String::new();
    format_html(root, &options(), &mut html).ok()?;
    Some(html)
}

pub(super) fn is_inside_link(node: Node<'_>) -> bool {
    node.ancestors()
        .skip(1)
        .any(|above| matches!(above.data().value, NodeValue::Link(_)))
}

fn too_deep(root: Node<'_>) -> bool {
    let mut depth = 0_usize;
    for edge in root.traverse() {
        match edge {
            NodeEdge::Start(_) => depth += 1,
            NodeEdge::End(_) => depth = depth.saturating_sub(1),
        }
        if depth > MAX_DEPTH {
            return true;
        }
    }
    false
}

fn simplify<'a>(arena: &'a Arena<'a>, node: Node<'a>) {
    let value = node.data().value.clone();
    match value {
        NodeValue::Heading(_) => {
            let strong = arena.alloc(NodeValue::Strong.into());
            let children: Vec<Node<'a>> = node.children().collect();
            strong.extend(children);
            node.append(strong);
            node.data_mut().value = NodeValue::Paragraph;
        }
        NodeValue::Image(picture) if !is_inside_link(node) => {
            node.data_mut().value = NodeValue::Link(picture);
        }
        NodeValue::Image(_) => {
            let children: Vec<Node<'a>> = node.children().collect();
            for child in children {
                node.insert_before(child);
            }
            node.detach();
        }
        _ => {}
    }
}
