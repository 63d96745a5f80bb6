//! Outcome stories: the vendor writes what a release did for a customer, the customer agrees to
//! these words, and only then can it be published. Consent can be taken back at any time.
//!
//! ```text
//! ask ──► asked ──agree──► given ──publish──► public
//!   ▲       │                │ ▲                │
//!   └ words │ refuse         └─┼── other words ─┤
//!    changed▼                  │ agree          │ take back
//!        refused ──────────────┴────────────────┘
//! ```

use super::{Releases, load, policy, scope};
use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::releases::{release, story, thanks};
use crate::error::{Error, Result};
use crate::messages::{self, MailFacts, Recipient};
use chrono::{DateTime, Utc};
use model::messages::{NoticeFacts, NoticeKind};
use model::releases::{Consent, Story, StoryAnswer};
use model::{AppError, Conflict, OutcomeStoryId, ReleaseNumber, ThanksId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;

impl Releases<'_> {
    /// Writes the story behind a thanks and asks its customer to agree; other words are asked for
    /// anew, and what was public goes until then.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`];
    /// [`Conflict::Stale`] when somebody else wrote it meanwhile; [`Conflict::ConsentRefused`]:
    /// who said no is not asked again.
    pub async fn ask_story(
        self,
        actor: &Actor,
        of: (ReleaseNumber, ThanksId),
        new: Story,
    ) -> Result<OutcomeStoryId> {
        let world = self.0;
        let (id, told) = world
            .db
            .write(async |tx| {
                let (given, about) = lock_thanks(tx, actor, of).await?;
                let by = policy::can_follow_up(actor)?;
                let now = world.clock.now();
                let standing = story::Entity::find()
                    .filter(story::Column::ThanksId.eq(given.id))
                    .one(tx)
                    .await?;
                let id = match standing {
                    None if new.version == 0 => {
                        let id: OutcomeStoryId = world.clock.new_id();
                        let row = story::ActiveModel {
                            id: Set(id),
                            thanks_id: Set(given.id),
                            text_ja: Set(new.text.ja.clone()),
                            text_en: Set(new.text.en.clone()),
                            consent: Set(Consent::Asked),
                            asked_by: Set(by.id),
                            asked_at: Set(now),
                            answered_at: Set(None),
                            published_at: Set(None),
                            version: Set(1),
                        };
                        let came = story::Entity::insert(row)
                            .on_conflict(OnConflict::new().do_nothing().to_owned())
                            .exec_without_returning(tx)
                            .await?;
                        if came == 0 {
                            return Err(Conflict::Stale.into());
                        }
                        id
                    }
                    Some(row) if row.consent == Consent::Refused => {
                        return Err(Conflict::ConsentRefused.into());
                    }
                    Some(row) if row.version == new.version => {
                        story::Entity::update_many()
                            .col_expr(story::Column::TextJa, Expr::value(&new.text.ja))
                            .col_expr(story::Column::TextEn, Expr::value(&new.text.en))
                            .col_expr(story::Column::Consent, Expr::value(Consent::Asked))
                            .col_expr(story::Column::AskedBy, Expr::value(by.id))
                            .col_expr(story::Column::AskedAt, Expr::value(now))
                            .col_expr(story::Column::AnsweredAt, nothing())
                            .col_expr(story::Column::PublishedAt, nothing())
                            .col_expr(story::Column::Version, Expr::value(row.version + 1))
                            .filter(story::Column::Id.eq(row.id))
                            .exec(tx)
                            .await?;
                        row.id
                    }
                    _ => return Err(Conflict::Stale.into()),
                };
                let facts = NoticeFacts {
                    who: by.name.clone(),
                    release: about.number.map(|number| number.0),
                    thanks_id: Some(given.id.0),
                    title: about.title_ja.clone(),
                    title_en: about.title_en.clone(),
                    ..NoticeFacts::default()
                };
                let kind = "releases.story-asked";
                let event =
                    messages::record(tx, &world.clock, actor, kind, id.0, &json!({})).await?;
                let told = vec![given.person_id];
                let kind = NoticeKind::StoryAsked;
                messages::notify(tx, &world.clock, event, &told, kind, &facts).await?;
                let whose = person::Entity::find_by_id(given.person_id).one(tx).await?;
                if let (Some(whose), Some(number)) = (whose, about.number) {
                    let mail = MailFacts::StoryAsked {
                        number,
                        thanks: given.id,
                        title: load::title(&about),
                        text: new.text.clone(),
                        by: by.name.clone(),
                    };
                    let to = Recipient {
                        id: whose.id,
                        email: whose.email,
                        lang: whose.lang,
                    };
                    messages::enqueue(tx, &world.clock, event, &to, &mail).await?;
                }
                Ok::<_, Error>((id, told))
            })
            .await?;
        world.live.tell(&told);
        Ok(id)
    }

    /// Agrees to the words that were read, or takes it back; what is taken back is gone from every
    /// page at once. Whose story it is, nobody else.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for stories of others;
    /// [`Conflict::Stale`] when the words have changed since: only no needs no reading.
    pub async fn answer_story(
        self,
        actor: &Actor,
        of: (ReleaseNumber, ThanksId),
        answer: StoryAnswer,
    ) -> Result<()> {
        let world = self.0;
        let told = world
            .db
            .write(async |tx| {
                let me = actor.person()?;
                let (row, given, about) = lock_story(tx, actor, of).await?;
                if given.person_id != me.id {
                    return Err(AppError::NotFound.into());
                }
                let wanted = match answer.agree {
                    true => Consent::Given,
                    false => Consent::Refused,
                };
                if row.consent == wanted {
                    return Ok(Vec::new());
                }
                if answer.agree && row.version != answer.version {
                    return Err(Conflict::Stale.into());
                }
                let now = world.clock.now();
                // The version stays: it names the words that were agreed to.
                story::Entity::update_many()
                    .col_expr(story::Column::Consent, Expr::value(wanted))
                    .col_expr(story::Column::AnsweredAt, Expr::value(Some(now)))
                    .col_expr(story::Column::PublishedAt, nothing())
                    .filter(story::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                let kind = "releases.story-answered";
                let facts = json!({ "agreed": answer.agree });
                let event =
                    messages::record(tx, &world.clock, actor, kind, row.id.0, &facts).await?;
                let facts = NoticeFacts {
                    who: me.name.clone(),
                    release: Some(of.0.0),
                    thanks_id: Some(given.id.0),
                    title: about.title_ja,
                    title_en: about.title_en,
                    ..NoticeFacts::default()
                };
                let told = vec![row.asked_by];
                let kind = NoticeKind::StoryAnswered;
                messages::notify(tx, &world.clock, event, &told, kind, &facts).await?;
                Ok::<_, Error>(told)
            })
            .await?;
        world.live.tell(&told);
        Ok(())
    }

    /// Publishes a story whose customer has agreed to these words. Done twice, it changes nothing.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`],
    /// [`Conflict::Stale`], [`Conflict::ConsentMissing`].
    pub async fn publish_story(
        self,
        actor: &Actor,
        of: (ReleaseNumber, ThanksId),
        version: i32,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                staff(actor)?;
                let (row, ..) = lock_story(tx, actor, of).await?;
                policy::can_follow_up(actor)?;
                if row.version != version {
                    return Err(Conflict::Stale.into());
                }
                if row.consent != Consent::Given {
                    return Err(Conflict::ConsentMissing.into());
                }
                if row.published_at.is_some() {
                    return Ok(());
                }
                story::Entity::update_many()
                    .col_expr(
                        story::Column::PublishedAt,
                        Expr::value(Some(world.clock.now())),
                    )
                    .filter(story::Column::Id.eq(row.id))
                    .exec(tx)
                    .await?;
                let kind = "releases.story-published";
                messages::record(tx, &world.clock, actor, kind, row.id.0, &json!({})).await?;
                Ok::<_, Error>(())
            })
            .await
    }
}

fn nothing() -> Expr {
    Expr::value(None::<DateTime<Utc>>)
}

/// For everybody else, a story that is not public does not exist.
fn staff(actor: &Actor) -> Result<(), AppError> {
    match actor.person()?.is_staff() {
        true => Ok(()),
        false => Err(AppError::NotFound),
    }
}

/// The story behind a thanks for a release that is shown, held until the transaction ends.
async fn lock_story(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    of: (ReleaseNumber, ThanksId),
) -> Result<(story::Model, thanks::Model, release::Model)> {
    let (given, about) = lock_thanks(tx, actor, of).await?;
    let row = story::Entity::find()
        .filter(story::Column::ThanksId.eq(given.id))
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((row, given, about))
}

/// A thanks for a release that is shown, held so that two who ask follow each other.
async fn lock_thanks(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    (number, id): (ReleaseNumber, ThanksId),
) -> Result<(thanks::Model, release::Model)> {
    let about = scope::published(tx, actor, number).await?;
    let given = thanks::Entity::find_by_id(id)
        .filter(thanks::Column::ReleaseId.eq(about.id))
        .lock_exclusive()
        .one(tx)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((given, about))
}
