//! "This helped us, because …": one thanks per person and release, theirs to change.

use super::{Releases, load, policy, scope};
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::releases::thanks;
use crate::error::{Error, Result};
use crate::messages;
use model::messages::{NoticeFacts, NoticeKind};
use model::releases::Thanks;
use model::{AppError, Lang, ReleaseNumber, ThanksId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

impl Releases<'_> {
    /// Thanks for a release; its builders see it at once, and in the letter of the week. Given
    /// again, it changes what was said and whether it may be quoted, and tells nobody again.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`], [`AppError::Forbidden`] for staff.
    pub async fn give_thanks(
        self,
        actor: &Actor,
        number: ReleaseNumber,
        given: Thanks,
    ) -> Result<ThanksId> {
        let world = self.0;
        let (id, told) = world
            .db
            .write(async |tx| {
                let row = scope::published(tx, actor, number).await?;
                let by = policy::can_thank(actor)?;
                let from = by.company.ok_or(AppError::Forbidden)?;
                let (new, now) = (world.clock.new_id::<ThanksId>(), world.clock.now());
                let lang = Lang::of_text(&given.text);
                let came = thanks::Entity::insert(thanks::ActiveModel {
                    id: Set(new),
                    release_id: Set(row.id),
                    person_id: Set(by.id),
                    company_id: Set(from),
                    text: Set(given.text.clone()),
                    lang: Set(lang),
                    may_quote: Set(i32::from(given.may_quote)),
                    given_at: Set(now),
                    edited_at: Set(None),
                    told_at: Set(None),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if came == 0 {
                    let own = || {
                        thanks::Entity::find()
                            .filter(thanks::Column::ReleaseId.eq(row.id))
                            .filter(thanks::Column::PersonId.eq(by.id))
                    };
                    let standing = own().one(tx).await?.ok_or(AppError::NotFound)?;
                    // Sent twice, or with other leave to quote, its words are the old ones.
                    let edited_at = if standing.text == given.text {
                        standing.edited_at
                    } else {
                        Some(now)
                    };
                    thanks::Entity::update_many()
                        .col_expr(thanks::Column::Text, Expr::value(&given.text))
                        .col_expr(thanks::Column::Lang, Expr::value(lang))
                        .col_expr(
                            thanks::Column::MayQuote,
                            Expr::value(i32::from(given.may_quote)),
                        )
                        .col_expr(thanks::Column::EditedAt, Expr::value(edited_at))
                        .filter(thanks::Column::Id.eq(standing.id))
                        .exec(tx)
                        .await?;
                    return Ok((standing.id, Vec::new()));
                }
                let company = company::Entity::find_by_id(from).one(tx).await?;
                let facts = NoticeFacts {
                    who: by.name.clone(),
                    company: company.map_or_else(String::new, |company| company.name),
                    release: Some(number.0),
                    thanks_id: Some(new.0),
                    title: row.title_ja.clone(),
                    title_en: row.title_en.clone(),
                    ..NoticeFacts::default()
                };
                let recorded = json!({ "number": number });
                let kind = "releases.thanked";
                let event =
                    messages::record(tx, &world.clock, actor, kind, row.id.0, &recorded).await?;
                let told = load::builders(tx, row.id).await?;
                let kind = NoticeKind::ThanksGiven;
                messages::notify(tx, &world.clock, event, &told, kind, &facts).await?;
                Ok::<_, Error>((new, told))
            })
            .await?;
        world.live.tell(&told);
        Ok(id)
    }
}
