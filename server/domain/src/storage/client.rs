//! The client that speaks with a bucket: the store's own, but it follows no redirect. A store that
//! points elsewhere would otherwise decide whom this server calls (ASVS 15.3.2).

use object_store::client::{ClientOptions, HttpClient, HttpConnector};
use std::time::Duration;

/// Until the other side takes the call.
const CONNECT: Duration = Duration::from_secs(5);
/// For a whole answer; the largest file is 10 MB.
const ANSWER: Duration = Duration::from_secs(30);

/// Makes such clients.
#[derive(Debug)]
pub struct Straight;

impl HttpConnector for Straight {
    fn connect(&self, _options: &ClientOptions) -> object_store::Result<HttpClient> {
        let client = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT)
            .timeout(ANSWER)
            .build()
            .map_err(|error| object_store::Error::Generic {
                store: "bucket",
                source: Box::new(error),
            })?;
        Ok(HttpClient::new(client))
    }
}
