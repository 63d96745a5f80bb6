#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use model::PersonId;
use proptest::prelude::*;
use scraper::{Html as Page, Node};

use super::*;

const CORPUS: &str = include_str!("../../testdata/xss.txt");

fn person(number: u128) -> PersonId {
    PersonId(uuid::Uuid::from_u128(number))
}

fn people() -> Vec<(PersonId, String)> {
    [
        (1, "山田 花子"),
        (1, "山田"),
        (2, "田中 誠"),
        (3, "Ann Lee"),
        (3, "ann"),
        (4, "<b>x"),
        (5, "ジョン"),
    ]
    .map(|(number, name)| (person(number), name.to_owned()))
    .to_vec()
}

fn html(markdown: &str) -> String {
    render(markdown, &people()).html.into_string()
}

fn mentioned_in(markdown: &str) -> Vec<PersonId> {
    render(markdown, &people()).mentioned
}

fn payloads() -> Vec<String> {
    CORPUS
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with("# "))
        .map(|line| {
            let mut parts = line.split("\\u");
            let mut text = parts.next().unwrap().to_owned();
            for part in parts {
                text.push(char::from_u32(u32::from_str_radix(&part[..4], 16).unwrap()).unwrap());
                text.push_str(&part[4..]);
            }
            text.replace("\\n", "\n").replace("\\t", "\t")
        })
        .collect()
}

/// What a browser would find active or foreign in this HTML.
fn findings(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    for node in Page::parse_fragment(html).tree.nodes() {
        match node.value() {
            // The reader adds the two.
            Node::Element(element)
                if ["html", "body"].contains(&element.name())
                    && element.attrs().next().is_none() => {}
            Node::Element(element) => {
                if !sanitise::TAGS.contains(&element.name()) {
                    found.push(format!("<{}>", element.name()));
                }
                for (name, value) in element.attrs() {
                    let good = match (element.name(), name) {
                        ("a", "href") => ["http://", "https://", "mailto:"]
                            .iter()
                            .any(|scheme| value.to_ascii_lowercase().starts_with(scheme)),
                        ("a", "rel") => value == sanitise::REL,
                        ("ol", "start") => value.chars().all(|c| c.is_ascii_digit()),
                        ("span", "class") => value.is_empty() || value == "mention",
                        _ => false,
                    };
                    if !good {
                        found.push(format!("<{} {name}={value:?}>", element.name()));
                    }
                }
            }
            Node::Comment(_) | Node::Doctype(_) | Node::ProcessingInstruction(_) => {
                found.push("a comment".to_owned())
            }
            _ => {}
        }
    }
    found
}

/// Also after a browser has read and written it again (`innerHTML`), and inside other elements.
fn assert_harmless(what: &str, html: &str) {
    let again = Page::parse_fragment(html).html();
    for html in [
        html.to_owned(),
        again,
        format!("<ul><li>{html}</li></ul>"),
        format!("<p>{html}"),
    ] {
        let found = findings(&html);
        assert!(found.is_empty(), "{what:?} leaves {found:?} in {html:?}");
    }
}

#[test]
fn the_list_of_elements_holds_none_that_switches_the_parser() {
    const NEVER: [&str; 20] = [
        "svg",
        "math",
        "style",
        "title",
        "textarea",
        "noscript",
        "iframe",
        "xmp",
        "noembed",
        "noframes",
        "plaintext",
        "script",
        "template",
        "select",
        "form",
        "object",
        "embed",
        "img",
        "base",
        "meta",
    ];
    let mut in_force: Vec<_> = sanitise::tags_in_force().into_iter().collect();
    in_force.sort_unstable();
    assert_eq!(in_force, sanitise::TAGS);
    assert!(NEVER.iter().all(|tag| !in_force.contains(tag)));
    assert_eq!(sanitise::SCHEMES, ["http", "https", "mailto"]);
}

#[test]
fn the_reader_of_the_corpus_sees_what_is_active() {
    assert_eq!(findings("<p>x<img src=x></p>").len(), 2);
    assert_eq!(findings("<a href='javascript:x'>x</a>").len(), 1);
    assert!(findings("<p onclick=x>").len() == 1 && findings("<!-- x -->").len() == 1);
    let open = payloads()
        .iter()
        .filter(|payload| !findings(payload).is_empty())
        .count();
    assert!(open > 120, "only {open} payloads would do anything");
}

/// ASVS 1.2.2, 1.3.1, 1.3.4, 1.3.5
#[test]
fn no_payload_becomes_active() {
    let payloads = payloads();
    assert!(payloads.len() >= 150, "{}", payloads.len());
    for payload in &payloads {
        assert_harmless(payload, &html(payload));
        let around = format!(
            "前 **{payload}** 後\n\n> {payload}\n\n[{payload}](https://example.com)\n\n@{payload}"
        );
        assert_harmless(payload, &html(&around));
    }
}

/// ASVS 1.3.1
#[test]
fn the_second_layer_is_enough_alone() {
    for payload in payloads() {
        assert_harmless(&payload, &sanitise::clean(&payload));
    }
}

#[test]
fn the_first_layer_writes_html_out_as_text() {
    for payload in payloads() {
        let arena = Arena::new();
        let first = tree::html(tree::parse(&arena, &payload).unwrap()).unwrap();
        let lower = first.to_lowercase();
        for active in [
            "<script",
            "<img",
            "<svg",
            "<iframe",
            "<style",
            "href=\"javascript",
            "<!--",
        ] {
            assert!(
                !lower.contains(active),
                "{payload:?} leaves {active} in {first:?}"
            );
        }
    }
}

#[test]
fn a_name_with_marks_is_only_text() {
    let said = render("call @<b>x now", &people());
    assert_harmless("@<b>x", said.html.as_str());
}

#[test]
fn marks_become_html() {
    assert_eq!(html("**強調。**次"), "<p><strong>強調。</strong>次</p>\n");
    assert_eq!(html("one\ntwo"), "<p>one<br>\ntwo</p>\n");
    assert_eq!(
        html("~~old~~ `a<b`"),
        "<p><del>old</del> <code>a&lt;b</code></p>\n"
    );
    assert_eq!(html("- a\n- b"), "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    assert_eq!(html("3. a"), "<ol start=\"3\">\n<li>a</li>\n</ol>\n");
    assert_eq!(html("| a |\n|---|"), "<p>| a |<br>\n|---|</p>\n");
}

#[test]
fn typed_html_is_shown_and_not_swallowed() {
    assert_eq!(
        html("the <Save> button"),
        "<p>the &lt;Save&gt; button</p>\n"
    );
}

#[test]
fn a_heading_becomes_a_strong_line() {
    assert_eq!(
        html("# Why *now*"),
        "<p><strong>Why <em>now</em></strong></p>\n"
    );
}

#[test]
fn a_picture_becomes_a_link() {
    let link = "<a href=\"https://example.com/x.png\" rel=\"nofollow noopener ugc\">map</a>";
    assert_eq!(
        html("![map](https://example.com/x.png)"),
        format!("<p>{link}</p>\n")
    );
    assert_eq!(
        html("[![map](https://example.com/y.png)](https://example.com/x.png)"),
        format!("<p>{link}</p>\n")
    );
}

#[test]
fn a_bare_address_ends_where_japanese_begins() {
    let link = "<a href=\"https://example.com/a?b=1\" rel=\"nofollow noopener ugc\">https://example.com/a?b=1</a>";
    assert_eq!(
        html("https://example.com/a?b=1を見てください。"),
        format!("<p>{link}を見てください。</p>\n")
    );
    assert_eq!(
        html("(https://example.com/a?b=1)。"),
        format!("<p>({link})。</p>\n")
    );
    assert_eq!(html("https://日本語.jp/x"), "<p>https://日本語.jp/x</p>\n");
    assert_eq!(
        html("[資料](https://example.com/円卓)"),
        "<p><a href=\"https://example.com/%E5%86%86%E5%8D%93\" rel=\"nofollow noopener ugc\">資料</a></p>\n"
    );
}

#[test]
fn relative_addresses_lead_nowhere() {
    assert_eq!(
        html("[x](/sign-out)"),
        "<p><a rel=\"nofollow noopener ugc\">x</a></p>\n"
    );
}

#[test]
fn a_mention_names_a_person_once_in_the_order_of_the_text() {
    let said = render("@田中 誠 さん、@山田花子さんと ＠山田様", &people());
    assert_eq!(said.mentioned, [person(2), person(1)]);
    assert_eq!(
        said.html.as_str(),
        "<p><span class=\"mention\">@田中 誠</span> さん、<span class=\"mention\">@山田花子</span>さんと \
         <span class=\"mention\">＠山田</span>様</p>\n"
    );
    assert_eq!(
        mentioned("@田中 誠 さん、@山田花子さんと ＠山田様", &people()),
        said.mentioned
    );
}

#[test]
fn the_longest_name_is_meant() {
    let people = [
        (person(1), "山田".to_owned()),
        (person(2), "山田 花子".to_owned()),
    ];
    assert_eq!(render("@山田 花子", &people).mentioned, [person(2)]);
    assert_eq!(render("@山田 さん", &people).mentioned, [person(1)]);
}

#[test]
fn a_name_of_two_people_mentions_neither() {
    let people = [
        (person(1), "佐藤".to_owned()),
        (person(2), "佐藤".to_owned()),
        (person(1), "佐藤 健".to_owned()),
    ];
    assert_eq!(render("@佐藤 さん", &people).mentioned, []);
    assert_eq!(render("@佐藤健さん", &people).mentioned, [person(1)]);
}

#[test]
fn part_of_a_word_is_no_mention() {
    assert_eq!(mentioned_in("@Anna"), []);
    assert_eq!(mentioned_in("@山田原"), []);
    assert_eq!(mentioned_in("@ジョンソン"), []);
    assert_eq!(mentioned_in("x@ann"), []);
    assert_eq!(mentioned_in("mail@ann.example"), []);
    assert_eq!(mentioned_in("`@ann`"), []);
    assert_eq!(mentioned_in("[@ann](https://example.com)"), []);
    assert_eq!(mentioned_in("@ann, @ANN LEE and (@Ann)"), [person(3)]);
    assert_eq!(
        mentioned_in("@山田部長、@ジョンさん"),
        [person(1), person(5)]
    );
}

#[test]
fn mentions_stand_inside_marks_too() {
    assert_eq!(
        html("**@ann**"),
        "<p><strong><span class=\"mention\">@ann</span></strong></p>\n"
    );
}

#[test]
fn a_text_beyond_the_limits_is_shown_as_it_was_typed() {
    let long = "**x** <b>\n".repeat(10_000);
    let said = html(&long);
    assert!(
        said.starts_with("<p>**x** &lt;b&gt;<br>**x**"),
        "{}",
        &said[..60]
    );
    let deep = format!("{}deep", "> ".repeat(2_000));
    assert!(html(&deep).starts_with("<p>&gt; &gt;"));
    for opening in [
        "[", "![", "*a_", "<", "`", "- ", "@", "**", "&", "[a](", "~~",
    ] {
        let _ = html(&opening.repeat(20_000));
        let _ = plain(&opening.repeat(20_000));
    }
}

#[test]
fn plain_text_keeps_the_shape_without_the_marks() {
    let markdown = "# Why\n\nIt is **very** slow\nevery `day`.\n\n- a\n- b\n  1. c\n  2. d\n\n> said [here](https://example.com/x)\n\n<Save> https://example.com/y";
    assert_eq!(
        plain(markdown),
        "Why\n\nIt is very slow\nevery day.\n\n- a\n- b\n  1. c\n  2. d\n\n> said here (https://example.com/x)\n\n<Save> https://example.com/y"
    );
}

proptest! {
    #[test]
    fn no_text_panics_or_becomes_active(text in "\\PC{0,200}") {
        assert_harmless(&text, &html(&text));
        let _ = plain(&text);
    }

    #[test]
    fn no_mixture_of_marks_panics_or_becomes_active(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "<", ">", "\"", "'", "`", "*", "**", "_", "~~", "[", "]", "(", ")", "!", "&", "#", "\n", "\n\n", " ", "- ",
                "> ", "1. ", "    ", "\\", ":", "//", "javascript:", "https://", "www.", "x.example", "@", "@ann", "＠山田",
                "script", "svg", "style", "onerror=", "<!--", "-->", "&#x3c;", "\0", "\u{202e}", "円",
            ]),
            0..60,
        )
    ) {
        let text = parts.concat();
        assert_harmless(&text, &html(&text));
        let _ = plain(&text);
    }
}
