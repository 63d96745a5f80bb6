//! Notes, the newest first.

use crate::actor::Actor;
use crate::entities::people::person;
use crate::entities::rooms::room_note;
use crate::error::Result;
use model::people::full_name;
use model::rooms::{NOTES_SIZE, NoteCursor, NoteTag, RoomNoteView, RoomNotes};
use model::{PersonId, RoomNoteId, SlotId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseBackend, EntityTrait, FromQueryResult, JoinType,
    QueryFilter, QueryOrder, QuerySelect, RelationDef, Value,
};

#[derive(FromQueryResult)]
struct Row {
    id: RoomNoteId,
    text: String,
    tag: NoteTag,
    stamp_seconds: i32,
    position: i64,
    written_by: PersonId,
    edited: bool,
    family_name: String,
    given_name: String,
}

/// A page of notes, in the order typed from its end. Two queries with the position of the next.
pub(super) async fn of(
    db: &impl ConnectionTrait,
    actor: &Actor,
    slot: SlotId,
    before: Option<NoteCursor>,
) -> Result<RoomNotes> {
    let me = actor.person()?.id;
    let to_person: RelationDef = room_note::Entity::belongs_to(person::Entity)
        .from(room_note::Column::WrittenBy)
        .to(person::Column::Id)
        .into();
    let mut select = room_note::Entity::find()
        .select_only()
        .columns([
            room_note::Column::Id,
            room_note::Column::Text,
            room_note::Column::Tag,
            room_note::Column::StampSeconds,
            room_note::Column::Position,
            room_note::Column::WrittenBy,
        ])
        .column_as(room_note::Column::EditedAt.is_not_null(), "edited")
        .columns([person::Column::FamilyName, person::Column::GivenName])
        .join(JoinType::InnerJoin, to_person)
        .filter(room_note::Column::SlotId.eq(slot))
        .order_by_desc(room_note::Column::StampSeconds)
        .order_by_desc(room_note::Column::Position)
        .order_by_desc(room_note::Column::Id)
        .limit(NOTES_SIZE as u64 + 1);
    if let Some(before) = before {
        let marks = match db.get_database_backend() {
            DatabaseBackend::Postgres => "$1, $2, $3",
            _ => "?, ?, ?",
        };
        let sql =
            format!("(room_notes.stamp_seconds, room_notes.position, room_notes.id) < ({marks})");
        let values: [Value; 3] = [
            before.stamp.into(),
            before.position.into(),
            before.id.0.into(),
        ];
        select = select.filter(Expr::cust_with_values(sql, values));
    }
    let mut rows = select.into_model::<Row>().all(db).await?;
    let more = rows.len() > NOTES_SIZE;
    rows.truncate(NOTES_SIZE);
    let next = rows.last().filter(|_| more).map(|row| NoteCursor {
        stamp: row.stamp_seconds,
        position: row.position,
        id: row.id,
    });
    Ok(RoomNotes {
        items: rows
            .into_iter()
            .map(|row| RoomNoteView {
                id: row.id,
                text: row.text,
                tag: row.tag,
                stamp: row.stamp_seconds,
                position: row.position,
                by: full_name(&row.family_name, &row.given_name),
                mine: row.written_by == me,
                edited: row.edited,
            })
            .collect(),
        next,
        position: super::note::next_position(db, slot, me).await?,
    })
}
