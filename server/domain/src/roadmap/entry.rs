//! Adding an item to the version that is drafted.

use super::{Roadmap, load, policy, scope};
use crate::Domain;
use crate::actor::Actor;
use crate::authors;
use crate::db::sequence;
use crate::entities::people::person;
use crate::entities::proposals::proposal;
use crate::entities::roadmap::{editor, entry, item, link, theme, version};
use crate::error::{Error, Result};
use crate::messages;
use crate::proposals::product_managers;
use model::roadmap::{Entry, EntryForm, EntryPage, ITEMS_MAX, Place, Standing, VersionState};
use model::{
    AppError, Both, Conflict, ItemNumber, PersonId, Problem, ProposalId, RoadmapItemId,
    RoadmapVersionId,
};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde_json::json;

/// PMs to choose the owner of an item from.
const OWNERS: u64 = 100;

impl Roadmap<'_> {
    /// The form of a new item.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] for who may not edit, and when nothing is
    /// being drafted.
    pub async fn new_entry(self, actor: &Actor) -> Result<EntryPage> {
        scope::hidden(actor)?;
        let me = actor.person()?.id;
        let db = self.0.db.read();
        open(db).await?.ok_or(AppError::NotFound)?;
        Ok(EntryPage {
            number: None,
            form: EntryForm {
                owner: me.to_string(),
                ..EntryForm::default()
            },
            standing: Standing::Active,
            before: None,
            themes: load::themes(db, me).await?,
            owners: owners(db, Some(me)).await?,
            editing: Vec::new(),
        })
    }

    /// The form of an item of the draft, and who else has it open.
    ///
    /// # Errors
    /// As [`Roadmap::new_entry`].
    pub async fn entry(self, actor: &Actor, number: ItemNumber) -> Result<EntryPage> {
        scope::hidden(actor)?;
        let me = actor.person()?.id;
        let db = self.0.db.read();
        let draft = open(db).await?.ok_or(AppError::NotFound)?;
        let (item, row) = of_draft(db, draft.id, number).await?;
        let before = before(db, &draft, item.id).await?;
        let linked = linked_numbers(db, draft.id, item.id).await?;
        let editing = self.editing(draft.id, me).await?;
        let here = editing.iter().filter(|row| row.item_id == item.id);
        let names = authors::lines(db, here.map(|row| row.person_id)).await?;
        Ok(EntryPage {
            number: Some(item.number),
            standing: row.standing,
            before: before.map(|before| (load::place_of(&before), before.confidence)),
            themes: load::themes(db, me).await?,
            owners: owners(db, row.owner_id).await?,
            editing: names.into_values().map(|line| line.name).collect(),
            form: form(row, &linked),
        })
    }

    /// Writes down that somebody has the form of an item open, for the others.
    ///
    /// # Errors
    /// As [`Roadmap::new_entry`].
    pub async fn note_editing(self, actor: &Actor, number: ItemNumber) -> Result<()> {
        let me = policy::can_edit(actor)?.id;
        let now = self.0.clock.now();
        self.0
            .db
            .write(async |tx| {
                let Some(draft) = open(tx).await? else {
                    return Ok(());
                };
                let (item, _) = of_draft(tx, draft.id, number).await?;
                editor::Entity::insert(editor::ActiveModel {
                    version_id: Set(draft.id),
                    item_id: Set(item.id),
                    person_id: Set(me),
                    opened_at: Set(now),
                })
                .on_conflict(
                    OnConflict::columns([
                        editor::Column::VersionId,
                        editor::Column::ItemId,
                        editor::Column::PersonId,
                    ])
                    .update_column(editor::Column::OpenedAt)
                    .to_owned(),
                )
                .exec_without_returning(tx)
                .await?;
                Ok(())
            })
            .await
    }

    /// Adds an item. Sent twice with one token, it answers with the same item. A version that
    /// waits for its hour has to be taken back first.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`] as [`Roadmap::new_entry`];
    /// [`AppError::Invalid`]: a reason is missing, or a proposal, theme or owner does not exist;
    /// [`Conflict::VersionNotOpen`], [`Conflict::ListFull`].
    pub async fn add_item(self, actor: &Actor, new: Entry) -> Result<ItemNumber> {
        let world = self.0;
        let id: RoadmapItemId = world.clock.new_id();
        world
            .db
            .write(async |tx| {
                let draft = scope::lock_open(tx, actor).await?;
                let by = policy::can_edit(actor)?;
                must_be_draft(&draft)?;
                let token = match new.form_token.as_str() {
                    "" => id.to_string(),
                    token => format!("{}:{token}", by.id),
                };
                let again = item::Entity::find()
                    .filter(item::Column::FormToken.eq(token.as_str()))
                    .one(tx)
                    .await?;
                if let Some(again) = again {
                    return Ok(again.number);
                }
                let count = entry::Entity::find()
                    .filter(entry::Column::VersionId.eq(draft.id))
                    .count(tx)
                    .await?;
                if count >= u64::from(ITEMS_MAX) {
                    return Err(Conflict::ListFull.into());
                }
                if draft.based_on.is_some() {
                    reason_given(actor, &new.reason)?;
                }
                let links = check(tx, &new).await?;
                let number = ItemNumber(sequence::next(tx, "roadmap-items").await?);
                item::Entity::insert(item::ActiveModel {
                    id: Set(id),
                    number: Set(number),
                    created_by: Set(Some(by.id)),
                    created_at: Set(world.clock.now()),
                    form_token: Set(token),
                    proposals_count: Set(0),
                    companies_count: Set(0),
                    reasons_count: Set(0),
                    released_at: Set(None),
                })
                .exec_without_returning(tx)
                .await?;
                let row = entry::ActiveModel {
                    version_id: Set(draft.id),
                    item_id: Set(id),
                    standing: Set(Standing::Active),
                    position: Set(i32::try_from(number.0).unwrap_or(i32::MAX)),
                    version: Set(1),
                    ..texts(world, &new, by.id)
                };
                entry::Entity::insert(row)
                    .exec_without_returning(tx)
                    .await?;
                write_links(tx, draft.id, id, &links).await?;
                let facts = json!({ "number": number });
                messages::record(tx, &world.clock, actor, "roadmap.entry-added", id.0, &facts)
                    .await?;
                Ok::<_, Error>(number)
            })
            .await
    }
}

pub(super) async fn open(db: &impl ConnectionTrait) -> Result<Option<version::Model>> {
    Ok(version::Entity::find()
        .filter(version::Column::Open.eq(1))
        .one(db)
        .await?)
}

/// # Errors
/// [`Conflict::VersionNotOpen`] while it waits for its hour.
pub(super) fn must_be_draft(row: &version::Model) -> Result<()> {
    match row.state {
        VersionState::Draft => Ok(()),
        _ => Err(Conflict::VersionNotOpen.into()),
    }
}

/// An item of the draft with what the draft says of it.
pub(super) async fn of_draft(
    db: &impl ConnectionTrait,
    draft: RoadmapVersionId,
    number: ItemNumber,
) -> Result<(item::Model, entry::Model)> {
    let item = item::Entity::find()
        .filter(item::Column::Number.eq(number))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    let row = entry::Entity::find_by_id((draft, item.id))
        .one(db)
        .await?
        .ok_or(AppError::NotFound)?;
    Ok((item, row))
}

/// An item of the draft, for an act on what its editor had before their eyes.
pub(super) struct Held {
    pub draft: version::Model,
    pub item: RoadmapItemId,
    pub row: entry::Model,
    /// What the version before says of it.
    pub before: Option<entry::Model>,
    pub by: PersonId,
}

/// # Errors
/// [`AppError::SignedOut`]; [`AppError::NotFound`] also for who may not edit;
/// [`Conflict::VersionNotOpen`]; [`Conflict::Stale`] when somebody else saved it since.
pub(super) async fn hold(
    tx: &impl ConnectionTrait,
    actor: &Actor,
    number: ItemNumber,
    version: i32,
) -> Result<Held> {
    let draft = scope::lock_open(tx, actor).await?;
    let by = policy::can_edit(actor)?.id;
    must_be_draft(&draft)?;
    let (item, row) = of_draft(tx, draft.id, number).await?;
    if row.version != version {
        return Err(Conflict::Stale.into());
    }
    Ok(Held {
        before: before(tx, &draft, item.id).await?,
        item: item.id,
        draft,
        row,
        by,
    })
}

/// What the version that this one is based on says of an item, as long as it had it.
async fn before(
    db: &impl ConnectionTrait,
    draft: &version::Model,
    item: RoadmapItemId,
) -> Result<Option<entry::Model>> {
    let Some(base) = draft.based_on else {
        return Ok(None);
    };
    let row = entry::Entity::find_by_id((base, item)).one(db).await?;
    Ok(row.filter(|row| scope::on_board(row.standing)))
}

/// A change is published with its reason, so it is not taken without one.
///
/// # Errors
/// [`AppError::Invalid`] at the field of the editor's language.
pub(super) fn reason_given(actor: &Actor, reason: &Both) -> Result<(), AppError> {
    if !reason.is_empty() {
        return Ok(());
    }
    let field = match actor.person()?.lang {
        model::Lang::Ja => "reason_ja",
        model::Lang::En => "reason_en",
    };
    Err(AppError::field(field, Problem::Required))
}

/// Looks up what the entry names, all problems at once; the linked proposals' ids.
pub(super) async fn check(tx: &impl ConnectionTrait, entry: &Entry) -> Result<Vec<ProposalId>> {
    let mut fields = model::input::Fields::new();
    if let Some(id) = entry.theme
        && theme::Entity::find_by_id(id).one(tx).await?.is_none()
    {
        fields.refuse("theme", Problem::UnknownChoice);
    }
    if let Some(id) = entry.owner {
        let owner = person::Entity::find_by_id(id)
            .filter(person::Column::CompanyId.is_null())
            .one(tx)
            .await?;
        if owner.is_none() {
            fields.refuse("owner", Problem::UnknownChoice);
        }
    }
    let links: Vec<ProposalId> = proposal::Entity::find()
        .select_only()
        .column(proposal::Column::Id)
        .filter(proposal::Column::Number.is_in(entry.proposals.iter().copied()))
        .order_by_asc(proposal::Column::Number)
        .into_tuple()
        .all(tx)
        .await?;
    if links.len() != entry.proposals.len() {
        fields.refuse("proposals", Problem::UnknownNumber);
    }
    Ok(fields.finish(|| Some(links))?)
}

/// The columns that the form holds; what identifies the row is added by the caller.
pub(super) fn texts(world: &Domain, entry: &Entry, by: PersonId) -> entry::ActiveModel {
    let Place {
        horizon,
        quarter,
        milestone,
    } = entry.place;
    entry::ActiveModel {
        theme_id: Set(entry.theme),
        horizon: Set(horizon),
        quarter: Set(quarter.map(|quarter| quarter.to_string())),
        milestone_on: Set(milestone),
        confidence: Set(entry.confidence),
        owner_id: Set(entry.owner),
        title_ja: Set(entry.title.ja.clone()),
        title_en: Set(entry.title.en.clone()),
        summary_ja: Set(entry.summary.ja.clone()),
        summary_en: Set(entry.summary.en.clone()),
        why_ja: Set(entry.why.ja.clone()),
        why_en: Set(entry.why.en.clone()),
        whom_ja: Set(entry.whom.ja.clone()),
        whom_en: Set(entry.whom.en.clone()),
        council_ja: Set(entry.council.ja.clone()),
        council_en: Set(entry.council.en.clone()),
        staff_note: Set(entry.staff_note.clone()),
        reason_ja: Set(entry.reason.ja.clone()),
        reason_en: Set(entry.reason.en.clone()),
        edited_by: Set(Some(by)),
        edited_at: Set(world.clock.now()),
        ..Default::default()
    }
}

pub(super) async fn write_links(
    tx: &impl ConnectionTrait,
    version: RoadmapVersionId,
    item: RoadmapItemId,
    proposals: &[ProposalId],
) -> Result<()> {
    link::Entity::delete_many()
        .filter(link::Column::VersionId.eq(version))
        .filter(link::Column::ItemId.eq(item))
        .exec(tx)
        .await?;
    if proposals.is_empty() {
        return Ok(());
    }
    let rows = proposals.iter().map(|proposal| link::ActiveModel {
        version_id: Set(version),
        item_id: Set(item),
        proposal_id: Set(*proposal),
    });
    link::Entity::insert_many(rows)
        .exec_without_returning(tx)
        .await?;
    Ok(())
}

async fn linked_numbers(
    db: &impl ConnectionTrait,
    version: RoadmapVersionId,
    item: RoadmapItemId,
) -> Result<Vec<i64>> {
    let linked = Query::select()
        .column(link::Column::ProposalId)
        .from(link::Entity)
        .and_where(link::Column::VersionId.eq(version))
        .and_where(link::Column::ItemId.eq(item))
        .take();
    Ok(proposal::Entity::find()
        .select_only()
        .column(proposal::Column::Number)
        .filter(proposal::Column::Id.in_subquery(linked))
        .order_by_asc(proposal::Column::Number)
        .into_tuple()
        .all(db)
        .await?)
}

/// PMs who are there, and who owns the item now.
async fn owners(
    db: &impl ConnectionTrait,
    present: Option<PersonId>,
) -> Result<Vec<(PersonId, String)>> {
    let ids = product_managers(db, OWNERS).await?;
    let lines = authors::lines(db, ids.iter().copied().chain(present)).await?;
    let known = ids.iter().copied();
    let gone = present.filter(|present| !ids.contains(present));
    Ok(known
        .chain(gone)
        .filter_map(|id| Some((id, lines.get(&id)?.name.clone())))
        .collect())
}

fn form(row: entry::Model, linked: &[i64]) -> EntryForm {
    let word = |id: Option<String>| id.unwrap_or_default();
    EntryForm {
        theme: word(row.theme_id.map(|id| id.to_string())),
        horizon: row.horizon.to_string(),
        quarter: row.quarter.unwrap_or_default(),
        milestone: word(row.milestone_on.map(|day| day.to_string())),
        confidence: row.confidence.to_string(),
        owner: word(row.owner_id.map(|id| id.to_string())),
        proposals: linked
            .iter()
            .map(|number| format!("#{number}"))
            .collect::<Vec<_>>()
            .join(", "),
        version: row.version.to_string(),
        form_token: String::new(),
        title_ja: row.title_ja,
        title_en: row.title_en,
        summary_ja: row.summary_ja,
        summary_en: row.summary_en,
        why_ja: row.why_ja,
        why_en: row.why_en,
        whom_ja: row.whom_ja,
        whom_en: row.whom_en,
        council_ja: row.council_ja,
        council_en: row.council_en,
        staff_note: row.staff_note,
        reason_ja: row.reason_ja,
        reason_en: row.reason_en,
    }
}
