//! How the story of a proposal goes on, step by step.

use super::super::calendar::spoken;
use super::super::sketches;
use super::super::story::{Does, Next, Step, Story};
use super::{Play, Published};
use crate::error::Result;
use chrono::NaiveDate;
use model::Lang;
use model::proposals::{AnswerForm, DraftWording, NewComment, NewTranslation, Wording};

impl Play<'_> {
    pub(super) async fn publish(&mut self, story: &'static Story) -> Result<()> {
        let author = self.cast.actor(story.author)?;
        let proposals = self.domain.proposals();
        let draft = proposals
            .start_draft(author, DraftWording::default(), "")
            .await?;
        if let Some(sketch) = sketches::of(story.title)? {
            proposals.add_sketch(author, draft, sketch).await?;
        }
        let wording = wording(story, story.reason);
        let number = proposals.publish(author, draft, wording).await?;
        let published = Published { number, version: 1 };
        self.proposals.insert(story.title, published);
        Ok(())
    }

    pub(super) async fn step(&mut self, story: &'static Story, step: &Step) -> Result<()> {
        let Published { number, version } = self.published(story)?;
        let actor = self.cast.actor(step.who)?;
        let proposals = self.domain.proposals();
        match &step.does {
            Does::Reasons(text) => {
                proposals
                    .add_reason(actor, number, (*text).to_owned())
                    .await?;
            }
            Does::Comments(text, liked) => {
                let new = NewComment {
                    body: (*text).to_owned(),
                    watch: true,
                    form_token: String::new(),
                };
                let comment = proposals.comment(actor, number, new).await?;
                for (who, kind) in *liked {
                    let fan = self.cast.actor(who)?;
                    proposals.react(fan, number, comment, *kind, true).await?;
                }
            }
            Does::Answers(status, text, next) => {
                let today = self.domain.settings.local_day(self.domain.clock.now());
                let day = self.day(today, *next);
                let lang = Lang::of_text(text);
                let spoken = day.map(|day| spoken(day, lang)).unwrap_or_default();
                let answer = AnswerForm {
                    status: status.as_str().to_owned(),
                    reason: text.replace("{day}", &spoken),
                    next_day: day.map(|day| day.to_string()).unwrap_or_default(),
                    version: version.to_string(),
                }
                .parse(today)?;
                proposals.answer(actor, number, answer).await?;
                self.newer(story);
            }
            Does::Rewrites(reason) => {
                let wording = wording(story, reason);
                proposals.edit(actor, number, version, wording).await?;
                self.newer(story);
            }
            Does::Withdraws => proposals.withdraw(actor, number).await?,
            Does::Translates([title, request, reason, means]) => {
                let new = NewTranslation {
                    title: (*title).to_owned(),
                    request: (*request).to_owned(),
                    reason: (*reason).to_owned(),
                    means: (*means).to_owned(),
                    of_version: version,
                    version: 0,
                };
                proposals.translate(actor, number, new).await?;
            }
        }
        self.deliver().await
    }

    pub(super) fn newer(&mut self, story: &Story) {
        if let Some(published) = self.proposals.get_mut(story.title) {
            published.version += 1;
        }
    }

    pub(super) fn day(&self, today: NaiveDate, next: Next) -> Option<NaiveDate> {
        match next {
            Next::None => None,
            Next::After(days) => Some(self.calendar.working_days_after(today, days)),
            Next::In(days) => Some(
                self.calendar
                    .working_days_after(self.calendar.today(), days),
            ),
            Next::Days(days) => Some(self.calendar.in_days(days)),
        }
    }
}

fn wording(story: &Story, reason: &str) -> Wording {
    Wording {
        title: story.title.to_owned(),
        request: story.request.to_owned(),
        reason: reason.to_owned(),
        means: story.means.to_owned(),
        area: story.area,
        audience: story.audience,
        lang: Lang::of_text(&format!("{}{}", story.title, story.request)),
    }
}
