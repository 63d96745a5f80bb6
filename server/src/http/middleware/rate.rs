//! How often somebody may ask.
//!
//! Requests are counted by address before anything else is known about them; acts are counted by
//! person, from the handlers. Counts are kept in memory, per process. The way of counting is the
//! leaky bucket: "25 in five minutes" lets 25 through at once and then one every twelve seconds.

use std::fmt;
use std::net::{IpAddr, Ipv6Addr};
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use governor::clock::Clock;
use governor::middleware::NoOpMiddleware;
use governor::state::keyed::DashMapStateStore;
use governor::{Quota, RateLimiter};
use uuid::Uuid;

use super::Kind;
use super::real_ip::ClientIp;
use super::refuse::{Reason, Refusal, Refuse};
use crate::config::{Rate, Rates, plain};

/// Where the limiter takes the time from: time since some start, never going back.
#[derive(Clone)]
pub struct Now(Arc<dyn Fn() -> Duration + Send + Sync>);

impl Now {
    pub fn new(now: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The steady clock of the system.
    #[must_use]
    pub fn steady() -> Self {
        let start = Instant::now();
        Self::new(move || start.elapsed())
    }
}

impl fmt::Debug for Now {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Now")
    }
}

impl Clock for Now {
    type Instant = Duration;

    fn now(&self) -> Duration {
        (self.0)()
    }
}

/// What handlers count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verb {
    /// An attempt to sign in; by address. By account the domain counts, in the database.
    Login,
    Invitation,
    Proposal,
    Comment,
    Vote,
    Search,
    Upload,
}

/// Whom to count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// An IPv4 address, or the /64 that one IPv6 customer has.
    Address(IpAddr),
    Person(Uuid),
}

impl Key {
    #[must_use]
    pub fn address(ip: IpAddr) -> Self {
        Self::Address(match plain(ip) {
            IpAddr::V6(ip) => {
                let network = u128::from(ip) & !u128::from(u64::MAX);
                IpAddr::V6(Ipv6Addr::from(network))
            }
            v4 @ IpAddr::V4(_) => v4,
        })
    }
}

/// Refused; the next attempt makes sense after this time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooMany {
    pub retry_after: Duration,
}

impl From<TooMany> for model::AppError {
    fn from(too_many: TooMany) -> Self {
        Self::TooMany {
            retry_after: u32::try_from(too_many.seconds()).unwrap_or(u32::MAX),
        }
    }
}

impl TooMany {
    /// Whole seconds, rounded up, at least one.
    #[must_use]
    pub fn seconds(self) -> u64 {
        let millis = self.retry_after.as_millis();
        u64::try_from(millis.div_ceil(1_000).max(1)).unwrap_or(u64::MAX)
    }
}

type Bucket = RateLimiter<Key, DashMapStateStore<Key>, Now, NoOpMiddleware<Duration>>;

struct Buckets {
    now: Now,
    requests: Bucket,
    burst: Bucket,
    assets: Bucket,
    login: Bucket,
    invitations: Bucket,
    proposals: Bucket,
    comments: Bucket,
    votes: Bucket,
    search: Bucket,
    uploads: Bucket,
}

/// All counts. Clones share them.
#[derive(Clone)]
pub struct Limiter(Option<Arc<Buckets>>);

impl Limiter {
    /// `None` counts nothing and refuses nobody.
    #[must_use]
    pub fn new(rates: Option<&Rates>, now: Now) -> Self {
        let bucket = |rate: Rate| Bucket::dashmap_with_clock(quota(rate), now.clone());
        Self(rates.map(|rates| {
            Arc::new(Buckets {
                requests: bucket(rates.requests),
                burst: bucket(rates.burst),
                assets: bucket(rates.assets),
                login: bucket(rates.login),
                invitations: bucket(rates.invitations),
                proposals: bucket(rates.proposals),
                comments: bucket(rates.comments),
                votes: bucket(rates.votes),
                search: bucket(rates.search),
                uploads: bucket(rates.uploads),
                now: now.clone(),
            })
        }))
    }

    /// Counts one act.
    ///
    /// # Errors
    /// [`TooMany`] when the rate of this verb is used up for this key.
    pub fn check(&self, verb: Verb, key: Key) -> Result<(), TooMany> {
        let Some(buckets) = &self.0 else {
            return Ok(());
        };
        let bucket = match verb {
            Verb::Login => &buckets.login,
            Verb::Invitation => &buckets.invitations,
            Verb::Proposal => &buckets.proposals,
            Verb::Comment => &buckets.comments,
            Verb::Vote => &buckets.votes,
            Verb::Search => &buckets.search,
            Verb::Upload => &buckets.uploads,
        };
        buckets.count(bucket, key)
    }

    /// Counts one request of a client.
    ///
    /// # Errors
    /// [`TooMany`] when one of the rates for requests is used up for this address.
    pub fn request(&self, kind: Kind, client: IpAddr) -> Result<(), TooMany> {
        let Some(buckets) = &self.0 else {
            return Ok(());
        };
        let key = Key::address(client);
        if kind == Kind::Asset {
            return buckets.count(&buckets.assets, key);
        }
        buckets.count(&buckets.burst, key)?;
        buckets.count(&buckets.requests, key)
    }

    /// Forgets who has been quiet long enough. To be called every minute, or the counts grow with
    /// every address ever seen.
    pub fn sweep(&self) {
        let Some(buckets) = &self.0 else {
            return;
        };
        for bucket in buckets.all() {
            bucket.retain_recent();
            bucket.shrink_to_fit();
        }
    }

    /// How many keys are remembered, over all rates.
    #[must_use]
    pub fn remembered(&self) -> usize {
        self.0
            .as_ref()
            .map_or(0, |buckets| buckets.all().iter().map(|b| b.len()).sum())
    }
}

impl fmt::Debug for Limiter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() {
            "Limiter(on)"
        } else {
            "Limiter(off)"
        })
    }
}

impl Buckets {
    fn count(&self, bucket: &Bucket, key: Key) -> Result<(), TooMany> {
        bucket.check_key(&key).map_err(|not_until| TooMany {
            retry_after: not_until.wait_time_from(self.now.now()),
        })
    }

    fn all(&self) -> [&Bucket; 10] {
        [
            &self.requests,
            &self.burst,
            &self.assets,
            &self.login,
            &self.invitations,
            &self.proposals,
            &self.comments,
            &self.votes,
            &self.search,
            &self.uploads,
        ]
    }
}

/// One cell comes back every `per / max`; at most `max` at once.
fn quota(rate: Rate) -> Quota {
    Quota::with_period(rate.per / rate.max.get())
        .unwrap_or_else(|| Quota::per_second(rate.max))
        .allow_burst(rate.max)
}

#[derive(Clone)]
pub(super) struct Requests {
    pub(super) limiter: Limiter,
    pub(super) kind: Kind,
    pub(super) refuse: Refuse,
}

pub(super) async fn limit(
    State(requests): State<Requests>,
    request: Request,
    next: Next,
) -> Response {
    // A request without an address came over no socket.
    let Some(ClientIp(client)) = request.extensions().get().copied() else {
        return next.run(request).await;
    };
    match requests.limiter.request(requests.kind, client) {
        Ok(()) => next.run(request).await,
        Err(too_many) => {
            metrics::counter!("entaku_http_rate_limited_total").increment(1);
            let reason = Reason::TooMany(too_many);
            requests.refuse.answer(Refusal::of(reason, &request)).await
        }
    }
}
