//! The networks whose `X-Forwarded-For` is believed.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;

/// An address and how many of its leading bits count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Network {
    bits: u128,
    prefix: u8,
    v6: bool,
}

/// An IPv4 address inside IPv6 (`::ffff:1.2.3.4`) is that IPv4 address: a socket that listens on
/// both families reports peers that way.
#[must_use]
pub fn plain(ip: IpAddr) -> IpAddr {
    ip.to_canonical()
}

fn bits(ip: IpAddr) -> (u128, u8, bool) {
    match plain(ip) {
        IpAddr::V4(ip) => (u128::from(u32::from(ip)) << 96, 32, false),
        IpAddr::V6(ip) => (u128::from(ip), 128, true),
    }
}

fn mask(prefix: u8) -> u128 {
    match 128_u32.checked_sub(u32::from(prefix)) {
        Some(0) => u128::MAX,
        Some(shift) => u128::MAX.checked_shl(shift).unwrap_or(0),
        None => u128::MAX,
    }
}

impl Network {
    #[must_use]
    pub fn contains(&self, ip: IpAddr) -> bool {
        let (bits, _, v6) = bits(ip);
        v6 == self.v6 && (bits ^ self.bits) & mask(self.prefix) == 0
    }
}

impl FromStr for Network {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let problem = || format!("{text:?} is not an address or network such as 10.0.0.0/8");
        let (ip, prefix) = match text.split_once('/') {
            Some((ip, prefix)) => (ip, Some(prefix)),
            None => (text, None),
        };
        let ip: IpAddr = ip.trim().parse().map_err(|_| problem())?;
        let (bits, longest, v6) = bits(ip);
        let prefix = match prefix {
            Some(prefix) => prefix.trim().parse().map_err(|_| problem())?,
            None => longest,
        };
        if prefix > longest {
            return Err(problem());
        }
        Ok(Self { bits, prefix, v6 })
    }
}

impl fmt::Display for Network {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ip = if self.v6 {
            IpAddr::V6(self.bits.into())
        } else {
            IpAddr::V4(u32::try_from(self.bits >> 96).unwrap_or_default().into())
        };
        write!(f, "{ip}/{}", self.prefix)
    }
}

/// None by default: then the address of the connection is the address of the client.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<Network>);

impl TrustedProxies {
    #[must_use]
    pub fn contains(&self, ip: IpAddr) -> bool {
        self.0.iter().any(|network| network.contains(ip))
    }
}

impl FromStr for TrustedProxies {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        text.split(',')
            .map(str::trim)
            .filter(|part| !part.is_empty())
            .map(str::parse)
            .collect::<Result<_, _>>()
            .map(Self)
    }
}

impl fmt::Display for TrustedProxies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&parts.join(","))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn networks_contain_their_addresses_and_no_others() {
        for (network, ip, inside) in [
            ("10.0.0.0/8", "10.1.2.3", true),
            ("10.0.0.0/8", "11.0.0.1", false),
            ("10.0.0.1", "10.0.0.1", true),
            ("10.0.0.1", "10.0.0.2", false),
            ("0.0.0.0/0", "203.0.113.9", true),
            ("0.0.0.0/0", "::1", false),
            ("::/0", "2001:db8::1", true),
            ("2001:db8::/32", "2001:db8:ffff::1", true),
            ("2001:db8::/32", "2001:db9::1", false),
            ("127.0.0.1", "::ffff:127.0.0.1", true),
        ] {
            let network: Network = network.parse().unwrap();
            assert_eq!(
                network.contains(ip.parse().unwrap()),
                inside,
                "{network} {ip}"
            );
        }
        for text in [
            "10.0.0.0/33",
            "::/129",
            "10.0.0",
            "example.com",
            "10.0.0.0/",
        ] {
            assert!(text.parse::<Network>().is_err(), "{text}");
        }
    }
}
