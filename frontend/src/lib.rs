//! The browser's half: wakes the islands of a page.
#![cfg(target_arch = "wasm32")]

// The islands register themselves by being linked.
use app as _;

/// Called by the script that `HydrationScripts` writes.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
