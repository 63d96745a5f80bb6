//! Chance that can be repeated.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

#[derive(Clone, Debug)]
pub struct Chance(u64);

impl Chance {
    /// From `FAULTS_SEED`, else from the clock; printed either way.
    pub fn new(of: &str) -> Self {
        let seed = std::env::var("FAULTS_SEED")
            .ok()
            .and_then(|seed| seed.parse().ok())
            .unwrap_or_else(|| {
                let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
                u64::from(now.subsec_nanos()) ^ now.as_secs()
            });
        println!("{of}: FAULTS_SEED={seed}");
        Self(seed)
    }

    /// For a task of its own.
    pub fn split(&mut self) -> Self {
        Self(self.next())
    }

    // SplitMix64: every seed is a good one, also 0.
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, sides: u64) -> u64 {
        self.next() % sides
    }

    pub fn between(&mut self, from: Duration, to: Duration) -> Duration {
        let span = u64::try_from((to - from).as_millis()).unwrap();
        from + Duration::from_millis(self.below(span + 1))
    }
}

/// How often something is killed: `FAULTS_CYCLES`, else so often.
pub fn cycles(usual: usize) -> usize {
    let given = std::env::var("FAULTS_CYCLES").ok();
    given.and_then(|n| n.parse().ok()).unwrap_or(usual)
}
