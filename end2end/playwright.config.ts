import { defineConfig, type PlaywrightTestConfig } from "@playwright/test";
import { CHROMIUM_ARGS, chromiumPath } from "./chromium.mjs";
import type { Options } from "./fixtures/entaku.ts";

const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 };
const ja = { locale: "ja-JP", timezoneId: "Asia/Tokyo" };
const en = { locale: "en-GB", timezoneId: "Europe/London" };

/** What islands do on top of the forms. */
const SCRIPTS = ["**/islands.spec.ts"];
const KEYBOARD = ["**/keyboard.spec.ts"];

const config: PlaywrightTestConfig<Options> = {
  testDir: "journeys",
  globalSetup: "./fixtures/template.ts",
  outputDir: "test-results",
  fullyParallel: false,
  forbidOnly: !!process.env.CI,
  // A test that passes the second time has found something.
  retries: 0,
  workers: Number(process.env.ENTAKU_WORKERS ?? 2),
  // Generous: a busy machine must not look like a broken product.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: process.env.CI ? [["list"]] : [["list"], ["html", { open: "never" }]],
  use: {
    launchOptions: { executablePath: await chromiumPath(), args: CHROMIUM_ARGS },
    actionTimeout: 45_000,
    navigationTimeout: 60_000,
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
  },
  // Twins: every journey ends with the same database assertion, whichever way it was walked.
  projects: [
    { name: "ja-js-desktop", use: { ...desktop, ...ja, language: "ja", javaScriptEnabled: true } },
    { name: "en-nojs-desktop", testIgnore: [...SCRIPTS, ...KEYBOARD], use: { ...desktop, ...en, language: "en", javaScriptEnabled: false } },
    { name: "en-js-phone", testIgnore: KEYBOARD, use: { ...phone, ...en, language: "en", javaScriptEnabled: true } },
    { name: "ja-nojs-phone", testIgnore: [...SCRIPTS, ...KEYBOARD], use: { ...phone, ...ja, language: "ja", javaScriptEnabled: false } },
  ],
};

export default defineConfig<Options>(config);
