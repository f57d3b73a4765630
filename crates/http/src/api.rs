//! What the handlers share: the domain's ports, the authenticator, and threads for work that takes time.

use std::sync::Arc;

use actix_web::web;
use freesewing_auth::authenticator::Authenticator;
use freesewing_auth::limits::Limiter;
use freesewing_domain::error::Error;
use freesewing_domain::ports::Ports;
use scheduled_thread_pool::ScheduledThreadPool;
use tokio::sync::{Semaphore, oneshot};

use crate::error::ApiError;
use crate::extract::Sender;
use crate::proxies::TrustedProxies;
use crate::public::{PublicAnswers, Shape, Thing};
use crate::wire::Public;

/// Handed to every handler.
#[derive(Clone)]
pub struct Api {
    /// What use cases need from outside.
    pub ports: Arc<Ports>,
    /// Who knows who is calling.
    pub authenticator: Arc<Authenticator>,
    /// What everybody may have, as it was answered last.
    public: Arc<PublicAnswers>,
    /// How much everybody did lately.
    pub(crate) limiter: Arc<Limiter>,
    /// Who is believed about where a request comes from.
    pub(crate) proxies: Arc<TrustedProxies>,
    /// The folder that mails lie in, where no server sends them.
    pub(crate) mail_folder: Option<Arc<str>>,
    /// Password hashes take tens of milliseconds and 16 MiB each, so only so many run at once. They have threads of their
    /// own, because a thread's heap keeps the room of the largest thing that it ever held.
    hashing: Arc<ScheduledThreadPool>,
    /// Those that run, and those that wait for it: there is an end to waiting.
    hashing_or_waiting: Arc<Semaphore>,
    /// Calls to other people's services take as long as those take, so only so many run at once.
    calling: Arc<Semaphore>,
    /// Pictures are fetched from elsewhere and take memory while they are looked at, so only so many are at once. The
    /// others wait without a thread, of which writing needs some.
    pictures: Arc<Semaphore>,
    /// Pictures are shown from wherever they are kept, which may be far away, or slow.
    showing: Arc<Semaphore>,
    /// Calls are put together from many rows; fewer of those at once than a store has readers, so that look-ups go on.
    counting: Arc<Semaphore>,
    /// Whether the store takes writes is tried once at a time: when it does not, each try waits long.
    trying: Arc<Semaphore>,
}

/// How many requests wait for a password to be hashed. It takes a core a few seconds to see to them; whoever comes then is
/// told to come back.
const WAITING_TO_HASH: usize = 64;
/// How many calls to other people's services run at once. Fewer than there are threads that may block, so that one of
/// those services being slow never keeps everybody else from writing.
const CALLS_OUT: usize = 4;
/// How many requests with a picture are handled at the same time.
const PICTURES: usize = 4;
/// How many pictures are read at the same time.
const SHOWN: usize = 4;
/// How many people see at the same time how much the API is used.
const COUNTED: usize = 2;

impl Api {
    /// Puts the parts together. `hashes` is how many passwords may be hashed at the same time: about one for each
    /// core, so that hashing never fills the memory.
    #[must_use]
    pub fn new(ports: Ports, authenticator: Authenticator, hashes: usize) -> Self {
        Self {
            ports: Arc::new(ports),
            authenticator: Arc::new(authenticator),
            public: Arc::default(),
            limiter: Arc::default(),
            proxies: Arc::default(),
            mail_folder: None,
            hashing: Arc::new(threads(hashes.max(1))),
            hashing_or_waiting: Arc::new(Semaphore::new(hashes.max(1).saturating_add(WAITING_TO_HASH))),
            calling: Arc::new(Semaphore::new(CALLS_OUT)),
            pictures: Arc::new(Semaphore::new(PICTURES)),
            showing: Arc::new(Semaphore::new(SHOWN)),
            counting: Arc::new(Semaphore::new(COUNTED)),
            trying: Arc::new(Semaphore::new(1)),
        }
    }

    /// The same, behind proxies that tell where requests come from. Without this, nobody is believed.
    #[must_use]
    pub fn behind(mut self, proxies: TrustedProxies) -> Self {
        self.proxies = Arc::new(proxies);
        self
    }

    /// The same, where mails are written to a folder instead of being sent. Callers are told its name.
    #[must_use]
    pub fn with_mails_in(mut self, folder: &str) -> Self {
        self.mail_folder = Some(folder.into());
        self
    }

    /// The same, for use cases that want to know where the request comes from.
    #[must_use]
    pub fn seen_from(&self, Sender(origin): Sender) -> Self {
        let mut api = self.clone();
        Arc::make_mut(&mut api.ports).origin = origin;
        api
    }

    /// Runs a use case that only reads, right here: a look-up takes microseconds, less than handing it to a thread.
    ///
    /// # Errors
    /// What the use case says.
    pub fn read<T>(&self, use_case: impl FnOnce(&Ports) -> Result<T, Error>) -> Result<T, ApiError> {
        Ok(use_case(&self.ports)?)
    }

    /// Answers what everybody may have. It is read only when it may have changed since it was answered last.
    ///
    /// # Errors
    /// What the use case says.
    pub fn public<T: serde::Serialize>(
        &self,
        thing: Thing,
        shape: Shape,
        use_case: impl FnOnce(&Ports) -> Result<T, Error>,
    ) -> Result<Public<T>, ApiError> {
        let store = &self.ports.store;
        let ready =
            self.public.find_or_make((thing, shape), |subject| store.revision(subject), || use_case(&self.ports))?;
        Ok(Public::new(ready))
    }

    /// Runs a use case that writes, on a thread that may wait for the disk.
    ///
    /// # Errors
    /// What the use case says.
    pub async fn write<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Ports) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ApiError> {
        let ports = Arc::clone(&self.ports);
        self.blocking(move || use_case(&ports)).await?.map_err(ApiError::from)
    }

    /// Runs a use case that hashes a password, on a thread that may take its time, in turn with the others.
    ///
    /// # Errors
    /// What the use case says; [`ApiError::Busy`] when too many wait.
    pub async fn hash<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Ports) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ApiError> {
        let ports = Arc::clone(&self.ports);
        self.in_turn(move || use_case(&ports)).await?.map_err(ApiError::from)
    }

    /// Runs a use case that calls somebody else's service, on a thread that may wait, in turn with others of the kind.
    ///
    /// # Errors
    /// What the use case says.
    pub async fn call_out<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Ports) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ApiError> {
        let ports = Arc::clone(&self.ports);
        self.in_turn_of(&self.calling, move || use_case(&ports)).await?.map_err(ApiError::from)
    }

    /// Runs a use case with a picture in it, on a thread that may take its time, in turn with the others.
    ///
    /// # Errors
    /// What the use case says.
    pub async fn picture<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Ports) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ApiError> {
        let ports = Arc::clone(&self.ports);
        self.in_turn_of(&self.pictures, move || use_case(&ports)).await?.map_err(ApiError::from)
    }

    /// Runs a use case that writes, and that has a picture in it or not.
    ///
    /// # Errors
    /// What the use case says.
    pub async fn write_pictured<T: Send + 'static>(
        &self,
        pictured: bool,
        use_case: impl FnOnce(&Ports) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ApiError> {
        if pictured { self.picture(use_case).await } else { self.write(use_case).await }
    }

    /// Runs a use case that reads a picture, on a thread that may wait for whoever keeps it, in turn with the others.
    ///
    /// # Errors
    /// What the use case says.
    pub async fn show<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Ports) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ApiError> {
        let ports = Arc::clone(&self.ports);
        self.in_turn_of(&self.showing, move || use_case(&ports)).await?.map_err(ApiError::from)
    }

    /// Runs a use case that puts calls together, on a thread that may take its time, in turn with others of the kind.
    ///
    /// # Errors
    /// What the use case says.
    pub async fn count<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Ports) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ApiError> {
        let ports = Arc::clone(&self.ports);
        self.in_turn_of(&self.counting, move || use_case(&ports)).await?.map_err(ApiError::from)
    }

    /// Runs a use case that tries whether a part does its work, on a thread that may wait, one at a time.
    ///
    /// # Errors
    /// What the use case says.
    pub async fn try_out<T: Send + 'static>(
        &self,
        use_case: impl FnOnce(&Ports) -> Result<T, Error> + Send + 'static,
    ) -> Result<T, ApiError> {
        let ports = Arc::clone(&self.ports);
        self.in_turn_of(&self.trying, move || use_case(&ports)).await?.map_err(ApiError::from)
    }

    /// Runs something slow that needs no ports, in turn with the hashing of passwords.
    ///
    /// # Errors
    /// [`ApiError::Busy`] when too many wait, [`Error::Internal`] when the server is ending.
    pub async fn in_turn<T: Send + 'static>(&self, slow: impl FnOnce() -> T + Send + 'static) -> Result<T, ApiError> {
        let place = Arc::clone(&self.hashing_or_waiting).try_acquire_owned().map_err(|_| ApiError::Busy)?;
        let (answer, answered) = oneshot::channel();
        self.hashing.execute(move || {
            let _place = place;
            // Whoever asked may have gone, before or meanwhile.
            if !answer.is_closed() {
                let _ = answer.send(slow());
            }
        });
        answered.await.map_err(|error| ApiError::Rule(Error::Internal(error.to_string())))
    }

    async fn in_turn_of<T: Send + 'static>(
        &self,
        turns: &Arc<Semaphore>,
        slow: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, ApiError> {
        let turn = Arc::clone(turns).acquire_owned().await;
        let turn = turn.map_err(|error| Error::Internal(error.to_string()))?;
        self.blocking(move || {
            let result = slow();
            drop(turn);
            result
        })
        .await
    }

    async fn blocking<T: Send + 'static>(&self, slow: impl FnOnce() -> T + Send + 'static) -> Result<T, ApiError> {
        web::block(slow).await.map_err(|error| ApiError::Rule(Error::Internal(error.to_string())))
    }
}

fn threads(count: usize) -> ScheduledThreadPool {
    ScheduledThreadPool::builder().num_threads(count).thread_name_pattern("hashing-{}").build()
}
