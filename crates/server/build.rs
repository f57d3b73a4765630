//! Links the unwinder into the binary, so that on Linux it needs nothing but libc.
//!
//! Rust's standard library asks the linker for `gcc_s`, the shared form of GCC's unwinder, which a small container may
//! not have. Every GCC also comes with the static form, `gcc_eh`. So that the linker takes this one, it finds a
//! one-line script of the shared one's name before the real thing.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build.rs");
    let target = |name| env::var(format!("CARGO_CFG_TARGET_{name}")).unwrap_or_default();
    let folder = env::var_os("OUT_DIR").map(PathBuf::from);
    if let (Some(folder), "linux", "gnu") = (folder, target("OS").as_str(), target("ENV").as_str())
        && has_static_unwinder()
    {
        fs::write(folder.join("libgcc_s.so"), "GROUP ( -lgcc_eh -lgcc )\n")?;
        println!("cargo::rustc-link-search=native={}", folder.display());
    }
    Ok(())
}

/// Whether the C compiler knows where its static unwinder is. Without it the shared one has to do.
fn has_static_unwinder() -> bool {
    let compiler = env::var_os("CC").unwrap_or_else(|| "cc".into());
    let answer = Command::new(compiler).arg("-print-file-name=libgcc_eh.a").output();
    answer.is_ok_and(|answer| {
        let path = String::from_utf8_lossy(&answer.stdout).trim().to_owned();
        // A compiler that does not find it says the name alone.
        Path::new(&path).is_absolute()
    })
}
