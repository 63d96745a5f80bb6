fn main() {
    // The macro embeds the files it finds; a *new* file would otherwise not be noticed.
    println!("cargo:rerun-if-changed=locales");
}
