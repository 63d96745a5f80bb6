//! The store of files: a folder, or a bucket that speaks S3. Objects have random names and no
//! meaning of their own; who may see one, and under which name, stands in the table `files`.
//!
//! Order of writing: first the object, then its row; of removing: first the row, then the object.
//! So a row never leads to nothing, and what is left over in between is swept up a day later.

mod client;
mod pictures;
mod scanner;
mod sweep;

pub use pictures::{Checked, check};
pub use scanner::Scanner;
pub use sweep::Swept;

use crate::error::{Error, Result};
use bytes::Bytes;
use futures::StreamExt as _;
use futures::stream::BoxStream;
use model::AppError;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt as _, PutPayload, RetryConfig};
use secrecy::{ExposeSecret as _, SecretString};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Semaphore;

/// Pictures that are decoded at the same time; one of the largest takes 160 MB for as long.
const DECODING: usize = 1;
/// After this long in the queue somebody is asked to come back.
const PATIENCE: Duration = Duration::from_secs(20);
/// Objects lie below this name, so that a folder or a bucket may hold other things too.
const PREFIX: &str = "files";

/// Where to find a bucket.
#[derive(Clone, Debug)]
pub struct Bucket {
    pub name: String,
    /// What the names of objects begin with: one of its own for each installation in the bucket.
    pub prefix: Option<String>,
    /// Of a store that is not Amazon's own.
    pub endpoint: Option<String>,
    pub region: String,
    pub access_key: String,
    pub secret_key: SecretString,
}

/// The store of files. Clones share it.
#[derive(Clone, Debug)]
pub struct Storage {
    store: Arc<dyn ObjectStore>,
    below: Path,
    decoding: Arc<Semaphore>,
    scanner: Option<Arc<Scanner>>,
}

impl Storage {
    fn over(store: impl ObjectStore) -> Self {
        Self {
            store: Arc::new(store),
            below: Path::from(PREFIX),
            decoding: Arc::new(Semaphore::new(DECODING)),
            scanner: None,
        }
    }

    /// In a folder, which is made where it is missing.
    ///
    /// # Errors
    /// The folder cannot be made or read.
    pub fn folder(path: &std::path::Path) -> Result<Self> {
        std::fs::create_dir_all(path).map_err(Error::unexpected)?;
        let store = LocalFileSystem::new_with_prefix(path).map_err(Error::unexpected)?;
        Ok(Self::over(store.with_fsync(true)))
    }

    /// In a bucket, over TLS; without TLS where the endpoint says `http:`.
    ///
    /// # Errors
    /// An endpoint that is no address.
    pub fn bucket(bucket: &Bucket) -> Result<Self> {
        // The client of the store takes the cryptography of the process.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let mut builder = AmazonS3Builder::new()
            .with_http_connector(client::Straight)
            .with_bucket_name(&bucket.name)
            .with_region(&bucket.region)
            .with_retry(RetryConfig {
                max_retries: 2,
                retry_timeout: Duration::from_secs(10),
                ..RetryConfig::default()
            })
            .with_access_key_id(&bucket.access_key)
            .with_secret_access_key(bucket.secret_key.expose_secret());
        if let Some(endpoint) = &bucket.endpoint {
            builder = builder
                .with_endpoint(endpoint)
                .with_allow_http(endpoint.starts_with("http:"));
        }
        let mut storage = Self::over(builder.build().map_err(Error::unexpected)?);
        if let Some(prefix) = &bucket.prefix {
            storage.below = Path::from(prefix.as_str()).join(PREFIX);
        }
        Ok(storage)
    }

    /// Asks this scanner before anything is kept.
    #[must_use]
    pub fn scanned_by(mut self, scanner: Option<Scanner>) -> Self {
        self.scanner = scanner.map(Arc::new);
        self
    }

    /// The scanner, where there is one.
    #[must_use]
    pub fn scanner(&self) -> Option<&Scanner> {
        self.scanner.as_deref()
    }

    /// In memory, for tests.
    #[must_use]
    pub fn memory() -> Self {
        Self::over(InMemory::new())
    }

    /// Looks at a file and makes it harmless, off the threads of requests and one at a time.
    ///
    /// # Errors
    /// [`AppError::Invalid`] on the field `sketch`; [`AppError::Busy`] with a long queue or a
    /// scanner that is away.
    pub async fn check(&self, name: &str, bytes: Vec<u8>) -> Result<Checked> {
        if let Some(scanner) = &self.scanner
            && bytes.len() <= model::files::FILE_MAX
        {
            scanner.pass(&bytes).await?;
        }
        let turn = tokio::time::timeout(PATIENCE, Arc::clone(&self.decoding).acquire_owned())
            .await
            .map_err(|_| AppError::Busy)?
            .map_err(Error::unexpected)?;
        let name = name.to_owned();
        let checked = tokio::task::spawn_blocking(move || {
            let checked = check(&name, &bytes);
            drop(turn);
            checked
        });
        match checked.await {
            Ok(checked) => checked.map_err(|problem| AppError::field("sketch", problem).into()),
            // A decoder that falls over a file has said enough about it.
            Err(error) => {
                tracing::warn!(error = %error, "a file broke its decoder");
                Err(AppError::field("sketch", model::Problem::FileBroken).into())
            }
        }
    }

    /// Writes an object under a new random name; answers with the name.
    ///
    /// # Errors
    /// [`AppError::Busy`] when the store is full or away.
    pub async fn put(&self, content: Bytes) -> Result<String> {
        let key = uuid::Uuid::new_v4().simple().to_string();
        self.store
            .put(&self.place(&key), PutPayload::from_bytes(content))
            .await
            .map_err(|error| away(&error))?;
        Ok(key)
    }

    /// The content of an object, piece by piece; `None` when there is none.
    ///
    /// # Errors
    /// [`AppError::Busy`] when the store is away.
    pub async fn open(
        &self,
        key: &str,
    ) -> Result<Option<BoxStream<'static, std::io::Result<Bytes>>>> {
        match self.store.get(&self.place(key)).await {
            Ok(found) => Ok(Some(
                found
                    .into_stream()
                    .map(|piece| piece.map_err(std::io::Error::other))
                    .boxed(),
            )),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(away(&error)),
        }
    }

    fn place(&self, key: &str) -> Path {
        self.below.clone().join(key)
    }

    /// Removes objects whose rows are gone. A failure is logged and left to the sweep.
    pub async fn remove(&self, keys: &[String]) {
        for key in keys {
            match self.store.delete(&self.place(key)).await {
                Ok(()) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => {
                    tracing::warn!(error = %error, key, "an object is left for the sweep");
                }
            }
        }
    }
}

fn away(error: &object_store::Error) -> Error {
    tracing::error!(error = %error, "the store of files does not answer");
    AppError::Busy.into()
}
