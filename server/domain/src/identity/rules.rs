//! What an installation decides about coming in.

use std::net::{IpAddr, Ipv6Addr};
use std::time::Duration;

/// How strict this installation is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rules {
    /// `None`: nobody ever waits. For tests, and where an operator switched all limits off.
    pub guard: Option<Guard>,
    /// Whether people of the vendor need a second factor (ASVS 6.3.3).
    pub staff_second_factor: bool,
}

/// So many in so long: all at once, and then one after the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quota {
    pub max: u32,
    pub per: Duration,
}

/// Limits that hold over all processes and restarts (ASVS 2.4.1, 6.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Guard {
    pub login_network: Quota,
    pub login_account: Quota,
    /// Links to reset a password, and codes to sign in with.
    pub mail_network: Quota,
    pub mail_account: Quota,
    /// Posts that are kept after a session had ended; by the person, or by the network.
    pub kept_posts: Quota,
}

impl Default for Guard {
    fn default() -> Self {
        const MINUTE: u64 = 60;
        let quota = |max, minutes| Quota {
            max,
            per: Duration::from_secs(minutes * MINUTE),
        };
        Self {
            login_network: quota(25, 5),
            login_account: quota(25, 60),
            mail_network: quota(25, 5),
            mail_account: quota(5, 30),
            kept_posts: quota(10, 30),
        }
    }
}

/// Who comes from where, as far as it matters for coming in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Visit {
    /// `None` for who comes over no socket.
    pub client: Option<IpAddr>,
    /// What [`super::Entry::In`] gave to this browser the last time; may be empty or forged.
    pub device: String,
    /// `User-Agent`.
    pub agent: String,
}

impl Visit {
    /// The /24 of IPv4 or the /64 of IPv6: what one customer of a provider has.
    pub(super) fn network(&self) -> Option<String> {
        let network = match self.client?.to_canonical() {
            IpAddr::V4(ip) => {
                let [a, b, c, _] = ip.octets();
                format!("{a}.{b}.{c}")
            }
            IpAddr::V6(ip) => {
                let network = u128::from(ip) & !u128::from(u64::MAX);
                Ipv6Addr::from(network).to_string()
            }
        };
        Some(network)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn one_customer_of_a_provider_is_one_network() {
        let network = |ip: &str| {
            Visit {
                client: Some(ip.parse().unwrap()),
                ..Visit::default()
            }
            .network()
            .unwrap()
        };
        assert_eq!(network("203.0.113.7"), network("203.0.113.250"));
        assert_eq!(network("203.0.113.7"), network("::ffff:203.0.113.7"));
        assert_ne!(network("203.0.113.7"), network("203.0.114.7"));
        assert_eq!(network("2001:db8::1"), network("2001:db8::ffff:1"));
        assert_ne!(network("2001:db8::1"), network("2001:db8:0:1::1"));
        assert_eq!(Visit::default().network(), None);
    }
}
