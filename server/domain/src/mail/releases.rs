//! Mails about releases and thanks.

use super::compose::Writer;
use super::letter::{Block, Letter};
use crate::messages::MailFacts;
use crate::messages::facts::ThanksLine;
use model::messages::Topic;
use model::{Both, Lang, ReleaseNumber, ThanksId};
use text::{t, t_args};

/// Releases that the subject of a letter names.
const NAMED: usize = 2;

impl Writer<'_> {
    fn release_url(&self, number: ReleaseNumber) -> String {
        format!("{}/releases/{number}", self.world.public_url)
    }

    /// "You asked on 3 November, because … — it is here."
    pub(super) fn release_published(&self, facts: &MailFacts) -> Letter {
        let MailFacts::ReleasePublished {
            number,
            title,
            lead,
            lead_lang,
            proposal,
            proposal_title,
            asked_at,
            because,
            because_lang,
        } = facts
        else {
            return self.letter("", Vec::new());
        };
        let lang = self.lang;
        let written = proposal.to_string();
        let about = [
            ("number", (&written).into()),
            ("proposal", proposal_title.into()),
        ];
        let asked = match asked_at {
            Some(at) => {
                let [number, proposal] = about;
                let day = text::date(lang, *at, self.reader.zone);
                t_args(
                    lang,
                    "mail-release-asked",
                    &[("day", day.into()), number, proposal],
                )
            }
            None => t_args(lang, "mail-release-watched", &about),
        };
        let because_heading = match asked_at {
            Some(_) => "mail-release-because",
            None => "mail-release-reason",
        };
        let subject = t_args(lang, "mail-release-subject", &[("title", title.into())]);
        let blocks = vec![
            Block::Paragraph(asked),
            Block::Quote {
                heading: t(lang, because_heading),
                text: because.clone(),
                lang: *because_lang,
            },
            Block::Strong(t(lang, "mail-release-here")),
            Block::Title {
                text: title.clone(),
                lang: Lang::of_text(title),
            },
            Block::Quote {
                heading: t_args(
                    lang,
                    "mail-release-background",
                    &[("vendor", self.vendor.into())],
                ),
                text: lead.clone(),
                lang: *lead_lang,
            },
            Block::Button {
                label: t(lang, "mail-release-button"),
                url: self.release_url(*number),
            },
            Block::Small(t(lang, "mail-release-thanks")),
        ];
        let letter = self.letter(&subject, blocks);
        self.with_switch(letter, t(lang, "mail-release-why"), Topic::Releases)
    }

    /// Which of a CSM's companies had asked.
    pub(super) fn release_customers(&self, facts: &MailFacts) -> Letter {
        let MailFacts::ReleaseCustomers {
            number,
            title,
            companies,
            people,
            more,
        } = facts
        else {
            return self.letter("", Vec::new());
        };
        let lang = self.lang;
        let title = title.to(lang);
        let count = u32::try_from(companies.len()).unwrap_or(u32::MAX);
        let subject = t_args(
            lang,
            "mail-release-customers-subject",
            &[("title", title.text.into())],
        );
        let mut blocks = vec![
            Block::Title {
                text: title.text.to_owned(),
                lang: title.lang,
            },
            Block::Paragraph(t_args(
                lang,
                "mail-release-customers-lead",
                &[
                    ("companies", count.saturating_add(*more).into()),
                    ("people", (*people).into()),
                ],
            )),
        ];
        for (company, people) in companies {
            blocks.push(Block::Paragraph(t_args(
                lang,
                "mail-release-customers-line",
                &[("company", company.into()), ("people", (*people).into())],
            )));
        }
        if *more > 0 {
            let more = &[("count", (*more).into())];
            blocks.push(Block::Paragraph(t_args(
                lang,
                "mail-release-customers-more",
                more,
            )));
        }
        blocks.push(Block::Button {
            label: t(lang, "mail-release-button"),
            url: self.release_url(*number),
        });
        let letter = self.letter(&subject, blocks);
        let why = t(lang, "mail-release-customers-why");
        self.with_switch(letter, why, Topic::Releases)
    }

    /// What customers said in a week to who built it.
    pub(super) fn weekly_thanks(&self, thanks: &[ThanksLine], more: u32) -> Letter {
        let lang = self.lang;
        let count = u32::try_from(thanks.len()).unwrap_or(u32::MAX);
        let count = count.saturating_add(more);
        let mut titles: Vec<&str> = Vec::new();
        for line in thanks {
            let title = line.title.to(lang).text;
            if titles.len() < NAMED && !titles.contains(&title) {
                titles.push(title);
            }
        }
        let subject = t_args(
            lang,
            "mail-thanks-weekly-subject",
            &[
                ("count", count.into()),
                ("titles", titles.join(" / ").into()),
            ],
        );
        let mut blocks = vec![Block::Paragraph(t(lang, "mail-thanks-weekly-lead"))];
        for line in thanks {
            blocks.push(Block::Quote {
                heading: t_args(
                    lang,
                    "mail-thanks-weekly-line",
                    &[
                        ("who", (&line.by).into()),
                        ("company", (&line.company).into()),
                        ("title", line.title.to(lang).text.into()),
                    ],
                ),
                text: line.text.clone(),
                lang: line.lang,
            });
        }
        if more > 0 {
            let count = &[("count", more.into())];
            blocks.push(Block::Paragraph(t_args(
                lang,
                "mail-thanks-weekly-more",
                count,
            )));
        }
        blocks.push(Block::Button {
            label: t(lang, "mail-thanks-weekly-button"),
            url: format!("{}/thanks", self.world.public_url),
        });
        let letter = self.letter(&subject, blocks);
        self.with_switch(letter, t(lang, "mail-thanks-weekly-why"), Topic::Thanks)
    }

    /// The words that the vendor would like to publish, both languages where there are two.
    pub(super) fn story_asked(
        &self,
        (number, thanks): (ReleaseNumber, ThanksId),
        title: &Both,
        story: &Both,
        by: &str,
    ) -> Letter {
        let lang = self.lang;
        let title = title.to(lang).text;
        let subject = t_args(lang, "mail-story-subject", &[("title", title.into())]);
        let mut blocks = vec![Block::Paragraph(t_args(
            lang,
            "mail-story-lead",
            &[
                ("by", by.into()),
                ("vendor", self.vendor.into()),
                ("title", title.into()),
            ],
        ))];
        for written in [lang, lang.other()] {
            let text = story.get(written);
            if !text.is_empty() {
                blocks.push(Block::Quote {
                    heading: t(lang, "mail-story-words"),
                    text: text.to_owned(),
                    lang: written,
                });
            }
        }
        blocks.extend([
            Block::Paragraph(t(lang, "mail-story-nothing")),
            Block::Button {
                label: t(lang, "mail-story-button"),
                url: format!("{}/thanks/{thanks}", self.release_url(number)),
            },
        ]);
        let letter = self.letter(&subject, blocks);
        self.with_switch(letter, t(lang, "mail-story-why"), Topic::Thanks)
    }
}
