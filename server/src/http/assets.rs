//! Public files of the build, served from the disk with what the build compressed beside them.

use super::portal::Portal;
use axum::routing::{MethodRouter, get_service};
use tower_http::services::ServeDir;

/// `site-root` as cargo-leptos leaves it.
pub fn files(portal: &Portal) -> MethodRouter<Portal> {
    get_service(
        ServeDir::new(&portal.config.site.root)
            .precompressed_br()
            .precompressed_gzip()
            .append_index_html_on_directories(false),
    )
}
