//! How many passwords this machine can hash in a second with everything it has: what sign-ins are
//! measured against (`make bench`). Prints one number.

use domain::auth::Passwords;
use std::time::{Duration, Instant};

const SECONDS: u64 = 5;

#[tokio::main]
async fn main() -> Result<(), domain::Error> {
    let passwords = Passwords::new()?;
    let end = Instant::now() + Duration::from_secs(SECONDS);
    let mut tasks = tokio::task::JoinSet::new();
    for _ in 0..std::thread::available_parallelism().map_or(2, std::num::NonZero::get) {
        let passwords = passwords.clone();
        tasks.spawn(async move {
            let mut hashed = 0_u32;
            while Instant::now() < end {
                passwords.hash("seven dogs walk at dawn".to_owned()).await?;
                hashed += 1;
            }
            Ok::<_, domain::Error>(hashed)
        });
    }
    let mut hashed = 0;
    while let Some(task) = tasks.join_next().await {
        hashed += task.map_err(domain::Error::unexpected)??;
    }
    #[expect(clippy::print_stdout, reason = "the one thing this program does")]
    {
        println!("{:.1}", f64::from(hashed) / f64::from(SECONDS as u32));
    }
    Ok(())
}
