//! Builds anew when a migration was added: the macro that embeds them cannot see that by itself.

fn main() {
    println!("cargo:rerun-if-changed=../../migrations");
}
