//! What the pages of a proposal and of an item of the roadmap tell of conversations: to staff
//! everything; of a proposal besides, to who was talked with that it came from there, to every
//! reader the quotes that may be read outside.

use super::heard::heard;
use crate::actor::Actor;
use crate::entities::companies::company;
use crate::entities::evidence::{insight, insight_note, link};
use crate::entities::people::person;
use crate::entities::proposals::proposal;
use crate::entities::rooms::room_note;
use crate::entities::slots::booking;
use crate::entities::studies::{signature, study};
use crate::error::Result;
use model::evidence::{
    InsightRef, InsightState, ProposalEvidence, QUOTES_SHOWN, QuoteView, SupportingInsight,
};
use model::people::full_name;
use model::rooms::NoteTag;
use model::studies::Quotes;
use model::{Both, InsightNumber, Lang, ProposalId, RoadmapItemId, StudyNumber};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use sea_orm::{
    ColumnTrait, Condition, ConnectionTrait, EntityTrait, FromQueryResult, JoinType, QueryFilter,
    QueryOrder, QuerySelect, RelationDef, Select,
};

#[derive(FromQueryResult)]
struct Row {
    number: InsightNumber,
    title: String,
    lang: Lang,
    study: StudyNumber,
    title_ja: String,
    title_en: String,
    quote: Option<String>,
    quotes: Option<Quotes>,
    family_name: Option<String>,
    given_name: Option<String>,
    company: Option<String>,
}

/// Whether the proposal of the row came out of conversations, as far as the reader knows of these:
/// a condition on `proposals`.
pub(crate) fn from_study(actor: &Actor) -> Condition {
    let of_proposal = || {
        link::Column::ProposalId
            .into_expr()
            .eq(proposal::Column::Id.into_expr())
    };
    let linked = match actor {
        Actor::Person(person) if person.is_staff() => {
            let to_insight = insight::Column::Id
                .into_expr()
                .eq(link::Column::InsightId.into_expr());
            Query::select()
                .expr(Expr::cust("1"))
                .from(link::Entity)
                .join(JoinType::InnerJoin, insight::Entity, to_insight)
                .and_where(insight::Column::State.eq(InsightState::Open))
                .and_where(of_proposal())
                .take()
        }
        Actor::Person(person) => heard()
            .expr(Expr::cust("1"))
            .and_where(booking::Column::PersonId.eq(person.id))
            .and_where(of_proposal())
            .take(),
        Actor::Guest | Actor::Link { .. } | Actor::System(_) => {
            return Condition::all().add(Expr::cust("1 = 0"));
        }
    };
    Condition::all().add(Expr::exists(linked))
}

/// What supports a proposal that the actor may read. One query.
///
/// # Errors
/// The database's own.
pub(crate) async fn of_proposal(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: ProposalId,
) -> Result<ProposalEvidence> {
    let staff = actor.person()?.is_staff();
    let mut select = supporting(link::Column::ProposalId.eq(id));
    if !staff {
        select = select
            .filter(insight_note::Column::Shown.eq(1))
            .filter(signature::Column::Quotes.is_in([Quotes::Named, Quotes::Anonymous]));
    }
    let rows = select
        .limit(QUOTES_SHOWN)
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok(if staff {
        ProposalEvidence::Staff(insights(rows))
    } else {
        ProposalEvidence::Outside(rows.into_iter().filter_map(Row::outside).collect())
    })
}

/// What supports an item of the roadmap, for staff alone: quotes are shown to readers of proposals.
/// One query for them, none for others.
///
/// # Errors
/// The database's own.
pub(crate) async fn of_item(
    db: &impl ConnectionTrait,
    actor: &Actor,
    id: RoadmapItemId,
) -> Result<Vec<SupportingInsight>> {
    if !actor.person()?.is_staff() {
        return Ok(Vec::new());
    }
    let rows = supporting(link::Column::ItemId.eq(id))
        .limit(QUOTES_SHOWN)
        .into_model::<Row>()
        .all(db)
        .await?;
    Ok(insights(rows))
}

/// Every insight behind these links that holds, with its quotes and the consents behind them that
/// stand.
fn supporting(links: Expr) -> Select<link::Entity> {
    let to_insight: RelationDef = link::Entity::belongs_to(insight::Entity)
        .from(link::Column::InsightId)
        .to(insight::Column::Id)
        .into();
    let to_study: RelationDef = insight::Entity::belongs_to(study::Entity)
        .from(insight::Column::StudyId)
        .to(study::Column::Id)
        .into();
    let rests_on: RelationDef = insight::Entity::belongs_to(insight_note::Entity)
        .from(insight::Column::Id)
        .to(insight_note::Column::InsightId)
        .on_condition(|_, _| Condition::all().add(Expr::exists(its_quote())))
        .into();
    let to_quote: RelationDef = insight_note::Entity::belongs_to(room_note::Entity)
        .from(insight_note::Column::NoteId)
        .to(room_note::Column::Id)
        .into();
    let to_person: RelationDef = room_note::Entity::belongs_to(person::Entity)
        .from(room_note::Column::About)
        .to(person::Column::Id)
        .into();
    let to_company: RelationDef = person::Entity::belongs_to(company::Entity)
        .from(person::Column::CompanyId)
        .to(company::Column::Id)
        .into();
    let to_signature: RelationDef = room_note::Entity::belongs_to(signature::Entity)
        .from(room_note::Column::About)
        .to(signature::Column::PersonId)
        .on_condition(|_, _| {
            let of_study = signature::Column::StudyId
                .into_expr()
                .eq(insight::Column::StudyId.into_expr());
            Condition::all()
                .add(of_study)
                .add(signature::Column::WithdrawnAt.is_null())
        })
        .into();
    link::Entity::find()
        .select_only()
        .column_as(insight::Column::Number, "number")
        .columns([insight::Column::Title, insight::Column::Lang])
        .column_as(study::Column::Number, "study")
        .columns([study::Column::TitleJa, study::Column::TitleEn])
        .column_as(room_note::Column::Text, "quote")
        .column(signature::Column::Quotes)
        .columns([person::Column::FamilyName, person::Column::GivenName])
        .column_as(company::Column::Name, "company")
        .join(JoinType::InnerJoin, to_insight)
        .join(JoinType::InnerJoin, to_study)
        .join(JoinType::LeftJoin, rests_on)
        .join(JoinType::LeftJoin, to_quote)
        .join(JoinType::LeftJoin, to_person)
        .join(JoinType::LeftJoin, to_company)
        .join(JoinType::LeftJoin, to_signature)
        .filter(links)
        .filter(insight::Column::State.eq(InsightState::Open))
        .order_by_asc(insight::Column::Number)
        .order_by_asc(room_note::Column::StampSeconds)
        .order_by_asc(room_note::Column::Id)
}

/// The note of a row of `insight_notes`, where it is a quote: an insight that rests on many facts
/// is one row, and hides no other.
fn its_quote() -> SelectStatement {
    let same = room_note::Column::Id
        .into_expr()
        .eq(insight_note::Column::NoteId.into_expr());
    Query::select()
        .expr(Expr::cust("1"))
        .from(room_note::Entity)
        .and_where(same)
        .and_where(room_note::Column::Tag.eq(NoteTag::Quote))
        .take()
}

impl Row {
    fn name(&mut self) -> Option<(String, Option<String>)> {
        let given = self.given_name.take().unwrap_or_default();
        let family = self.family_name.take()?;
        Some((full_name(&family, &given), self.company.take()))
    }

    /// For staff, who see who said it for as long as the consent stands.
    fn inside(mut self) -> Option<QuoteView> {
        let text = self.quote.take()?;
        let by = self.quotes.is_some().then(|| self.name()).flatten();
        Some(quote(text, by))
    }

    /// For everybody else; `None` for what may not leave the house.
    fn outside(mut self) -> Option<QuoteView> {
        let text = self.quote.take()?;
        match self.quotes? {
            Quotes::Named => Some(quote(text, self.name())),
            Quotes::Anonymous => Some(quote(text, None)),
            Quotes::None => None,
        }
    }
}

fn quote(text: String, by: Option<(String, Option<String>)>) -> QuoteView {
    QuoteView {
        lang: Lang::of_text(&text),
        text,
        by,
    }
}

fn insights(rows: Vec<Row>) -> Vec<SupportingInsight> {
    let mut insights: Vec<SupportingInsight> = Vec::new();
    for mut row in rows {
        if insights.last().map(|last| last.insight.number) != Some(row.number) {
            insights.push(SupportingInsight {
                insight: InsightRef {
                    number: row.number,
                    title: std::mem::take(&mut row.title),
                    lang: row.lang,
                },
                study: row.study,
                study_title: Both::new(
                    std::mem::take(&mut row.title_ja),
                    std::mem::take(&mut row.title_en),
                ),
                quotes: Vec::new(),
            });
        }
        if let (Some(last), Some(quote)) = (insights.last_mut(), row.inside()) {
            last.quotes.push(quote);
        }
    }
    insights
}
