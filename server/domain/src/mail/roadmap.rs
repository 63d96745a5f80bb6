//! Mails about the roadmap.

use super::compose::Writer;
use super::letter::{Block, Letter};
use crate::messages::MailFacts;
use model::messages::Topic;
use model::roadmap::Change;
use model::{Both, VersionNumber};
use text::{t, t_args};

impl Writer<'_> {
    /// Only what moved, each with its reason.
    pub(super) fn roadmap_published(
        &self,
        number: VersionNumber,
        name: &Both,
        changes: &[Change],
        more: u32,
    ) -> Letter {
        let lang = self.lang;
        let name = name.to(lang).text;
        let product = self.product;
        let subject = t_args(
            lang,
            "mail-roadmap-subject",
            &[("product", product.into()), ("name", name.into())],
        );
        let mut blocks = vec![Block::Paragraph(t_args(
            lang,
            "mail-roadmap-lead",
            &[("vendor", self.vendor.into()), ("name", name.into())],
        ))];
        for change in changes {
            let said = text::change(lang, change);
            match text::latest_reason(lang, change) {
                Some(reason) => blocks.push(Block::Quote {
                    heading: said,
                    text: reason.text.to_owned(),
                    lang: reason.lang,
                }),
                None => blocks.push(Block::Paragraph(said)),
            }
        }
        if more > 0 {
            let count = &[("count", more.into())];
            blocks.push(Block::Paragraph(t_args(lang, "mail-roadmap-more", count)));
        }
        blocks.push(Block::Button {
            label: t(lang, "mail-roadmap-button"),
            url: format!("{}/roadmap/changes?to={number}", self.world.public_url),
        });
        blocks.push(Block::Small(t(lang, "mail-roadmap-direction")));
        let letter = self.letter(&subject, blocks);
        self.with_switch(letter, t(lang, "mail-roadmap-why"), Topic::Roadmap)
    }

    pub(super) fn roadmap_answered(&self, facts: &MailFacts) -> Letter {
        let MailFacts::RoadmapAnswered {
            number,
            title,
            question,
            question_lang,
            answer,
            answer_lang,
            by,
        } = facts
        else {
            return self.letter("", Vec::new());
        };
        let lang = self.lang;
        let title = title.to(lang);
        let subject = t_args(
            lang,
            "mail-roadmap-answered-subject",
            &[("title", title.text.into())],
        );
        let blocks = vec![
            Block::Title {
                text: title.text.to_owned(),
                lang: title.lang,
            },
            Block::Quote {
                heading: t(lang, "mail-roadmap-answered-question"),
                text: question.clone(),
                lang: *question_lang,
            },
            Block::Quote {
                heading: t_args(
                    lang,
                    "mail-roadmap-answered-lead",
                    &[("by", by.into()), ("vendor", self.vendor.into())],
                ),
                text: answer.clone(),
                lang: *answer_lang,
            },
            Block::Button {
                label: t(lang, "mail-roadmap-answered-button"),
                url: format!("{}/roadmap/items/{number}", self.world.public_url),
            },
        ];
        let letter = self.letter(&subject, blocks);
        self.with_switch(letter, t(lang, "mail-roadmap-answered-why"), Topic::Answers)
    }
}
