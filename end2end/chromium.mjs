// Which Chromium the tests drive: ENTAKU_CHROMIUM, a system one, or the one Playwright downloaded.
// `node chromium.mjs` prints its path and version, or fails.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";

export async function chromiumPath() {
  const fixed = [process.env.ENTAKU_CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = fixed.find((path) => path && existsSync(path));
  if (found) return found;
  const { chromium } = await import("@playwright/test");
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}

/** A container's root has no sandbox, and nothing here may look for updates on the network. */
export const CHROMIUM_ARGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const path = await chromiumPath();
  if (!path) process.exit(1);
  const version = execFileSync(path, ["--version", "--no-sandbox"], { stdio: ["ignore", "pipe", "ignore"] });
  console.log(`${path} ${String(version).trim()}`);
}
