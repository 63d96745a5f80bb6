//! How many passwords this machine can hash in a second with everything it has, with the crate
//! alone: what sign-ins are measured against (`make bench`). Prints one number.

use argon2::password_hash::PasswordHasher as _;
use argon2::{Algorithm, Argon2, Params, Version};
use std::time::{Duration, Instant};

const SECONDS: u64 = 5;

fn hashed(until: Instant) -> Result<u32, String> {
    let params = Params::new(19 * 1024, 2, 1, None).map_err(|error| error.to_string())?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut hashed = 0;
    while Instant::now() < until {
        argon2
            .hash_password_with_salt(b"seven dogs walk at dawn", b"salt of 16 bytes")
            .map_err(|error| error.to_string())?;
        hashed += 1;
    }
    Ok(hashed)
}

fn main() -> Result<(), String> {
    let until = Instant::now() + Duration::from_secs(SECONDS);
    let cores = std::thread::available_parallelism().map_or(2, std::num::NonZero::get);
    let threads: Vec<_> = (0..cores)
        .map(|_| std::thread::spawn(move || hashed(until)))
        .collect();
    let mut total = 0;
    for thread in threads {
        total += thread.join().map_err(|_| "a thread panicked")??;
    }
    #[expect(clippy::print_stdout, reason = "the one thing this program does")]
    {
        println!("{:.1}", f64::from(total) / f64::from(SECONDS as u32));
    }
    Ok(())
}
