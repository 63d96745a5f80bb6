//! Mails about surveys.

use super::compose::Writer;
use super::letter::{Block, Letter};
use crate::messages::facts::SurveyFacts;
use model::messages::Topic;
use model::{Both, SurveyNumber};
use text::{t, t_args};

impl Writer<'_> {
    /// Why you, who will read it, until when.
    pub(super) fn survey_invitation(&self, facts: &SurveyFacts) -> Letter {
        let lang = self.lang;
        let vendor = ("vendor", self.vendor.into());
        let product = ("product", self.product.into());
        let mut blocks = vec![
            Block::Paragraph(t_args(lang, "mail-survey-lead", &[vendor, product])),
            self.named(&facts.title),
        ];
        blocks.extend(self.said("mail-study-why", &facts.why));
        let last = text::day(lang, facts.closes_on);
        blocks.extend([
            Block::Paragraph(t(lang, &format!("mail-survey-naming-{}", facts.naming))),
            Block::Paragraph(t_args(lang, "mail-survey-until", &[("day", last.into())])),
            self.way("mail-survey-button", facts.number),
        ]);
        self.survey_letter("mail-survey-subject", &facts.title, blocks)
    }

    /// What came out, and what becomes of it.
    pub(super) fn survey_outcome(
        &self,
        number: SurveyNumber,
        title: &Both,
        outcome: &Both,
    ) -> Letter {
        let vendor = ("vendor", self.vendor.into());
        let mut blocks = vec![
            Block::Paragraph(t_args(self.lang, "mail-survey-outcome-lead", &[vendor])),
            self.named(title),
        ];
        blocks.extend(self.said("mail-survey-outcome", outcome));
        blocks.push(self.way("mail-survey-outcome-button", number));
        self.survey_letter("mail-survey-outcome-subject", title, blocks)
    }

    fn survey_letter(&self, subject: &str, title: &Both, blocks: Vec<Block>) -> Letter {
        let title = title.to(self.lang).text;
        let subject = t_args(self.lang, subject, &[("title", title.into())]);
        let letter = self.letter(&subject, blocks);
        let vendor = ("vendor", self.vendor.into());
        let why = t_args(self.lang, "mail-survey-why-mail", &[vendor]);
        self.with_switch(letter, why, Topic::Studies)
    }

    fn named(&self, title: &Both) -> Block {
        let title = title.to(self.lang);
        Block::Title {
            text: title.text.to_owned(),
            lang: title.lang,
        }
    }

    fn way(&self, label: &str, number: SurveyNumber) -> Block {
        Block::Button {
            label: t(self.lang, label),
            url: format!("{}/surveys/{number}", self.world.public_url),
        }
    }
}
