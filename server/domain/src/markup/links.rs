//! Addresses that were typed into a sentence.

use comrak::{Arena, Node, nodes::NodeValue};

/// Ends a bare address at the first character that is not ASCII. GFM lets it run on to the next
/// space, which Japanese sentences do not have (「https://example.com/を見てください。」).
/// Browsers copy addresses percent-encoded, so little is lost.
pub(super) fn shorten<'a>(arena: &'a Arena<'a>, root: Node<'a>) {
    let nodes: Vec<Node<'a>> = root.descendants().collect();
    for node in nodes {
        let Some((url, typed)) = bare_address(node) else {
            continue;
        };
        let Some(end) = typed.find(|c: char| !c.is_ascii()) else {
            continue;
        };
        let (address, rest) = typed.split_at(without_stops(typed.get(..end).unwrap_or_default()));
        let rest = arena.alloc(NodeValue::Text(rest.to_owned().into()).into());
        node.insert_after(rest);
        let text = arena.alloc(NodeValue::Text(address.to_owned().into()).into());
        if has_host(address) {
            let added = url
                .strip_suffix(typed.as_str())
                .unwrap_or_default()
                .to_owned();
            if let NodeValue::Link(link) = &mut node.data_mut().value {
                link.url = format!("{added}{address}");
            }
            if let Some(child) = node.first_child() {
                child.detach();
            }
            node.append(text);
        } else {
            node.insert_after(text);
            node.detach();
        }
    }
}

/// Address and text of a link that was made from a bare address.
fn bare_address(node: Node<'_>) -> Option<(String, String)> {
    let data = node.data();
    let NodeValue::Link(link) = &data.value else {
        return None;
    };
    let child = node.first_child()?;
    if child.next_sibling().is_some() {
        return None;
    }
    let child = child.data();
    let NodeValue::Text(text) = &child.value else {
        return None;
    };
    // `www.` and e-mail addresses get their scheme added.
    link.url
        .ends_with(text.as_ref())
        .then(|| (link.url.clone(), text.to_string()))
}

/// Where an address ends when what closes the sentence is taken off, as GFM does it.
fn without_stops(address: &str) -> usize {
    let mut address = address;
    loop {
        let shorter =
            address.trim_end_matches(['.', ',', ':', ';', '!', '?', '"', '\'', '*', '_', '~']);
        let open = shorter.matches('(').count() < shorter.matches(')').count();
        match shorter.strip_suffix(')').filter(|_| open) {
            Some(without) => address = without,
            None => return shorter.len(),
        }
    }
}

fn has_host(address: &str) -> bool {
    let host = address.split_once("://").map_or(address, |(_, host)| host);
    host.contains('.') && !host.ends_with('.') || host.starts_with("localhost")
}
