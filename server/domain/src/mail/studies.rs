//! Mails about studies.

use super::compose::Writer;
use super::letter::{Block, Letter};
use crate::messages::facts::StudyFacts;
use model::Both;
use model::messages::Topic;
use text::{t, t_args};

impl Writer<'_> {
    /// Why you, what happens, how long, who watches, what becomes of it, whom to ask.
    pub(super) fn study_invitation(&self, facts: &StudyFacts) -> Letter {
        let lang = self.lang;
        let vendor = || self.vendor.into();
        let title = facts.title.to(lang);
        let subject = t_args(lang, "mail-study-subject", &[("title", title.text.into())]);
        let mut blocks = vec![
            Block::Paragraph(t_args(
                lang,
                "mail-study-lead",
                &[("vendor", vendor()), ("product", self.product.into())],
            )),
            Block::Title {
                text: title.text.to_owned(),
                lang: title.lang,
            },
        ];
        blocks.extend(self.said("mail-study-why", &facts.why));
        let minutes = u32::try_from(facts.minutes).unwrap_or_default();
        blocks.push(Block::Paragraph(t_args(
            lang,
            &format!("mail-study-how-{}", facts.place),
            &[("minutes", minutes.into())],
        )));
        let watching = u32::try_from(facts.observers_max).unwrap_or_default();
        blocks.push(Block::Paragraph(if watching == 0 {
            t(lang, "mail-study-unwatched")
        } else {
            t_args(
                lang,
                "mail-study-watched",
                &[("count", watching.into()), ("vendor", vendor())],
            )
        }));
        blocks.extend(self.said("mail-study-becomes", &facts.becomes));
        blocks.extend(self.said("mail-study-incentive", &facts.incentive));
        blocks.extend([
            Block::Paragraph(t(lang, "mail-study-consent")),
            Block::Paragraph(t(lang, "mail-study-free")),
            Block::Button {
                label: t(lang, "mail-study-button"),
                url: format!("{}/studies/{}", self.world.public_url, facts.number),
            },
            Block::Small(self.contact_person(facts)),
        ]);
        let letter = self.letter(&subject, blocks);
        let why = t_args(lang, "mail-study-why-mail", &[("vendor", vendor())]);
        self.with_switch(letter, why, Topic::Studies)
    }

    /// What the vendor wrote under a heading, where it wrote anything.
    pub(super) fn said(&self, heading: &str, text: &Both) -> Option<Block> {
        let said = text.to(self.lang);
        (!said.text.is_empty()).then(|| Block::Quote {
            heading: t(self.lang, heading),
            text: said.text.to_owned(),
            lang: said.lang,
        })
    }

    fn contact_person(&self, facts: &StudyFacts) -> String {
        let who = ("contact", (&facts.contact).into());
        let vendor = ("vendor", self.vendor.into());
        if facts.contact_phone.is_empty() {
            t_args(self.lang, "mail-study-contact", &[vendor, who])
        } else {
            let phone = ("phone", (&facts.contact_phone).into());
            t_args(self.lang, "mail-study-contact-phone", &[vendor, who, phone])
        }
    }
}
