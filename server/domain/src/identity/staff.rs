//! The people of the vendor: the first administrator, and the staff of the demo.

use super::link::{self, NewLink, NewPerson};
use super::{ADMIN_LINK_LIFE, Identity, join, policy};
use crate::actor::Actor;
use crate::entities::people::{person, staff_role};
use crate::error::Result;
use crate::mail::JOIN;
use crate::messages;
use crate::settings;
use model::input::{Fields, fold_email};
use model::people::{NAME_MAX, PersonState, READING_MAX, Role, Roles};
use model::{AppError, Lang, PersonId, Problem};
use sea_orm::ActiveValue::Set;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter};
use serde_json::json;

/// A person of the vendor who is there at once.
#[derive(Clone, Debug)]
pub struct NewStaff {
    pub email: String,
    pub family_name: String,
    pub given_name: String,
    pub reading: String,
    pub lang: Lang,
    /// IANA name.
    pub time_zone: String,
    pub roles: Roles,
    /// `None`: can't sign in.
    pub password: Option<String>,
}

impl Identity<'_> {
    /// Makes an administrator who sets a password behind a link that works once, for
    /// [`ADMIN_LINK_LIFE`]. For somebody who has not used the last one it makes a new one. The
    /// answer is a path, to go after the public address; no mail is sent, because this is how an
    /// installation starts.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for everybody but the command line; [`AppError::Invalid`]: not an
    /// address, no name, or [`Problem::EmailTaken`] by a customer or by staff who have joined.
    pub async fn create_admin(
        self,
        actor: &Actor,
        email: &str,
        family_name: &str,
        given_name: &str,
        lang: Lang,
    ) -> Result<String> {
        let roles = [Role::Administrator];
        self.invite_staff(actor, email, family_name, given_name, lang, &roles)
            .await
    }

    /// The same for a person of the vendor with any roles, at least one.
    ///
    /// # Errors
    /// As [`Identity::create_admin`]; [`AppError::Invalid`] without a role.
    pub async fn invite_staff(
        self,
        actor: &Actor,
        email: &str,
        family_name: &str,
        given_name: &str,
        lang: Lang,
        roles: &[Role],
    ) -> Result<String> {
        policy::can_make_staff(actor)?;
        if roles.is_empty() {
            return Err(AppError::field("role", Problem::Required).into());
        }
        let world = self.0;
        let mut fields = Fields::new();
        let email = fields.email("email", email);
        let family_name = fields.line("family_name", family_name, NAME_MAX);
        let given_name = fields.optional_line("given_name", given_name, NAME_MAX);
        fields.finish(|| Some(()))?;

        let invitation = world
            .db
            .write(async |tx| {
                let folded = fold_email(&email);
                let known = person::Entity::find()
                    .filter(person::Column::EmailFolded.eq(folded.clone()))
                    .one(tx)
                    .await?;
                let id = match known {
                    Some(row) if row.company_id.is_none() && row.state == PersonState::Invited => {
                        row.id
                    }
                    Some(_) => {
                        return Err(AppError::field("email", Problem::EmailTaken).into());
                    }
                    None => {
                        link::insert_person(
                            tx,
                            world,
                            &NewPerson {
                                company: None,
                                email: &email,
                                family_name: &family_name,
                                given_name: &given_name,
                                reading: "",
                                lang,
                                time_zone: world.settings.time_zone.name(),
                                state: PersonState::Invited,
                            },
                        )
                        .await?
                    }
                };
                for role in roles {
                    give_role(tx, id, *role).await?;
                }
                let row = link::issue(
                    tx,
                    world,
                    actor,
                    &NewLink {
                        person: id,
                        email_folded: &folded,
                        lang,
                        personal_line: "",
                        life: ADMIN_LINK_LIFE,
                    },
                )
                .await?;
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "staff.invited",
                    id.0,
                    &json!({ "roles": roles }),
                )
                .await?;
                Ok::<_, crate::Error>(row)
            })
            .await?;
        let token = world.key.derive(JOIN, invitation.id.0, invitation.issue);
        Ok(format!("/join/{token}"))
    }

    /// Makes a person of the vendor who is active at once. For the demo.
    ///
    /// # Errors
    /// [`AppError::Forbidden`] for everybody but the system; [`AppError::Invalid`]: address, name
    /// or zone can't be taken, or [`Problem::EmailTaken`].
    pub async fn create_staff(self, actor: &Actor, new: NewStaff) -> Result<PersonId> {
        policy::can_make_staff(actor)?;
        let world = self.0;
        let mut fields = Fields::new();
        let email = fields.email("email", &new.email);
        let family_name = fields.line("family_name", &new.family_name, NAME_MAX);
        let given_name = fields.optional_line("given_name", &new.given_name, NAME_MAX);
        let reading = fields.optional_line("reading", &new.reading, READING_MAX);
        fields.finish(|| Some(()))?;
        settings::zone(&new.time_zone)?;
        let hash = match &new.password {
            Some(password) => Some(world.passwords.hash(password.clone()).await?),
            None => None,
        };
        world
            .db
            .write(async |tx| {
                let id = link::insert_person(
                    tx,
                    world,
                    &NewPerson {
                        company: None,
                        email: &email,
                        family_name: &family_name,
                        given_name: &given_name,
                        reading: &reading,
                        lang: new.lang,
                        time_zone: &new.time_zone,
                        state: PersonState::Active,
                    },
                )
                .await?;
                for role in &new.roles.0 {
                    give_role(tx, id, *role).await?;
                }
                if let Some(hash) = &hash {
                    join::write_credential(tx, world, id, hash).await?;
                }
                messages::record(
                    tx,
                    &world.clock,
                    actor,
                    "staff.created",
                    id.0,
                    &json!({ "roles": new.roles }),
                )
                .await?;
                Ok(id)
            })
            .await
    }
}

pub(crate) async fn give_role(tx: &impl ConnectionTrait, id: PersonId, role: Role) -> Result<()> {
    staff_role::Entity::insert(staff_role::ActiveModel {
        person_id: Set(id),
        role: Set(role),
    })
    .on_conflict(OnConflict::new().do_nothing().to_owned())
    .exec_without_returning(tx)
    .await?;
    Ok(())
}
