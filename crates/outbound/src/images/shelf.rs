//! Pictures in a folder, in a bucket, or in memory.

use std::error::Error;
use std::fs::DirBuilder;
use std::path::PathBuf;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use freesewing_domain::image::Picture;
use freesewing_domain::ports::Existing;
use object_store::aws::{AmazonS3Builder, AmazonS3ConfigKey};
use object_store::client::{HttpClient, HttpConnector};
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ClientOptions, ObjectStore, ObjectStoreExt as _, PutMode, PutOptions, RetryConfig};
use url::Url;

use super::{Bucket, ImagesError};
use crate::calls;

/// So long a call to a bucket may take; it is made twice at most.
const LIMIT: Duration = Duration::from_secs(10);

/// Keeps pictures under their names. What kind a picture is, its first bytes tell when it is read.
pub(super) struct Shelf {
    store: OnceLock<Arc<dyn ObjectStore>>,
    /// A folder that is not open yet, for it may not be there yet.
    folder: Option<PathBuf>,
    /// What stands before each name.
    prefix: Path,
}

impl Shelf {
    /// In a folder, which is made when the first picture needs it.
    pub(super) fn folder(folder: PathBuf) -> Self {
        Self { store: OnceLock::new(), folder: Some(folder), prefix: Path::default() }
    }

    pub(super) fn memory() -> Self {
        Self::open_already(Arc::new(InMemory::new()), Path::default())
    }

    pub(super) fn bucket(bucket: &Bucket) -> Result<Self, ImagesError> {
        let failed = |error: &dyn Error| ImagesError::Bucket(error.to_string());
        let url = Url::parse(&bucket.url).ok().filter(|url| url.scheme() == "s3");
        let url = url.ok_or(ImagesError::BucketUrl)?;
        let name = url.host_str().filter(|name| !name.is_empty()).ok_or(ImagesError::BucketUrl)?;
        let client = calls::client(LIMIT).map_err(|error| ImagesError::Client(error.to_string()))?;
        let client = client.build().map_err(|error| ImagesError::Client(error.to_string()))?;
        let mut builder = AmazonS3Builder::new()
            .with_http_connector(Connector(client))
            .with_retry(RetryConfig { max_retries: 1, retry_timeout: LIMIT, ..RetryConfig::default() })
            // Pictures go one by one, and not everything that speaks like S3 knows how to remove many.
            .with_config(AmazonS3ConfigKey::DisableBulkDelete, "true")
            .with_bucket_name(name);
        for (key, value) in &bucket.settings {
            let key: AmazonS3ConfigKey = key.parse().map_err(|error: object_store::Error| failed(&error))?;
            builder = builder.with_config(key, value.expose());
        }
        let store = builder.build().map_err(|error| failed(&error))?;
        let prefix = Path::from_url_path(url.path()).map_err(|_| ImagesError::BucketUrl)?;
        Ok(Self::open_already(Arc::new(store), prefix))
    }

    fn open_already(store: Arc<dyn ObjectStore>, prefix: Path) -> Self {
        Self { store: OnceLock::from(store), folder: None, prefix }
    }

    pub(super) async fn put(&self, id: &str, picture: Picture, existing: Existing) -> Result<(), String> {
        let store = match self.open()? {
            Some(store) => store,
            None => self.make()?,
        };
        let mode = match existing {
            Existing::Replace => PutMode::Overwrite,
            Existing::Keep => PutMode::Create,
        };
        let options = PutOptions { mode, ..PutOptions::default() };
        match store.put_opts(&self.path(id), picture.bytes.into(), options).await {
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(()),
            Err(error) => Err(innermost(&error)),
        }
    }

    pub(super) async fn remove(&self, id: &str) -> Result<(), String> {
        let Some(store) = self.open()? else {
            return Ok(());
        };
        match store.delete(&self.path(id)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(innermost(&error)),
        }
    }

    pub(super) async fn find(&self, id: &str) -> Result<Option<Vec<u8>>, String> {
        let Some(store) = self.open()? else {
            return Ok(None);
        };
        let found = match store.get(&self.path(id)).await {
            Ok(found) => found.bytes().await,
            Err(error) => Err(error),
        };
        match found {
            Ok(bytes) => Ok(Some(bytes.into())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(innermost(&error)),
        }
    }

    fn path(&self, id: &str) -> Path {
        self.prefix.clone().join(id)
    }

    /// The store, unless it is a folder that nobody has made yet.
    fn open(&self) -> Result<Option<Arc<dyn ObjectStore>>, String> {
        if let Some(store) = self.store.get() {
            return Ok(Some(Arc::clone(store)));
        }
        let Some(folder) = self.folder.as_ref().filter(|folder| folder.is_dir()) else {
            return Ok(None);
        };
        let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| innermost(&error))?;
        Ok(Some(Arc::clone(self.store.get_or_init(|| Arc::new(store)))))
    }

    /// Makes the folder, for its owner alone.
    fn make(&self) -> Result<Arc<dyn ObjectStore>, String> {
        let Some(folder) = &self.folder else {
            return Err("there is no folder".to_owned());
        };
        let mut builder = DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(folder).map_err(|error| format!("cannot make the folder {}: {error}", folder.display()))?;
        self.open()?.ok_or_else(|| format!("{} is no folder", folder.display()))
    }
}

/// What is at the bottom of an error: what is above it names files, and so the picture.
fn innermost(error: &(dyn Error + 'static)) -> String {
    let mut cause = error;
    while let Some(source) = cause.source() {
        cause = source;
    }
    cause.to_string()
}

/// Has S3 spoken to by a client of ours.
#[derive(Debug)]
struct Connector(reqwest::Client);

impl HttpConnector for Connector {
    fn connect(&self, _: &ClientOptions) -> object_store::Result<HttpClient> {
        Ok(HttpClient::new(self.0.clone()))
    }
}
