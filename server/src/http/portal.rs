//! What every handler shares.

use super::cx::cookie;
use crate::config::{Config, Profile};
use crate::http::middleware::Limiter;
use axum::extract::FromRef;
use domain::Domain;
use http::HeaderMap;
use leptos::prelude::LeptosOptions;
use std::sync::Arc;

/// Browsers take a cookie of such a name only from this very host and over TLS.
const HOST_PREFIX: &str = "__Host-";

/// The running portal: the domain, its settings, and how pages are built. Cheap to clone.
#[derive(Clone)]
pub struct Portal {
    pub domain: Domain,
    pub config: Arc<Config>,
    pub limiter: Limiter,
    pub options: LeptosOptions,
    /// Ends open streams when the server stops.
    pub stopping: super::listen::Stopping,
}

impl Portal {
    /// `serve --demo`: demo accounts, the mailbox page, a clock that can be moved.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.config.profile == Profile::Demo
    }

    /// The `Set-Cookie` value of a cookie that goes after some seconds; for this host alone, out
    /// of reach of scripts, and over TLS where the portal has it (ASVS 3.3.1, 3.3.3, 3.3.4).
    /// [`Portal::read_cookie`] knows its name.
    #[must_use]
    pub fn short_cookie(&self, name: &str, value: &str, seconds: u32) -> String {
        let (prefix, secure) = if self.config.session_cookie().secure {
            (HOST_PREFIX, "; Secure")
        } else {
            ("", "")
        };
        format!("{prefix}{name}={value}; Path=/; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
    }

    /// What [`Portal::short_cookie`] set. Over TLS a cookie without the prefix is not ours: a
    /// sibling of our host may have set it.
    #[must_use]
    pub fn read_cookie<'h>(&self, headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
        if self.config.session_cookie().secure {
            cookie(headers, &format!("{HOST_PREFIX}{name}"))
        } else {
            cookie(headers, name)
        }
    }
}

impl FromRef<Portal> for LeptosOptions {
    fn from_ref(portal: &Portal) -> Self {
        portal.options.clone()
    }
}
