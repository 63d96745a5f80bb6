use model::Lang;
use model::messages::{NoticeFacts, NoticeKind};
use model::proposals::Status;

use crate::{t, t_args};

/// A status in a word.
#[must_use]
pub fn status(lang: Lang, status: Status) -> String {
    t(lang, &format!("status-{status}"))
}

/// What the bell tells, as one sentence. Titles and names stand in it as they were written:
/// whoever puts it into HTML escapes it there.
#[must_use]
pub fn notice(lang: Lang, kind: NoticeKind, facts: &NoticeFacts) -> String {
    let who = if facts.company.is_empty() {
        facts.who.clone()
    } else {
        t_args(
            lang,
            "notice-who-of-company",
            &[
                ("who", (&facts.who).into()),
                ("company", (&facts.company).into()),
            ],
        )
    };
    let number = facts.number.unwrap_or_default().to_string();
    let status = facts
        .status
        .parse()
        .map_or_else(|_| facts.status.clone(), |word| status(lang, word));
    t_args(
        lang,
        &format!("notice-told-{kind}"),
        &[
            ("who", who.into()),
            ("number", number.into()),
            ("title", title(lang, facts).into()),
            ("status", status.into()),
        ],
    )
}

/// What it is about, in the reader's language where it is said in both.
fn title(lang: Lang, facts: &NoticeFacts) -> &str {
    match lang {
        Lang::En if !facts.title_en.is_empty() => &facts.title_en,
        Lang::Ja if facts.title.is_empty() => &facts.title_en,
        _ => &facts.title,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exists;

    #[test]
    fn every_kind_and_every_status_has_its_words_in_both_languages() {
        for lang in [Lang::En, Lang::Ja] {
            for kind in NoticeKind::ALL {
                assert!(exists(lang, &format!("notice-told-{kind}")), "{kind}");
            }
            for status in Status::ALL {
                assert!(exists(lang, &format!("status-{status}")), "{status}");
            }
        }
    }

    #[test]
    fn a_notice_says_who_did_what_to_which_proposal() {
        let facts = NoticeFacts {
            who: "中村 誠".to_owned(),
            number: Some(1_031),
            title: "承認の一括処理".to_owned(),
            status: "planned".to_owned(),
            ..NoticeFacts::default()
        };
        assert_eq!(
            notice(Lang::Ja, NoticeKind::ProposalAnswered, &facts),
            "中村 誠さんが「承認の一括処理」(#1031)に回答しました:計画"
        );
        assert_eq!(
            notice(Lang::En, NoticeKind::ProposalAnswered, &facts),
            "中村 誠 answered “承認の一括処理” (#1031): Planned."
        );
    }
}
