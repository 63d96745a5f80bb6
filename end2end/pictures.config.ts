// `make pictures`: one run in both languages; themes and widths are turned inside.
import { defineConfig } from "@playwright/test";
import journeys from "./playwright.config.ts";
import type { Options } from "./fixtures/entaku.ts";

const device = { javaScriptEnabled: true, deviceScaleFactor: 1, trace: "off", screenshot: "off" } as const;

export default defineConfig<Options>({
  ...journeys,
  testDir: ".",
  testMatch: "pictures.ts",
  timeout: 600_000,
  reporter: [["list"]],
  projects: [
    { name: "ja", use: { ...device, language: "ja", locale: "ja-JP", timezoneId: "Asia/Tokyo" } },
    { name: "en", use: { ...device, language: "en", locale: "en-GB", timezoneId: "Europe/London" } },
  ],
});
