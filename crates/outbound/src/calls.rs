//! Calls to other people's services: how TLS is spoken, and where calls run.
//!
//! The ports are synchronous, the libraries that call out are not. So calls run on a small runtime of their own, and
//! whoever asked waits for the outcome on a thread that may wait.

use std::future::Future;
use std::io;
use std::sync::{Arc, mpsc};
use std::time::Duration;

use reqwest::ClientBuilder;
use reqwest::redirect::Policy;
use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};
use tokio::runtime::{Builder, Runtime};

/// Who we say we are.
const USER_AGENT: &str = concat!("FreeSewing-backend/", env!("CARGO_PKG_VERSION"), " (+https://freesewing.org)");
/// A connection that takes longer to come about does not come about.
const CONNECT: Duration = Duration::from_secs(4);
/// Threads that calls run on; they wait more than they work.
const THREADS: usize = 2;

/// What every client of ours has in common: TLS with the roots that are built in, so that no certificates of the system
/// are needed; no proxy; no redirect is followed. `limit` is for a call as a whole.
///
/// # Errors
/// [`rustls::Error`], if it could not do what it was built for.
pub(crate) fn client(limit: Duration) -> Result<ClientBuilder, rustls::Error> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(ClientBuilder::new()
        .tls_backend_preconfigured(tls)
        .no_proxy()
        .redirect(Policy::none())
        .user_agent(USER_AGENT)
        .connect_timeout(CONNECT)
        .timeout(limit))
}

/// Where calls run.
pub(crate) struct Calls {
    runtime: Option<Runtime>,
}

impl Calls {
    /// Starts the threads. `name` tells them from others.
    ///
    /// # Errors
    /// When the system has no thread to give.
    pub(crate) fn start(name: &str) -> io::Result<Self> {
        let mut builder = Builder::new_multi_thread();
        let runtime = builder.worker_threads(THREADS).thread_name(name).enable_all().build()?;
        Ok(Self { runtime: Some(runtime) })
    }

    /// Makes a call, and waits for what comes of it; `None` if it never ends by itself. Works on any thread, but takes
    /// as long as the call does.
    pub(crate) fn wait<T: Send + 'static>(&self, call: impl Future<Output = T> + Send + 'static) -> Option<T> {
        let (send, receive) = mpsc::sync_channel(1);
        self.runtime.as_ref()?.spawn(async move {
            let _nobody_waits_any_more = send.send(call.await);
        });
        receive.recv().ok()
    }
}

impl Drop for Calls {
    fn drop(&mut self) {
        // What is dropped among asynchronous tasks must not wait for others to end.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}
