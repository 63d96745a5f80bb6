//! Notes about a company: staff's own, with author and time; they are added and never changed.

use super::{Companies, NOTES, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::contacts::note;
use crate::entities::people::person;
use crate::error::Result;
use crate::messages;
use chrono::{DateTime, Utc};
use model::contacts::{NewNote, NoteView};
use model::people::full_name;
use model::{AppError, CompanyId, Lang, NoteId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter, QueryOrder, QuerySelect,
    RelationDef,
};
use serde_json::json;

#[derive(FromQueryResult)]
struct Row {
    id: NoteId,
    body: String,
    lang: Lang,
    created_at: DateTime<Utc>,
    family_name: String,
    given_name: String,
}

impl Companies<'_> {
    /// Writes a note. The same form sent twice is one note.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when the company does not exist, and for everybody but staff;
    /// [`AppError::Forbidden`].
    pub async fn add_note(self, actor: &Actor, id: CompanyId, new: NewNote) -> Result<()> {
        let world = self.0;
        scope::visible_to(actor)
            .filter(company::Column::Id.eq(id))
            .one(world.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        policy::can_edit(actor)?;
        let author = actor.person()?.id;
        let now = world.clock.now();
        let note: NoteId = world.clock.new_id();
        world
            .db
            .write(async |tx| {
                let written = note::Entity::insert(note::ActiveModel {
                    id: Set(note),
                    company_id: Set(id),
                    author_id: Set(author),
                    body: Set(new.body.clone()),
                    lang: Set(new.lang),
                    // A form without its token is a new one each time.
                    form_token: Set(match new.form_token.as_str() {
                        "" => note.to_string(),
                        token => token.to_owned(),
                    }),
                    created_at: Set(now),
                })
                .on_conflict(OnConflict::new().do_nothing().to_owned())
                .exec_without_returning(tx)
                .await?;
                if written > 0 {
                    let facts = json!({ "note": note });
                    let kind = "companies.noted";
                    messages::record(tx, &world.clock, actor, kind, id.0, &facts).await?;
                }
                Ok(())
            })
            .await
    }
}

/// The newest notes, or those before `older`, and where still older ones start. One query.
pub(super) async fn page(
    world: &Domain,
    company: CompanyId,
    older: Option<NoteId>,
) -> Result<(Vec<NoteView>, Option<NoteId>)> {
    let to_author: RelationDef = note::Entity::belongs_to(person::Entity)
        .from(note::Column::AuthorId)
        .to(person::Column::Id)
        .into();
    let mut select = note::Entity::find()
        .select_only()
        .columns([
            note::Column::Id,
            note::Column::Body,
            note::Column::Lang,
            note::Column::CreatedAt,
        ])
        .columns([person::Column::FamilyName, person::Column::GivenName])
        .join(JoinType::InnerJoin, to_author)
        .filter(note::Column::CompanyId.eq(company));
    if let Some(older) = older {
        select = select.filter(note::Column::Id.lt(older));
    }
    let mut rows = select
        .order_by_desc(note::Column::Id)
        .limit(NOTES as u64 + 1)
        .into_model::<Row>()
        .all(world.db.read())
        .await?;
    let more = rows.len() > NOTES;
    rows.truncate(NOTES);
    let next = rows.last().filter(|_| more).map(|row| row.id);
    let notes = rows
        .into_iter()
        .map(|row| NoteView {
            id: row.id,
            author: full_name(&row.family_name, &row.given_name),
            body: row.body,
            lang: row.lang,
            at: row.created_at,
        })
        .collect();
    Ok((notes, next))
}
