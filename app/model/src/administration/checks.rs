//! What `entaku doctor` and the page of checks find.

words! {
    /// How a check came out.
    Verdict {
        Good => "good",
        /// Works, and should be looked at.
        Odd => "odd",
        Bad => "bad",
    }
}

words! {
    /// What is looked at. The sentence is `doctor-{name}-{finding}`.
    CheckName {
        Database => "database",
        Migrations => "migrations",
        Pragmas => "pragmas",
        Integrity => "integrity",
        Clock => "clock",
        Disk => "disk",
        Address => "address",
        Secret => "secret",
        Cookie => "cookie",
        Smtp => "smtp",
        Scanner => "scanner",
        Passwords => "passwords",
        Mails => "mails",
        Jobs => "jobs",
        Holidays => "holidays",
        Administrators => "administrators",
    }
}

/// Everything that a check can find, as `{name}-{finding}`.
pub const FINDINGS: &[&str] = &[
    "database-sqlite",
    "database-postgres",
    "database-unreachable",
    "migrations-current",
    "migrations-missing",
    "migrations-unreadable",
    "pragmas-safe",
    "pragmas-unsafe",
    "integrity-whole",
    "integrity-broken",
    "integrity-large",
    "clock-same",
    "clock-apart",
    "disk-room",
    "disk-little",
    "disk-full",
    "disk-unknown",
    "address-https",
    "address-loopback",
    "address-missing",
    "secret-set",
    "secret-demo",
    "secret-missing",
    "cookie-secure",
    "cookie-plain",
    "smtp-reachable",
    "smtp-away",
    "smtp-mailbox",
    "smtp-missing",
    "smtp-refused",
    "scanner-answers",
    "scanner-away",
    "passwords-fast",
    "passwords-right",
    "passwords-slow",
    "mails-moving",
    "mails-late",
    "mails-dead",
    "jobs-well",
    "jobs-failing",
    "holidays-known",
    "holidays-missing",
    "administrators-none",
    "administrators-one",
    "administrators-several",
];

/// What a check found: a verdict, the word of the sentence, and what stands in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    pub name: CheckName,
    pub verdict: Verdict,
    pub finding: &'static str,
    pub value: String,
    pub more: String,
}
