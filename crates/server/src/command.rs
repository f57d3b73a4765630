//! The command line.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

/// FreeSewing's backend.
///
/// Settings come from environment variables, or from a file named `.env` in the working directory. All of them are
/// listed in docs/OPERATIONS.md; `freesewing-server config` prints the ones in force.
#[derive(Debug, Parser)]
#[command(name = "freesewing-server", version)]
pub(crate) struct Cli {
    /// What to do; `serve` when nothing is said.
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the API until told to stop. This is the default.
    Serve,
    /// Look after who may do what.
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    /// Copy the database to a file, also while it is served, and check the copy.
    Backup {
        /// The file to make. There must be none yet.
        path: PathBuf,
    },
    /// Check a backup, and put a copy of it in the place of the database. Stop the server first.
    Restore {
        /// The backup.
        path: PathBuf,
        /// Replace the database that is there. It is kept under another name.
        #[arg(long)]
        force: bool,
    },
    /// Look whether the database is sound, also while it is served, and say what is wrong.
    Check {
        /// A backup to look at instead.
        path: Option<PathBuf>,
    },
    /// Seal everything anew with the key in force, also while it is served; the former key must be known, too.
    Rekey,
    /// Move in from the former server, with everything or not at all.
    Import(ImportArguments),
    /// Print the settings in force, with secrets hidden.
    Config,
}

/// What to move in.
#[derive(Debug, clap::Args)]
pub(crate) struct ImportArguments {
    /// The SQLite database of the former server; it is only read. BACKEND_ENC_KEY must be what it was there.
    #[arg(long, value_name = "PATH")]
    pub(crate) from: PathBuf,
    /// List every row that cannot be taken, and why.
    #[arg(long)]
    pub(crate) report: bool,
    /// Leave out the rows that cannot be taken, and take the rest.
    #[arg(long)]
    pub(crate) skip_damaged: bool,
}

/// Look after who may do what.
#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    /// Make an administrator of whoever has this e-mail address, and print a link that signs them in.
    Grant {
        /// The address. If it has no account, it gets one.
        email: String,
    },
}

#[cfg(test)]
mod tests {
    use super::Cli;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_sound() {
        Cli::command().debug_assert();
    }
}
