//! What came, moved and left between two versions.

use super::{Roadmap, load, policy, scope};
use crate::actor::Actor;
use crate::entities::roadmap::version;
use crate::error::Result;
use model::roadmap::{Audience, DifferencePage, VersionState, changes};
use model::{AppError, Both, RoadmapVersionId, VersionNumber};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

/// Versions to choose from.
const OFFERED: u64 = 60;

impl Roadmap<'_> {
    /// The difference between two versions that were published, by default between the one that is
    /// shown and the one before it. The other way round means the same. Three queries.
    ///
    /// # Errors
    /// [`AppError::SignedOut`]; [`AppError::NotFound`], also while none was published.
    pub async fn difference(
        self,
        actor: &Actor,
        from: Option<VersionNumber>,
        to: Option<VersionNumber>,
    ) -> Result<DifferencePage> {
        let sees = scope::sees(actor)?;
        let versions = self.offered(actor).await?;
        let shown = versions
            .iter()
            .find(|version| version.state == VersionState::Published);
        let by_number = |number: VersionNumber| {
            versions
                .iter()
                .find(|version| version.number == Some(number))
                .ok_or(AppError::NotFound)
        };
        let mut to = match to {
            Some(number) => by_number(number)?,
            None => shown.ok_or(AppError::NotFound)?,
        };
        let mut from = match from {
            Some(number) => Some(by_number(number)?),
            None => versions
                .iter()
                .find(|version| Some(version.id) == to.based_on),
        };
        if let Some(other) = from
            && other.number > to.number
        {
            from = Some(to);
            to = other;
        }
        let current = shown.map(|shown| shown.id);
        let number = to.number.ok_or(AppError::NotFound)?;
        self.between(actor, from, to, number, &versions, current, sees)
            .await
    }

    /// What the draft changes against the version that it is based on. For who may edit.
    ///
    /// # Errors
    /// [`AppError::SignedOut`], [`AppError::NotFound`].
    pub async fn draft_difference(self, actor: &Actor, sees: Audience) -> Result<DifferencePage> {
        scope::hidden(actor)?;
        let draft = version::Entity::find()
            .filter(version::Column::Open.eq(1))
            .one(self.0.db.read())
            .await?
            .ok_or(AppError::NotFound)?;
        let versions = self.offered(actor).await?;
        let from = versions
            .iter()
            .find(|version| Some(version.id) == draft.based_on);
        self.between(actor, from, &draft, load::DRAFT, &versions, None, sees)
            .await
    }

    async fn offered(self, actor: &Actor) -> Result<Vec<version::Model>> {
        let mut query = version::Entity::find().filter(version::Column::Number.is_not_null());
        if policy::can_edit(actor).is_err() {
            query = query.filter(version::Column::State.eq(VersionState::Published));
        }
        Ok(query
            .order_by_desc(version::Column::Number)
            .limit(OFFERED)
            .all(self.0.db.read())
            .await?)
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "one of two ends, and what is known of them"
    )]
    async fn between(
        self,
        actor: &Actor,
        from: Option<&version::Model>,
        to: &version::Model,
        number: VersionNumber,
        versions: &[version::Model],
        current: Option<RoadmapVersionId>,
        sees: Audience,
    ) -> Result<DifferencePage> {
        let db = self.0.db.read();
        let start = from.and_then(|from| from.number);
        let draft = (to.number.is_none()).then_some(to.id);
        let states = load::states(db, start, number, draft).await?;
        let name = |version: &version::Model| Both::new(&version.name_ja, &version.name_en);
        let mut names: Vec<(VersionNumber, Both)> = versions
            .iter()
            .filter_map(|version| Some((version.number?, name(version))))
            .collect();
        let offered = names.clone();
        if to.number.is_none() {
            names.push((load::DRAFT, name(to)));
        }
        Ok(DifferencePage {
            from: from.map(|from| load::head(from, current)),
            to: load::head(to, current),
            changes: changes(&states, start, number),
            themes: load::themes(db, actor.person()?.id).await?,
            names,
            versions: offered,
            sees,
        })
    }
}
