//! Customer stories (顧客のストーリー): six parts in a fixed order, one story for a company and one
//! for each contact. Not every part is needed, one is.

use super::{Companies, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::contacts::story;
use crate::entities::people::person;
use crate::error::{Error, Result, violates};
use crate::identity;
use crate::messages;
use model::contacts::{Story, StoryForm, StoryPage, StoryPart, StoryView};
use model::people::full_name;
use model::{AppError, CompanyId, Conflict, PersonId, StoryId};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, DbErr, EntityTrait, JoinType, QueryFilter,
    QuerySelect, RelationDef,
};
use serde_json::json;

impl Companies<'_> {
    /// Writes the story of a company, or of one of its contacts; version 0 for the first time.
    ///
    /// # Errors
    /// [`AppError::NotFound`] when there is no such company or contact of it, and for everybody
    /// but staff; [`AppError::Forbidden`]; [`Conflict::Stale`] when somebody else wrote meanwhile.
    pub async fn tell_story(
        self,
        actor: &Actor,
        company: CompanyId,
        person: Option<PersonId>,
        story: Story,
    ) -> Result<()> {
        let world = self.0;
        world
            .db
            .write(async |tx| {
                subject(tx, actor, company, person).await?;
                policy::can_edit(actor)?;
                write(tx, world, actor, company, person, &story).await?;
                let (kind, about) = match person {
                    Some(person) => ("companies.contact-story-told", person.0),
                    None => ("companies.story-told", company.0),
                };
                let facts = json!({ "company": company, "version": story.version + 1 });
                messages::record(tx, &world.clock, actor, kind, about, &facts).await?;
                Ok(())
            })
            .await
    }

    /// The form of a story, empty before the first time. At most three queries.
    ///
    /// # Errors
    /// As [`Companies::tell_story`].
    pub async fn story_page(
        self,
        actor: &Actor,
        company: CompanyId,
        person: Option<PersonId>,
    ) -> Result<StoryPage> {
        let db = self.0.db.read();
        let (name, who) = subject(db, actor, company, person).await?;
        policy::can_edit(actor)?;
        let row = find(company, person).one(db).await?;
        Ok(StoryPage {
            company,
            company_name: name,
            person: person.map(|id| (id, who.unwrap_or_default())),
            form: row.map_or_else(
                || StoryForm {
                    version: "0".to_owned(),
                    ..StoryForm::default()
                },
                form,
            ),
        })
    }
}

/// The names of the company and of the person whose story it is.
pub(super) async fn subject(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: CompanyId,
    person: Option<PersonId>,
) -> Result<(String, Option<String>)> {
    let company = scope::visible_to(actor)
        .filter(company::Column::Id.eq(id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let Some(person) = person else {
        return Ok((company.name, None));
    };
    let contact = identity::scope::visible_to(actor)
        .filter(person::Column::Id.eq(person))
        .filter(person::Column::CompanyId.eq(id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let name = full_name(&contact.family_name, &contact.given_name);
    Ok((company.name, Some(name)))
}

fn find(company: CompanyId, person: Option<PersonId>) -> sea_orm::Select<story::Entity> {
    story::Entity::find().filter(of(company, person))
}

/// A contact has one story, whatever company they are of; [`subject`] has asked for that.
fn of(company: CompanyId, person: Option<PersonId>) -> Condition {
    match person {
        Some(person) => Condition::all().add(story::Column::PersonId.eq(person)),
        None => Condition::all()
            .add(story::Column::CompanyId.eq(company))
            .add(story::Column::PersonId.is_null()),
    }
}

async fn write(
    tx: &impl ConnectionTrait,
    world: &Domain,
    actor: &Actor,
    company: CompanyId,
    person: Option<PersonId>,
    story: &Story,
) -> Result<()> {
    let now = world.clock.now();
    if story.version == 0 {
        let row = story::ActiveModel {
            id: Set(world.clock.new_id::<StoryId>()),
            company_id: Set(company),
            person_id: Set(person),
            business: Set(story.business.clone()),
            mission: Set(story.mission.clone()),
            problem: Set(story.problem.clone()),
            turn: Set(story.turn.clone()),
            reaction: Set(story.reaction.clone()),
            today: Set(story.today.clone()),
            lang: Set(story.lang),
            edited_by: Set(actor.person_id()),
            edited_at: Set(now),
            version: Set(1),
        };
        story::Entity::insert(row)
            .exec_without_returning(tx)
            .await
            .map_err(told_meanwhile)?;
        return Ok(());
    }
    let update = story::Entity::update_many()
        .col_expr(story::Column::Business, Expr::value(&story.business))
        .col_expr(story::Column::Mission, Expr::value(&story.mission))
        .col_expr(story::Column::Problem, Expr::value(&story.problem))
        .col_expr(story::Column::Turn, Expr::value(&story.turn))
        .col_expr(story::Column::Reaction, Expr::value(&story.reaction))
        .col_expr(story::Column::Today, Expr::value(&story.today))
        .col_expr(story::Column::Lang, Expr::value(story.lang))
        .col_expr(story::Column::EditedBy, Expr::value(actor.person_id()))
        .col_expr(story::Column::EditedAt, Expr::value(now))
        .col_expr(story::Column::Version, Expr::value(story.version + 1))
        .filter(of(company, person))
        .filter(story::Column::Version.eq(story.version));
    if update.exec(tx).await?.rows_affected == 0 {
        return Err(Conflict::Stale.into());
    }
    Ok(())
}

fn told_meanwhile(error: DbErr) -> Error {
    let taken = violates(&error, "stories_one_per_company", "stories.company_id")
        || violates(&error, "stories_one_per_person", "stories.person_id");
    if taken {
        Conflict::Stale.into()
    } else {
        error.into()
    }
}

/// The story of a company, to be read. One query.
pub(super) async fn of_company(world: &Domain, id: CompanyId) -> Result<Option<StoryView>> {
    read(world, find(id, None)).await
}

/// The story of a contact, to be read. One query.
pub(super) async fn of_person(
    world: &Domain,
    company: CompanyId,
    id: PersonId,
) -> Result<Option<StoryView>> {
    read(world, find(company, Some(id))).await
}

async fn read(world: &Domain, select: sea_orm::Select<story::Entity>) -> Result<Option<StoryView>> {
    let to_editor: RelationDef = story::Entity::belongs_to(person::Entity)
        .from(story::Column::EditedBy)
        .to(person::Column::Id)
        .into();
    let row = select
        .join(JoinType::LeftJoin, to_editor)
        .select_also(person::Entity)
        .one(world.db.read())
        .await?;
    Ok(row.map(|(row, editor)| {
        let (lang, edited_at) = (row.lang, row.edited_at);
        let form = form(row);
        StoryView {
            parts: StoryPart::ALL
                .iter()
                .map(|part| (*part, form.part(*part).to_owned()))
                .filter(|(_, text)| !text.is_empty())
                .collect(),
            lang,
            edited_by: editor.map(|row| full_name(&row.family_name, &row.given_name)),
            edited_at,
        }
    }))
}

fn form(row: story::Model) -> StoryForm {
    StoryForm {
        business: row.business,
        mission: row.mission,
        problem: row.problem,
        turn: row.turn,
        reaction: row.reaction,
        today: row.today,
        version: row.version.to_string(),
    }
}
