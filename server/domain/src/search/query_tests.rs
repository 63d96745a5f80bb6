use super::*;

/// Terms by `;`, phrases by `/`, an open end as `*`.
fn read(typed: &str) -> String {
    let term = |term: &Term| {
        let phrases: Vec<String> = term
            .0
            .iter()
            .map(|phrase| {
                let star = if phrase.open { "*" } else { "" };
                format!("{}{star}", phrase.tokens.join(" "))
            })
            .collect();
        phrases.join(" / ")
    };
    let terms: Vec<String> = Query::parse(typed).terms.iter().map(term).collect();
    terms.join("; ")
}

#[test]
fn what_is_typed_becomes_terms() {
    for (typed, expected) in [
        ("承認", "承認"),
        ("承認フロー", "承認 認ふ ふろ ろー"),
        ("承認　通知", "承認; 通知"),
        ("承認、通知", "承認; 通知"),
        ("評", "評*"),
        ("ｶ", "か*"),
        (
            "カスタマー・サクセス",
            "かす すた たま まー ーさ さく くせ せす",
        ),
        ("API連携", "api 連携"),
        ("連携API", "連携 携 api*"),
        ("export", "export*"),
        ("UI", "ui"),
        ("a", "a"),
        ("100", "100"),
        ("v2.0", "v 2 0"),
        ("ISO27001", "iso 27001"),
        ("2026-11-22", "2026 11 22 / 20261122"),
        ("e-mail", "e mail* / email*"),
        ("\"e-mail\"", "e mail / email"),
        ("\"approval flow\"", "approval flow"),
        ("“承認 フロー”", "承認 認 ふろ ろー"),
        ("\"export", "export"),
        ("export EXPORT ｅｘｐｏｒｔ", "export*"),
        ("a b c d e f g h i j", "a; b; c; d; e; f; g; h"),
        ("", ""),
        ("！？ -- \"\" ・", ""),
    ] {
        assert_eq!(read(typed), expected, "{typed}");
    }
}

#[test]
fn a_long_phrase_is_cut_at_its_limit() {
    let query = Query::parse(&"承認".repeat(1_000));
    let lengths: Vec<usize> = query
        .terms
        .iter()
        .flat_map(|t| &t.0)
        .map(|p| p.tokens.len())
        .collect();
    assert_eq!(lengths, [MAX_PHRASE]);
}
