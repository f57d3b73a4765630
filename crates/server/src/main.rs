//! FreeSewing's backend, in one binary. Here the layers are wired together; the rules are in the crates below.
//!
//! * [`command`]: the command line.
//! * [`environment`]: variables, from the environment and from a `.env` file.
//! * [`settings`]: what the variables mean.
//! * [`wiring`]: settings become a store, ports, mail.
//! * [`serve`], [`grant`], [`import`], [`keep`]: the commands.

mod bar;
mod clock;
mod command;
mod console;
mod counting;
mod encryption_key;
mod environment;
mod grant;
mod import;
mod keep;
mod metrics;
mod providers;
mod serve;
mod settings;
mod sweeping;
mod telemetry;
mod warnings;
mod wiring;

use std::process::ExitCode;

use anyhow::Context as _;
use clap::Parser as _;

use command::{AdminCommand, Cli, Command};
use environment::Environment;
use settings::{SettingError, Settings};

/// The exit code for settings that make no sense.
const WRONG_SETTING: u8 = 2;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(&cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            console::complain(&format!("{error:#}"));
            let setting = error.downcast_ref::<SettingError>().is_some();
            ExitCode::from(if setting { WRONG_SETTING } else { 1 })
        }
    }
}

fn run(cli: &Cli) -> anyhow::Result<()> {
    let environment = Environment::read()?;
    let settings = Settings::read(&environment)?;
    let _log = telemetry::start(&settings).context("cannot start the log")?;
    match &cli.command {
        None | Some(Command::Serve) => serve::run(settings),
        Some(Command::Admin { command: AdminCommand::Grant { email } }) => grant::run(&settings, email),
        Some(Command::Backup { path }) => keep::back_up(&settings, path),
        Some(Command::Restore { path, force }) => keep::restore(&settings, path, *force),
        Some(Command::Check { path }) => keep::check(&settings, path.as_deref()),
        Some(Command::Rekey) => keep::rekey(&settings),
        Some(Command::Import(arguments)) => import::run(&settings, arguments),
        Some(Command::Config) => {
            console::say(&settings.to_string());
            Ok(())
        }
    }
}
