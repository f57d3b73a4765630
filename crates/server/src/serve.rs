//! `serve`: the API, until told to stop.

use std::net::TcpListener;
use std::sync::Arc;
use std::time::Duration;

use actix_web::dev::ServerHandle;
use actix_web::web::Data;
use actix_web::{HttpServer, rt};
use anyhow::Context as _;
use freesewing_auth::authenticator::Authenticator;
use freesewing_domain::ports::{OutboxStore, Ports};
use freesewing_http::configure::{Prepared, app};
use freesewing_http::{Api, Metrics};
use freesewing_outbound::dispatch::Dispatcher;
use freesewing_outbound::images::ImagePlace;
use freesewing_outbound::settings::Delivery;
use tokio::signal::unix::{Signal, SignalKind, signal};

use crate::clock::Trust;
use crate::settings::{Database, Settings};
use crate::warnings;
use crate::wiring::{House, wire};
use crate::{console, counting, metrics, sweeping};

/// An idle connection is kept this long, as on the server that scripts are used to.
const KEEP_ALIVE: Duration = Duration::from_secs(5);
/// What is in flight at the end gets this many seconds to finish.
const GRACE: u64 = 7;
/// Threads of each worker that may wait. Some may be held up by pictures, in `freesewing_http::Api`; what is left waits for
/// the disk. There is one writer; more threads would only queue for it.
const WAITING_THREADS: usize = 16;

/// Serves until told to stop.
pub(crate) fn run(mut settings: Settings) -> anyhow::Result<()> {
    let door = open_door(&mut settings)?;
    let settings = &settings;
    // Before anybody writes to it.
    let trust = Trust::of(&settings.database);
    let House { ports, authenticator, postman, fresh_key } = wire(settings)?;
    let outbox: Arc<dyn OutboxStore + Send + Sync> = ports.store.clone();
    let dispatcher = Dispatcher::start(outbox, ports.clock.clone(), postman, settings.website.clone())?;
    let served = rt::System::new().block_on(serve(settings, door, ports.clone(), authenticator, fresh_key, trust));
    dispatcher.stop();
    ports.store.write_counts().context("the last counts could not be written")?;
    served
}

/// With port 0 the system chooses one. That is done before anything else, for links in mails have it in them.
fn open_door(settings: &mut Settings) -> anyhow::Result<Option<TcpListener>> {
    if settings.listen.port() != 0 {
        return Ok(None);
    }
    let door = TcpListener::bind(settings.listen).with_context(|| cannot_listen(settings))?;
    settings.listen = door.local_addr()?;
    settings.take_port(settings.listen.port());
    Ok(Some(door))
}

fn cannot_listen(settings: &Settings) -> String {
    format!("cannot listen on {}; choose another BACKEND_PORT or BACKEND_BIND", settings.listen)
}

async fn serve(
    settings: &Settings,
    door: Option<TcpListener>,
    ports: Ports,
    authenticator: Authenticator,
    fresh_key: bool,
    trust: Trust,
) -> anyhow::Result<()> {
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let api = Api::new(ports.clone(), authenticator, cores).behind(settings.proxies.clone());
    let api = Data::new(match &settings.mail.delivery {
        Delivery::Folder(folder) => api.with_mails_in(&folder.display().to_string()),
        Delivery::Smtp { .. } | Delivery::Ses { .. } => api,
    });
    let mut prepared = Prepared::new(settings.base());
    let watchers = match settings.metrics {
        Some(bind) => {
            let numbers = Data::new(Metrics::new(ports.clock.now()));
            prepared = prepared.watched(numbers.clone());
            Some(metrics::listen(bind, numbers)?)
        }
        None => None,
    };
    let server = HttpServer::new(move || app(api.clone(), &prepared))
        .keep_alive(KEEP_ALIVE)
        .worker_max_blocking_threads(WAITING_THREADS)
        .shutdown_timeout(GRACE)
        .disable_signals();
    let server = match door {
        Some(door) => server.listen(door),
        None => server.bind(settings.listen),
    };
    let server = server.with_context(|| cannot_listen(settings))?.run();
    // Before anybody is told that we are there, so that nobody can stop us by force unawares.
    let signals = Signals::listen().context("cannot listen for the signals that end the server")?;
    let stopper = rt::spawn(stop_on_signal(signals, server.handle()));
    let counts = rt::spawn(counting::write(ports.store.clone()));
    let warnings = rt::spawn(warnings::watch(ports.clone(), settings.warnings.every));
    let sweep = rt::spawn(sweeping::sweep(ports, trust));
    welcome(settings, fresh_key);
    let watchers = watchers.map(|(server, listen)| {
        console::say(&format!("  numbers for Prometheus        http://{listen}/metrics"));
        rt::spawn(server)
    });
    let served = server.await.context("the server failed");
    for task in [stopper, counts, warnings, sweep] {
        task.abort();
    }
    if let Some(watchers) = watchers {
        watchers.abort();
    }
    tracing::info!("stopped");
    served
}

fn welcome(settings: &Settings, fresh_key: bool) {
    let (url, listen, database) = (settings.base(), settings.listen, &settings.database);
    console::say(&format!("FreeSewing's backend listens on http://{listen}"));
    console::say(&format!("  begin here, in a browser      {url}/account/"));
    console::say(&format!("  the API, to read and to try   {url}/docs/"));
    match database {
        Database::Memory => console::say("  everything is kept in memory, and gone when this ends"),
        Database::Sqlite(path) => console::say(&format!("  the database                  {}", path.display())),
    }
    if let Delivery::Folder(folder) = &settings.mail.delivery {
        console::say(&format!("  mails are written to          {}", folder.display()));
    }
    if let ImagePlace::Folder(folder) = &settings.images {
        console::say(&format!("  pictures are kept in          {}", folder.display()));
    }
    if fresh_key {
        console::say(
            "  a new encryption key is in    encryption.key (keep a copy: without it the database cannot be read)",
        );
    }
    let program = std::env::args().next().unwrap_or_else(|| "freesewing-server".to_owned());
    console::say(&format!("  to make the first admin       {program} admin grant EMAIL"));
    tracing::info!(%listen, "listening");
}

/// What tells us to end: SIGTERM from the system, SIGINT from a person at the terminal.
struct Signals {
    terminate: Signal,
    interrupt: Signal,
    /// Says that a file would grow beyond what the system allows, and ends whoever does not listen. The write that it is
    /// about fails all the same, as on a full disk.
    _too_large: Signal,
}

/// `SIGXFSZ`, on every system that we know.
const TOO_LARGE: i32 = 25;

impl Signals {
    fn listen() -> std::io::Result<Self> {
        Ok(Self {
            terminate: signal(SignalKind::terminate())?,
            interrupt: signal(SignalKind::interrupt())?,
            _too_large: signal(SignalKind::from_raw(TOO_LARGE))?,
        })
    }
}

/// Ends the server when it is told to: what is in flight finishes first.
async fn stop_on_signal(mut signals: Signals, server: ServerHandle) {
    tokio::select! {
        _ = signals.terminate.recv() => {}
        _ = signals.interrupt.recv() => {}
    }
    tracing::info!("stopping");
    server.stop(true).await;
}
